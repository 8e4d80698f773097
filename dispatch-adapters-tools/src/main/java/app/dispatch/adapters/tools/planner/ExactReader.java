package app.dispatch.adapters.tools.planner;

import app.dispatch.adapters.tools.planner.clause.Clause;
import app.dispatch.adapters.tools.planner.clause.ClauseReader;
import app.dispatch.adapters.tools.planner.clause.Reading;
import app.dispatch.adapters.tools.planner.clause.TriggerReader;
import app.dispatch.adapters.tools.planner.clause.Verbs;
import app.dispatch.adapters.tools.planner.match.OpMatcher;
import app.dispatch.adapters.tools.planner.schedule.ScheduleReader;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a brief as a list of actions, each of which becomes a step or is a trouble. */
final class ExactReader {
    private final OpMatcher matcher;

    ExactReader(OpMatcher matcher) {
        this.matcher = matcher;
    }

    /**
     * What was read.
     *
     * @param webhook whether a webhook starts it
     * @param twice whether the brief says both a webhook and a schedule
     * @param background whether some of the brief was taken for nothing to do
     * @param notes what was filled in
     * @param trace which words made which steps
     */
    record Read(
            List<Draft> steps,
            boolean webhook,
            boolean twice,
            boolean background,
            List<String> notes,
            List<Choice> trace) {}

    Read read(Brief brief, Tokens tokens, Tokens untimed, Optional<ScheduleReader.Found> schedule, Troubles troubles) {
        Optional<TriggerReader.Found> trigger = TriggerReader.read(untimed);
        Tokens actions = trigger.map(TriggerReader.Found::rest).orElse(untimed);
        boolean webhook = trigger.isPresent() || (schedule.isEmpty() && Payloads.mentioned(actions));
        Reading reading = ClauseReader.read(actions, new Verbs(matcher.verbs()), webhook);
        StepMaker maker = new StepMaker(
                matcher, webhook, trigger.map(TriggerReader.Found::noun).orElse("webhook"));
        List<Choice> trace = new ArrayList<>();
        make(reading, maker, brief, troubles, trace);
        reading.unread().forEach(text -> troubles.add(text, Unknown.why(Scanner.scan(text), brief.catalogue())));
        List<Draft> drafts = maker.wiring().steps();
        if (drafts.isEmpty() && !troubles.any()) {
            troubles.add(brief.input().strip(), Unknown.why(tokens, brief.catalogue()));
        }
        checkWhole(drafts, brief, trigger, schedule, troubles);
        return new Read(
                drafts,
                webhook,
                trigger.isPresent() && schedule.isPresent(),
                !reading.background().isEmpty(),
                notes(maker, reading, trigger),
                trace);
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

    /** Groups wait for the groups before them; branches of a group do not wait for each other. */
    private static void make(Reading reading, StepMaker maker, Brief brief, Troubles troubles, List<Choice> trace) {
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
                    int at = clause.tokens().isEmpty()
                            ? -1
                            : clause.tokens().get(0).start();
                    trace.add(new Choice(written, at, made.get().as()));
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
}
