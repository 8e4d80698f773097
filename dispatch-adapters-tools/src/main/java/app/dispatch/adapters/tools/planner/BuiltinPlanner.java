package app.dispatch.adapters.tools.planner;

import app.dispatch.adapters.tools.planner.account.Troubles;
import app.dispatch.adapters.tools.planner.language.Languages;
import app.dispatch.adapters.tools.planner.language.Reading;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.parse.Ahead;
import app.dispatch.adapters.tools.planner.parse.Approvals;
import app.dispatch.adapters.tools.planner.parse.Asides;
import app.dispatch.adapters.tools.planner.parse.Described;
import app.dispatch.adapters.tools.planner.parse.Details;
import app.dispatch.adapters.tools.planner.parse.EachKey;
import app.dispatch.adapters.tools.planner.parse.Idioms;
import app.dispatch.adapters.tools.planner.parse.Joined;
import app.dispatch.adapters.tools.planner.parse.Listing;
import app.dispatch.adapters.tools.planner.parse.Paraphrases;
import app.dispatch.adapters.tools.planner.parse.Parser;
import app.dispatch.adapters.tools.planner.parse.Questions;
import app.dispatch.adapters.tools.planner.parse.Reported;
import app.dispatch.adapters.tools.planner.parse.Roundabout;
import app.dispatch.adapters.tools.planner.parse.Severally;
import app.dispatch.adapters.tools.planner.parse.Story;
import app.dispatch.adapters.tools.planner.parse.Terse;
import app.dispatch.adapters.tools.planner.parse.Uttered;
import app.dispatch.adapters.tools.planner.refine.Refiner;
import app.dispatch.adapters.tools.planner.resolve.Planning;
import app.dispatch.adapters.tools.planner.schedule.ScheduleReader;
import app.dispatch.adapters.tools.planner.schedule.Timing;
import app.dispatch.adapters.tools.planner.schedule.Unsayable;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Spelling;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.application.Ids;
import app.dispatch.application.compose.Planner;
import app.dispatch.application.cpu.Lane;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.compose.Planned;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.RunLimits;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.Effect;
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
    private static final Pattern BRACES = Pattern.compile("\\{\\{[^{}]{1,80}\\}\\}");
    private static final int MOST_BRACES = 5;

    /** "Mon–Fri": days of the week with a dash between them that is no hyphen. */
    private static final Pattern DAYS = Pattern.compile(
            "\\b(mon|tue|wed|thu|fri|sat|sun)[–—](mon|tue|wed|thu|fri|sat|sun)\\b", Pattern.CASE_INSENSITIVE);

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
        Tokens full = EachKey.read(
                Terse.read(Paraphrases.read(Described.read(spelled.tokens()), known.knowledge()), known.knowledge()),
                known.knowledge());
        Handed handed = Handed.read(full, !read.translated(), known.knowledge(), schedules);
        Planned planned = planned(brief, known, read.trouble(), asked(handed.tokens(), known.knowledge()));
        List<String> notes = new ArrayList<>(spelled.notes());
        notes.addAll(handed.notes());
        notes.addAll(braces(brief.input()));
        return new Planned(
                told(planned.plan(), notes), read.translated() ? elsewhere(planned.trace()) : planned.trace());
    }

    private Tokens asked(Tokens tokens, Knowledge knowledge) {
        Tokens uttered = Uttered.quoted(Joined.read(tokens), knowledge, schedules);
        Tokens joined = Severally.read(Listing.read(uttered, knowledge), knowledge);
        Tokens quoted = Reported.quoted(Details.read(joined, knowledge), knowledge, schedules);
        Tokens plain = Idioms.read(Questions.read(Ahead.read(quoted, knowledge), knowledge), knowledge);
        return Roundabout.read(plain, knowledge);
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
        Tokens told = Story.without(tokens, known.knowledge());
        Optional<ScheduleReader.Found> schedule;
        try {
            schedule = schedule(told, troubles);
        } catch (Refusal unsayable) {
            return appointed(tokens, known).orElseThrow(() -> unsayable);
        }
        if (schedule.filter(found -> !found.again()
                        && (Questions.isOne(told)
                                || Story.isSaid(tokens, found.words().getFirst().start())))
                .isPresent()) {
            schedule = Optional.empty();
        }
        Tokens untimed =
                schedule.map(found -> Story.with(tokens, told, found.rest())).orElse(tokens);
        Approvals approvals = Approvals.read(untimed);
        Knowledge knowledge = known.knowledge().reading(approvals.rest());
        boolean once = schedule.filter(found -> !found.again()).isPresent();
        Planned planned;
        try {
            planned = piped(knowledge, approvals, schedule, troubles);
        } catch (Refusal refusal) {
            return Optional.of(tokens)
                    .filter(all -> once)
                    .flatMap(all -> appointed(all, known))
                    .orElseThrow(() -> refusal);
        }
        boolean fronted =
                schedule.filter(found -> found.words().getFirst().start() == 0).isPresent();
        return once && isAppointed(planned, known, !fronted)
                ? appointed(tokens, known).orElse(planned)
                : planned;
    }

    /** The plan where what is said of a time is when an event is, and not when the plan runs; empty where none is put or moved. */
    private Optional<Planned> appointed(Tokens tokens, Known known) {
        try {
            Approvals approvals = Approvals.read(tokens);
            Planned planned =
                    piped(known.knowledge().reading(approvals.rest()), approvals, Optional.empty(), new Troubles());
            return Optional.of(planned).filter(one -> isAppointed(one, known, true));
        } catch (Refusal untold) {
            return Optional.empty();
        }
    }

    /** @param removed whether one that is taken away counts too */
    private static boolean isAppointed(Planned planned, Known known, boolean removed) {
        return planned.plan().steps().stream()
                .anyMatch(step ->
                        isAppointment(step, known.knowledge()) || (removed && takesAway(step, known.knowledge())));
    }

    /** Whether a step takes something away from where there is a time for everything. */
    private static boolean takesAway(Step step, Knowledge knowledge) {
        return knowledge
                .operation(step.tool(), step.op())
                .filter(one -> one.is(Operation.Kind.CHANGE) && one.isGrave())
                .filter(one -> knowledge.operations().stream()
                        .anyMatch(list -> list.lists()
                                && list.tool().id().equals(step.tool())
                                && list.things().stream().anyMatch(one.things()::contains)
                                && list.member("start").isPresent()))
                .isPresent();
    }

    /** Whether a step puts something into a calendar, or moves it there. */
    private static boolean isAppointment(Step step, Knowledge knowledge) {
        return knowledge
                .operation(step.tool(), step.op())
                .filter(one -> one.op().effect().strongest() != Effect.READ
                        && one.param("start").isPresent()
                        && one.param("end").isPresent())
                .isPresent();
    }

    private Planned piped(
            Knowledge knowledge, Approvals approvals, Optional<ScheduleReader.Found> schedule, Troubles troubles) {
        Asides asides = Asides.read(approvals.rest(), knowledge);
        Planning.Made made = Planning.make(
                Parser.parse(asides.rest(), knowledge),
                asides,
                approvals,
                knowledge,
                schedule.map(ScheduleReader.Found::timing),
                troubles);
        Timing timing = timing(made, schedule);
        List<Choice> trace = new ArrayList<>(timed(schedule));
        trace.addAll(made.trace());
        List<String> notes = new ArrayList<>(made.notes());
        boolean asks =
                made.steps().stream().anyMatch(step -> step.params.toString().contains("{{ trigger."));
        if (asks && !made.webhook() && timing != null && timing.cron() != null) {
            notes.add("A schedule brings no `trigger`: write these values into the steps before it is switched on.");
        }
        return new Planned(plan(made.steps(), timing, made.webhook(), notes), trace);
    }

    /** When it runs; where it has to look again and again and nobody said how often, as often as is usual. */
    private static @Nullable Timing timing(Planning.Made made, Optional<ScheduleReader.Found> schedule) {
        Timing said = schedule.map(ScheduleReader.Found::timing).orElse(null);
        boolean open = made.polled() && !made.webhook() && (said == null || said.cron() == null);
        if (!open) {
            return said;
        }
        boolean calls = made.steps().stream().anyMatch(step -> step.reads && !step.url.isEmpty());
        boolean waits = !made.watching()
                || made.steps().stream().anyMatch(step -> step.when != null && step.when.contains(".status"));
        if (waits) {
            return calls || made.soon()
                    ? usual("*/5 * * * *", "every 5 minutes")
                    : usual("*/15 * * * *", "every 15 minutes");
        }
        return made.fresh() ? usual("0 * * * *", "every hour") : usual("0 9 * * *", "every day at 09:00 UTC");
    }

    private static Timing usual(String cron, String said) {
        return new Timing(cron, null, List.of("It was not said how often to look: " + said + " is taken."));
    }

    /** What is written in capitals all through is read as if it were not. */
    private static String lowered(String written) {
        String input = DAYS.matcher(written).replaceAll("$1-$2");
        long letters = input.chars().filter(Character::isLetter).count();
        long capitals = input.chars().filter(Character::isUpperCase).count();
        return letters > 20 && capitals * 10 > letters * 8 ? input.toLowerCase(Locale.ROOT) : input;
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
