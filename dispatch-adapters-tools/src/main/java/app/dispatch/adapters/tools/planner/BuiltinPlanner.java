package app.dispatch.adapters.tools.planner;

import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.adapters.tools.planner.flow.Flows;
import app.dispatch.adapters.tools.planner.flow.Numerals;
import app.dispatch.adapters.tools.planner.flow.Vocabulary;
import app.dispatch.adapters.tools.planner.language.Languages;
import app.dispatch.adapters.tools.planner.language.Reading;
import app.dispatch.adapters.tools.planner.match.OpMatcher;
import app.dispatch.adapters.tools.planner.refine.Refiner;
import app.dispatch.adapters.tools.planner.schedule.ScheduleReader;
import app.dispatch.adapters.tools.planner.schedule.Timing;
import app.dispatch.adapters.tools.planner.schedule.Unsayable;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Spelling;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.application.Ids;
import app.dispatch.application.compose.Planner;
import app.dispatch.application.cpu.Lane;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.RunLimits;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.tool.Catalogue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A planner that reads the brief itself: offline, within milliseconds, and always the same way. It plans a brief whole or
 * refuses it. Safe for use by several threads.
 */
public final class BuiltinPlanner implements Planner {
    private static final Pattern BRACES = Pattern.compile("\\{\\{[^{}]{1,80}\\}\\}");
    private static final int MOST_BRACES = 5;

    private final Ids ids;
    private final InstantSource clock;
    private final Languages languages = new Languages();
    private final ScheduleReader schedules = new ScheduleReader();
    private final Refiner refiner = new Refiner("builtin", schedules);
    private final AtomicReference<@Nullable Known> last = new AtomicReference<>();

