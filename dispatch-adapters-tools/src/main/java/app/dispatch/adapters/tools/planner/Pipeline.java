package app.dispatch.adapters.tools.planner;

import app.dispatch.adapters.tools.planner.account.Troubles;
import app.dispatch.adapters.tools.planner.language.Reading;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.parse.Ahead;
import app.dispatch.adapters.tools.planner.parse.AnswerWords;
import app.dispatch.adapters.tools.planner.parse.Approvals;
import app.dispatch.adapters.tools.planner.parse.Asides;
import app.dispatch.adapters.tools.planner.parse.Bidden;
import app.dispatch.adapters.tools.planner.parse.Consent;
import app.dispatch.adapters.tools.planner.parse.Details;
import app.dispatch.adapters.tools.planner.parse.EachKey;
import app.dispatch.adapters.tools.planner.parse.Enclosed;
import app.dispatch.adapters.tools.planner.parse.Idioms;
import app.dispatch.adapters.tools.planner.parse.Joined;
import app.dispatch.adapters.tools.planner.parse.Listing;
import app.dispatch.adapters.tools.planner.parse.Parser;
import app.dispatch.adapters.tools.planner.parse.Questions;
import app.dispatch.adapters.tools.planner.parse.Reported;
import app.dispatch.adapters.tools.planner.parse.Roundabout;
import app.dispatch.adapters.tools.planner.parse.Severally;
import app.dispatch.adapters.tools.planner.parse.Sought;
import app.dispatch.adapters.tools.planner.parse.Story;
import app.dispatch.adapters.tools.planner.parse.Terse;
import app.dispatch.adapters.tools.planner.parse.Uttered;
import app.dispatch.adapters.tools.planner.resolve.Planning;
import app.dispatch.adapters.tools.planner.schedule.ScheduleReader;
import app.dispatch.adapters.tools.planner.schedule.Timing;
import app.dispatch.adapters.tools.planner.schedule.Unsayable;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.application.Ids;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.RunLimits;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.tool.Effect;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a plan of one brief, read in one way or another. For one thread. */
final class Pipeline {
    /**
     * A plan of the brief.
     *
     * @param whole whether all that the brief says is in it, so that nothing has to be asked
     */
    record Result(Plan plan, List<Choice> trace, boolean whole) {}

    private final Knowledge all;
    private final ScheduleReader schedules;
    private final Reading read;
    private final Optional<String> unread;
    private final Ids ids;
    private final InstantSource clock;
    private final Enclosed files;

    Pipeline(Knowledge all, ScheduleReader schedules, Reading read, Ids ids, InstantSource clock) {
        this(all, schedules, read, ids, clock, Enclosed.none(read.tokens()));
    }

    private Pipeline(
            Knowledge all, ScheduleReader schedules, Reading read, Ids ids, InstantSource clock, Enclosed files) {
        this.all = all;
        this.schedules = schedules;
        this.read = read;
        this.unread = read.trouble();
        this.ids = ids;
        this.clock = clock;
        this.files = files;
    }

    /** The same for a brief that speaks of files which go with something. */
    Pipeline about(Enclosed other) {
        return new Pipeline(all, schedules, read, ids, clock, other);
    }

    /**
     * The plan of a brief that was said in plain words.
     *
     * @throws Refusal when a part of it cannot be done
     */
    Result plan(Tokens plain) {
        Tokens full = EachKey.read(Terse.read(plain, all), all);
        Handed handed = Handed.read(full, !read.translated(), all, schedules);
        Result made = planned(asked(handed.tokens()));
        return handed.notes().isEmpty()
                ? made
                : new Result(BuiltinPlanner.told(made.plan(), handed.notes()), made.trace(), made.whole());
    }

    private Tokens asked(Tokens tokens) {
        Tokens uttered = Uttered.quoted(Bidden.quoted(Consent.read(Joined.read(tokens), all), all), all, schedules);
        Tokens joined = Severally.read(Listing.read(uttered, all), all);
        Tokens quoted = Reported.quoted(Details.read(joined, all), all, schedules);
        Tokens plain = Idioms.read(Questions.read(Ahead.read(quoted, all), all), all);
        return Roundabout.read(AnswerWords.read(Sought.read(plain, all)), all);
    }

    private Result planned(Tokens tokens) {
        Troubles troubles = new Troubles();
        unread.ifPresent(why -> troubles.add(tokens.text().strip(), why));
        Tokens told = Story.without(tokens, all);
        Optional<ScheduleReader.Found> schedule;
        try {
            schedule = schedule(told, troubles);
        } catch (Refusal unsayable) {
            return appointed(tokens).orElseThrow(() -> unsayable);
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
        boolean once = schedule.filter(found -> !found.again()).isPresent();
        Result planned;
        try {
            planned = piped(approvals, schedule, troubles);
        } catch (Refusal refusal) {
            return Optional.of(tokens)
                    .filter(all -> once)
                    .flatMap(this::appointed)
                    .orElseThrow(() -> refusal);
        }
        boolean fronted =
                schedule.filter(found -> found.words().getFirst().start() == 0).isPresent();
        return once && isAppointed(planned, !fronted) ? appointed(tokens).orElse(planned) : planned;
    }

    /** The plan where what is said of a time is when an event is, and not when the plan runs; empty where none is put or moved. */
    private Optional<Result> appointed(Tokens tokens) {
        try {
            Approvals approvals = Approvals.read(tokens);
            return Optional.of(piped(approvals, Optional.empty(), new Troubles()))
                    .filter(one -> isAppointed(one, true));
        } catch (Refusal untold) {
            return Optional.empty();
        }
    }

    /** @param removed whether one that is taken away counts too */
    private boolean isAppointed(Result planned, boolean removed) {
        return planned.plan().steps().stream().anyMatch(step -> isAppointment(step) || (removed && takesAway(step)));
    }

    /** Whether a step takes something away from where there is a time for everything. */
    private boolean takesAway(Step step) {
        return all.operation(step.tool(), step.op())
                .filter(one -> one.is(Operation.Kind.CHANGE) && one.isGrave())
                .filter(one -> all.operations().stream()
                        .anyMatch(list -> list.lists()
                                && list.tool().id().equals(step.tool())
                                && list.things().stream().anyMatch(one.things()::contains)
                                && list.member("start").isPresent()))
                .isPresent();
    }

    /** Whether a step puts something into a calendar, or moves it there. */
    private boolean isAppointment(Step step) {
        return all.operation(step.tool(), step.op())
                .filter(one -> one.op().effect().strongest() != Effect.READ
                        && one.param("start").isPresent()
                        && one.param("end").isPresent())
                .isPresent();
    }

    private Result piped(Approvals approvals, Optional<ScheduleReader.Found> schedule, Troubles troubles) {
        Knowledge knowledge = all.reading(approvals.rest());
        Asides asides = Asides.read(approvals.rest(), knowledge);
        Planning.Made made = Planning.make(
                Parser.parse(asides.rest(), knowledge),
                asides,
                files,
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
        return new Result(plan(made.steps(), timing, made.webhook(), notes), trace, made.whole());
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

    private static List<Choice> timed(Optional<ScheduleReader.Found> schedule) {
        return schedule.stream()
                .flatMap(found -> found.words().stream()
                        .map(words -> new Choice(
                                words.text(),
                                words.start(),
                                "cron " + found.timing().cron())))
                .toList();
    }

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
                BuiltinPlanner.ID,
                assumptions);
    }
}
