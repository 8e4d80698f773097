package app.dispatch.adapters.tools.planner;

import app.dispatch.adapters.tools.planner.clause.Clause;
import app.dispatch.adapters.tools.planner.clause.ClauseReader;
import app.dispatch.adapters.tools.planner.clause.Reading;
import app.dispatch.adapters.tools.planner.clause.TriggerReader;
import app.dispatch.adapters.tools.planner.clause.Verbs;
import app.dispatch.adapters.tools.planner.flow.Flows;
import app.dispatch.adapters.tools.planner.flow.Vocabulary;
import app.dispatch.adapters.tools.planner.match.OpMatcher;
import app.dispatch.adapters.tools.planner.schedule.ScheduleReader;
import app.dispatch.adapters.tools.planner.schedule.Timing;
import app.dispatch.adapters.tools.planner.schedule.Unsayable;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.application.Ids;
import app.dispatch.application.compose.Planner;
import app.dispatch.domain.compose.Brief;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A planner that reads the brief itself: offline, within milliseconds, and always the same way. It plans a brief whole or
 * refuses it. Safe for use by several threads.
 */
public final class BuiltinPlanner implements Planner {
    private final Ids ids;
    private final InstantSource clock;
    private final ScheduleReader schedules = new ScheduleReader();
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
    public boolean keepsToTheBrief() {
        return true;
    }

    @Override
    public Plan plan(Brief brief) {
        Troubles troubles = new Troubles();
        Tokens tokens = Scanner.scan(brief.input());
        Optional<ScheduleReader.Found> schedule = schedule(tokens, troubles);
        Tokens untimed = schedule.map(ScheduleReader.Found::rest).orElse(tokens);
        Optional<TriggerReader.Found> trigger = TriggerReader.read(untimed);
        Tokens actions = trigger.map(TriggerReader.Found::rest).orElse(untimed);
        boolean webhook = trigger.isPresent() || (schedule.isEmpty() && Payloads.mentioned(actions));
        Known known = known(brief.catalogue());
        OpMatcher matcher = known.matcher();
        Reading reading = ClauseReader.read(actions, new Verbs(matcher.verbs()), webhook);
        StepMaker maker = new StepMaker(
                matcher, webhook, trigger.map(TriggerReader.Found::noun).orElse("webhook"));
        make(reading, maker, brief, troubles);
        reading.unread().forEach(text -> troubles.add(text, Unknown.why(Scanner.scan(text), brief.catalogue())));
        List<Draft> drafts = maker.wiring().steps();
        if (drafts.isEmpty() && !troubles.any()) {
            troubles.add(brief.input().strip(), Unknown.why(tokens, brief.catalogue()));
        }
        checkWhole(drafts, brief, trigger, schedule, troubles);
        boolean twice = trigger.isPresent() && schedule.isPresent();
        boolean watches = schedule.isEmpty() && !webhook && known.flows().watches(untimed);
        if ((troubles.any() && !twice) || watches) {
            Optional<Plan> flow = flow(known, untimed, schedule.map(ScheduleReader.Found::timing), troubles);
            if (flow.isPresent()) {
                return flow.get();
            }
        }
        if (troubles.any()) {
            throw troubles.refusal();
        }
        return plan(
                drafts,
                schedule.map(ScheduleReader.Found::timing).orElse(null),
                webhook,
                notes(maker, reading, trigger));
    }

    private static void checkWhole(
            List<Draft> drafts,
            Brief brief,
            Optional<TriggerReader.Found> trigger,
            Optional<ScheduleReader.Found> schedule,
            Troubles troubles) {
        if (trigger.isPresent() && schedule.isPresent()) {
            troubles.add(
                    schedule.get().said(), "a plan starts by a schedule or by a webhook, not by both; make two plans");
        }
        if (drafts.size() > Plan.MOST_STEPS) {
            troubles.add(brief.input().strip(), "a plan has at most " + Plan.MOST_STEPS + " steps");
        }
    }

    /** A brief that is no list of actions may tell what to look at, and who is to know of it. */
    private Optional<Plan> flow(Known known, Tokens untimed, Optional<Timing> timing, Troubles troubles) {
        try {
            return known.flows()
                    .make(untimed, timing)
                    .map(made -> plan(made.steps(), made.timing(), made.webhook(), made.notes()));
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
            known = new Known(catalogue, new OpMatcher(catalogue), new Flows(new Vocabulary(catalogue)));
            last.set(known);
        }
        return known;
    }

    private record Known(Catalogue catalogue, OpMatcher matcher, Flows flows) {}

    private Optional<ScheduleReader.Found> schedule(Tokens tokens, Troubles troubles) {
        try {
            return schedules.read(tokens);
        } catch (Unsayable unsayable) {
            troubles.add(tokens.written(), unsayable.text());
            throw troubles.refusal();
        }
    }

    /** Groups wait for the groups before them; branches of a group do not wait for each other. */
    private static void make(Reading reading, StepMaker maker, Brief brief, Troubles troubles) {
        Order order = new Order(maker.wiring());
        for (Clause clause : reading.clauses()) {
            if (maker.wiring().steps().size() > Plan.MOST_STEPS) {
                return; // refused for that anyway, and each more would take longer than the one before
            }
            String written = clause.tokens().written();
            order.enter(clause);
            try {
                Optional<StepMaker.Made> made = maker.make(clause);
                if (made.isPresent()) {
                    made.get().sources().forEach(source -> order.place(List.of(source)));
                    order.place(made.get().steps());
                    troubles.understood(written, made.get().as());
                } else {
                    troubles.add(written, Unknown.why(clause.tokens(), brief.catalogue()));
                }
            } catch (Unclear unclear) {
                if (!unclear.dangling() || !troubles.any()) {
                    troubles.add(written, unclear.text());
                }
            }
        }
    }

    private static List<String> notes(StepMaker maker, Reading reading, Optional<TriggerReader.Found> trigger) {
        Set<String> notes = new LinkedHashSet<>(maker.notes());
        trigger.filter(found -> !found.plain())
                .ifPresent(found -> notes.add("“" + found.noun() + "” is read as what this plan's webhook receives."));
        reading.background().forEach(text -> notes.add("Read as background, not as something to do: “" + text + "”."));
        return List.copyOf(notes);
    }

    private Plan plan(List<Draft> drafts, @Nullable Timing timing, boolean webhook, List<String> notes) {
        List<Step> steps = new ArrayList<>();
        Draft before = null;
        for (Draft draft : drafts) {
            steps.add(draft.step(before));
            before = draft;
        }
        List<String> assumptions = new ArrayList<>(timing == null ? List.of() : timing.assumptions());
        assumptions.addAll(notes);
        TriggerKind trigger = timing != null ? TriggerKind.SCHEDULE : webhook ? TriggerKind.WEBHOOK : null;
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