    public BuiltinPlanner(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "builtin";
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
        Handed handed = Handed.read(spelled.tokens(), !read.translated(), known.flows(), schedules);
        Planned planned = planned(brief, known, read.trouble(), handed.tokens());
        List<String> notes = new ArrayList<>(spelled.notes());
        notes.addAll(handed.notes());
        notes.addAll(braces(brief.input()));
        return new Planned(
                told(planned.plan(), notes), read.translated() ? elsewhere(planned.trace()) : planned.trace());
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
    private static Plan told(Plan plan, List<String> notes) {
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

    private Planned planned(Brief brief, Known known, Optional<String> unread, Tokens tokens) {
        Troubles troubles = new Troubles();
        unread.ifPresent(why -> troubles.add(brief.input().strip(), why));
        Optional<ScheduleReader.Found> schedule = schedule(tokens, troubles);
        Tokens untimed = schedule.map(ScheduleReader.Found::rest).orElse(tokens);
        ExactReader.Read exact = new ExactReader(known.matcher()).read(brief, tokens, untimed, schedule, troubles);
        List<Draft> drafts = exact.steps();
        Optional<String> impossible = known.flows().impossible(tokens);
        boolean link = tokens.find(0, i -> tokens.get(i) instanceof Token.Link) < tokens.size();
        if (impossible.isPresent() && (troubles.any() || !link)) {
            throw troubles.any() && !drafts.isEmpty()
                    ? troubles.refusal()
                    : troubles.and(brief.input().strip(), impossible.get());
        }
        boolean partly = loses(drafts, known, untimed)
                || (troubles.any() && !exact.twice())
                || aside(exact, known, untimed, link)
                || !whole(drafts, known, untimed, schedule.isEmpty() && !exact.webhook())
                || !Numerals.digitsLost(untimed, drafts).isEmpty();
        if (partly && !known.flows().onlyCalls(untimed)) {
            Optional<Planned> flow = flow(known, untimed, schedule, troubles);
            if (flow.isPresent()) {
                return flow.get();
            }
        }
        if (!troubles.any()) {
            Numerals.digitsLost(untimed, drafts)
                    .forEach(words -> troubles.add(words, "I do not understand this number"));
        }
        if (troubles.any()) {
            throw troubles.refusal();
        }
        List<String> left = loses(drafts, known, untimed) ? known.flows().left(untimed, drafts) : List.of();
        try {
            return exact(exact, schedule, known.flows().ask(left, drafts));
        } catch (Unclear unclear) {
            throw troubles.and(untimed.written(), unclear.text());
        }
    }

    private Planned exact(ExactReader.Read exact, Optional<ScheduleReader.Found> schedule, List<String> told) {
        List<Choice> trace = new ArrayList<>(timed(schedule));
        trace.addAll(exact.trace());
        Timing timing = schedule.map(ScheduleReader.Found::timing).orElse(null);
        List<String> notes = new ArrayList<>(exact.notes());
        notes.addAll(told);
        return new Planned(plan(exact.steps(), timing, exact.webhook(), notes), trace);
    }

    /** Whether a brief says more than its list of actions: background, a model and a condition, things at the same time. */
    private static boolean aside(ExactReader.Read exact, Known known, Tokens untimed, boolean link) {
        boolean parallel = untimed.find(0, i -> FunctionWords.PARALLEL.at(untimed, i)) < untimed.size();
        return (!link && (exact.background() || parallel || known.flows().decides(untimed)))
                || (parallel && inARow(exact.steps()));
    }

    /** What is written in capitals all through is read as if it were not. */
    private static String lowered(String input) {
        long letters = input.chars().filter(Character::isLetter).count();
        long capitals = input.chars().filter(Character::isUpperCase).count();
        return letters > 20 && capitals * 10 > letters * 8 ? input.toLowerCase(Locale.ROOT) : input;
    }

    /** Whether a tool is looked into, and words that may say what for stand for nothing. */
    private static boolean loses(List<Draft> drafts, Known known, Tokens untimed) {
        return drafts.stream().anyMatch(draft -> draft.reads && draft.url.isEmpty())
                && !known.flows().left(untimed, drafts).isEmpty();
    }

    /** Whether each step waits for the one before it. */
    private static boolean inARow(List<Draft> drafts) {
        for (int i = 1; i < drafts.size(); i++) {
            if (!drafts.get(i).after.contains(drafts.get(i - 1).id)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a plan has every tool that the brief names, and looks again where it says so. */
    private static boolean whole(List<Draft> drafts, Known known, Tokens untimed, boolean once) {
        Set<String> used = new LinkedHashSet<>();
        drafts.forEach(draft -> used.add(draft.tool.id()));
        known.flows().named(untimed).stream()
                .filter(tool -> drafts.stream().anyMatch(draft -> draft.url.contains(tool)))
                .forEach(used::add);
        String params = drafts.toString()
                + drafts.stream().map(draft -> draft.params.toString()).toList();
        boolean reached = untimed.list().stream()
                .allMatch(token -> !(token instanceof Token.Word word)
                        || !word.text().matches("#[A-Za-z][\\w-]*|[\\w.+-]+@[\\w-]+\\.[\\w.]+")
                        || params.contains(word.text()));
        return reached
                && used.containsAll(known.flows().named(untimed))
                && !(once && known.flows().watches(untimed));
    }

    private static List<Choice> timed(Optional<ScheduleReader.Found> schedule) {
        return schedule.stream()
                .flatMap(found -> found.words().stream()
                        .map(words -> new Choice(
                                words.text(),
                                words.start(),
                                "cron " + found.timing().cron())))
                .toList();
    }

    /** A brief that is no list of actions may tell what to look at, and who is to know of it. */
    private Optional<Planned> flow(
            Known known, Tokens untimed, Optional<ScheduleReader.Found> schedule, Troubles troubles) {
        try {
            return known.flows()
                    .make(untimed, schedule.map(ScheduleReader.Found::timing))
                    .map(made -> {
                        List<Choice> trace = new ArrayList<>(timed(schedule));
                        trace.addAll(made.trace());
                        return new Planned(plan(made.steps(), made.timing(), made.webhook(), made.notes()), trace);
                    });
        } catch (Unclear unclear) {
            if (troubles.any()) {
                troubles.add(untimed.written(), unclear.text());
            }
            return Optional.empty();
        }
    }

    /** What was made of the last catalogue serves again: mostly there is only one. */
    private Known known(Catalogue catalogue) {
        Known known = last.get();
        if (known == null || !known.catalogue().equals(catalogue)) {
            Flows flows = new Flows(new Vocabulary(catalogue));
            known = new Known(
                    catalogue,
                    new OpMatcher(catalogue, flows::stands),
                    flows,
                    new Spelling(flows.words(), flows.names()));
            last.set(known);
        }
        return known;
    }

    private record Known(Catalogue catalogue, OpMatcher matcher, Flows flows, Spelling spelling) {}

    private Optional<ScheduleReader.Found> schedule(Tokens tokens, Troubles troubles) {
        try {
            return schedules.read(tokens);
        } catch (Unsayable unsayable) {
            troubles.add(tokens.written(), unsayable.text());
            throw troubles.refusal();
        }
    }

    private Plan plan(List<Draft> drafts, @Nullable Timing timing, boolean webhook, List<String> notes) {
        List<Step> steps = new ArrayList<>();
        Draft before = null;
        for (Draft draft : drafts) {
            draft.when = timing == null ? draft.when : timing.guard(draft.when);
            steps.add(draft.step(before));
            before = draft;
        }
        List<String> assumptions = new ArrayList<>(timing == null ? List.of() : timing.assumptions());
        assumptions.addAll(notes);
        TriggerKind trigger =
                timing != null && timing.cron() != null ? TriggerKind.SCHEDULE : webhook ? TriggerKind.WEBHOOK : null;
        return new Plan(
                new PlanId(ids.next("wf_")),
                clock.instant(),
                Names.plan(drafts),
                null,
                trigger,
                timing == null ? null : timing.cron(),
                timing == null ? null : timing.zone(),
                steps,
                RunLimits.NONE,
                id(),
                assumptions);
    }
}
