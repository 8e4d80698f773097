package app.dispatch.adapters.tools.planner;

import app.dispatch.adapters.tools.planner.language.Languages;
import app.dispatch.adapters.tools.planner.language.Reading;
import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Described;
import app.dispatch.adapters.tools.planner.parse.Enclosed;
import app.dispatch.adapters.tools.planner.parse.Paraphrases;
import app.dispatch.adapters.tools.planner.refine.Refiner;
import app.dispatch.adapters.tools.planner.schedule.ScheduleReader;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Spelling;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.application.Ids;
import app.dispatch.application.compose.Planner;
import app.dispatch.application.cpu.Lane;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.tool.Catalogue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A planner that reads the brief itself: offline, within milliseconds, and always the same way. It plans a brief whole or
 * refuses it. Safe for use by several threads.
 */
public final class BuiltinPlanner implements Planner {
    static final String ID = "builtin";

    private static final Pattern BRACES = Pattern.compile("\\{\\{[^{}]{1,80}\\}\\}");
    private static final int MOST_BRACES = 5;

    /** A brief of more words and marks is read as it stands alone: each other reading takes the time of a plan. */
    private static final int MOST_SAID_OTHERWISE = 150;

    /** So many characters of a brief are told as it was read. */
    private static final int LONGEST_TOLD = 400;

    /** "Mon–Fri": days of the week with a dash between them that is no hyphen. */
    private static final Pattern DAYS = Pattern.compile(
            "\\b(mon|tue|wed|thu|fri|sat|sun)[–—](mon|tue|wed|thu|fri|sat|sun)\\b", Pattern.CASE_INSENSITIVE);

    private final Ids ids;
    private final InstantSource clock;
    private final Languages languages = new Languages();
    private final ScheduleReader schedules = new ScheduleReader();
    private final Refiner refiner = new Refiner(ID, schedules);
    private final AtomicReference<@Nullable Known> last = new AtomicReference<>();

    public BuiltinPlanner(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Reads the files of words that every brief needs, so that the first need not wait for them. */
    public static void readWords() {
        var unusedForm = English.has("word");
        var unusedWords = EnglishWords.IT.words();
        var unusedRules = Paraphrases.size();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean keepsToTheBrief(Plan plan) {
        return true;
    }

    @Override
    public Planned plan(Brief brief, Lane lane) {
        return lane.run(() -> plan(brief));
    }

    @Override
    public Planned plan(Brief brief) {
        return brief.current().isPresent()
                ? refiner.refine(brief, brief.current().get())
                : planned(brief);
    }

    private Planned planned(Brief brief) {
        Reading read = languages.english(Scanner.scan(lowered(brief.input())));
        Known known = known(brief.catalogue());
        Spelling.Read spelled = known.spelling().read(read.translated() ? Scanner.scan(read.english()) : read.tokens());
        Pipeline pipeline = new Pipeline(known.knowledge(), schedules, read, ids, clock);
        Pipeline.Result made =
                enclosed(spelled.tokens(), pipeline, known).orElseGet(() -> planned(spelled.tokens(), pipeline, known));
        List<String> notes = new ArrayList<>(spelled.notes());
        notes.addAll(braces(brief.input()));
        return new Planned(told(made.plan(), notes), read.translated() ? elsewhere(made.trace()) : made.trace());
    }

    /** The plan of a brief that speaks of files which go with something; empty where it speaks of none, or not so. */
    private static Optional<Pipeline.Result> enclosed(Tokens spelled, Pipeline pipeline, Known known) {
        if (spelled.size() > MOST_SAID_OTHERWISE) {
            return Optional.empty();
        }
        return Enclosed.read(spelled, known.knowledge()).stream()
                .flatMap(files -> enclosed(files, pipeline, known).stream())
                .findFirst();
    }

    private static Optional<Pipeline.Result> enclosed(Enclosed files, Pipeline pipeline, Known known) {
        try {
            return Optional.of(planned(files.tokens(), pipeline.about(files), known));
        } catch (Refusal readOtherwise) {
            return Optional.empty();
        }
    }

    /** The plan of the brief as it stands; where that leaves something open, of the brief in other words that leave nothing. */
    private static Pipeline.Result planned(Tokens spelled, Pipeline pipeline, Known known) {
        Tokens tokens = Paraphrases.read(Described.read(spelled), known.knowledge());
        Optional<Pipeline.Result> first = Optional.empty();
        Optional<Refusal> refusal = Optional.empty();
        try {
            first = Optional.of(pipeline.plan(tokens));
        } catch (Refusal refused) {
            refusal = Optional.of(refused);
        }
        if (first.filter(Pipeline.Result::whole).isEmpty() && tokens.size() <= MOST_SAID_OTHERWISE) {
            for (Tokens other : Paraphrases.others(tokens, known.knowledge())) {
                try {
                    Pipeline.Result made = pipeline.plan(other);
                    if (made.whole()) {
                        Plan plan = told(made.plan(), List.of("It is read as “" + other.said(LONGEST_TOLD) + "”."));
                        return new Pipeline.Result(plan, elsewhere(made.trace()), true);
                    }
                } catch (Refusal alsoRefused) {
                    // The next may do.
                }
            }
        }
        return first.orElseThrow(refusal::orElseThrow);
    }

    /** What is written like an expression is text, as anything that somebody else may have put there. */
    private static List<String> braces(String input) {
        return BRACES.matcher(input)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST_BRACES)
                .map(written -> "“" + written + "” is taken as text: a brief holds no expressions.")
                .toList();
    }

    /** The plan that tells these as well. */
    static Plan told(Plan plan, List<String> notes) {
        List<String> all = new ArrayList<>(plan.assumptions());
        notes.stream().filter(note -> !all.contains(note)).forEach(all::add);
        return notes.isEmpty() ? plan : plan.madeBy(plan.planner(), all);
    }

    /** Choices by the words of the English reading, which stand nowhere in the brief. */
    private static List<Choice> elsewhere(List<Choice> trace) {
        return trace.stream()
                .map(choice -> new Choice(choice.words(), -1, choice.chosen()))
                .toList();
    }

    /** What is written in capitals all through is read as if it were not. */
    private static String lowered(String written) {
        String input = DAYS.matcher(written).replaceAll("$1-$2");
        long letters = input.chars().filter(Character::isLetter).count();
        long capitals = input.chars().filter(Character::isUpperCase).count();
        return letters > 20 && capitals * 10 > letters * 8 ? input.toLowerCase(Locale.ROOT) : input;
    }

    /** What was made of the last catalogue serves again: mostly there is only one. */
    private Known known(Catalogue catalogue) {
        Known known = last.get();
        if (known == null || !known.catalogue().equals(catalogue)) {
            Knowledge knowledge = new Knowledge(catalogue);
            known = new Known(catalogue, knowledge, new Spelling(knowledge.words(), knowledge.names()));
            last.set(known);
        }
        return known;
    }

    private record Known(Catalogue catalogue, Knowledge knowledge, Spelling spelling) {}
}
