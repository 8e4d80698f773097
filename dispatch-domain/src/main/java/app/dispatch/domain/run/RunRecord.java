package app.dispatch.domain.run;

import app.dispatch.domain.plan.StepId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A run with the outcomes of its steps so far, in the order in which they ended.
 *
 * @param approvals what it has asked its owner; empty also where that is not read
 */
public record RunRecord(Run run, List<StepOutcome> steps, List<ApprovalRequest> approvals) {
    public RunRecord {
        steps = List.copyOf(steps);
        approvals = List.copyOf(approvals);
    }

    /** A record without what the run has asked. */
    public RunRecord(Run run, List<StepOutcome> steps) {
        this(run, steps, List.of());
    }

    /** The same record with what the run has asked. */
    public RunRecord with(List<ApprovalRequest> asked) {
        return new RunRecord(run, steps, asked);
    }

    /**
     * The record that a journal's events tell. A run of which one is that it was begun is {@code running}, whoever drives it: stores
     * write nothing when it gets its turn.
     */
    public static RunRecord of(Run run, List<Recorded> journal) {
        boolean begun = run.state() == RunState.Open.QUEUED && isBegun(journal);
        return new RunRecord(
                begun ? run.in(RunState.Open.RUNNING) : run,
                journal.stream()
                        .map(Recorded::event)
                        .filter(RunEvent.StepDone.class::isInstance)
                        .map(event -> ((RunEvent.StepDone) event).outcome())
                        .toList());
    }

    /** Whether the journal tells more than what a retry took over from the run before. */
    private static boolean isBegun(List<Recorded> journal) {
        Set<StepId> reused = new HashSet<>();
        for (Recorded recorded : journal) {
            if (recorded.event() instanceof RunEvent.StepDone(StepOutcome outcome) && outcome.reused()) {
                reused.add(outcome.step());
            }
        }
        return journal.stream().map(Recorded::event).anyMatch(event -> switch (event) {
            case RunEvent.StepStarted started -> !reused.contains(started.step());
            case RunEvent.StepIntended intended -> true;
            case RunEvent.StepDone done -> !done.outcome().reused();
            case RunEvent.RunTakenUp taken -> true;
            default -> false;
        });
    }

    /** The record of a run that is driven here, and of which nothing may be recorded yet. */
    public RunRecord underWay() {
        return run.state() == RunState.Open.QUEUED
                ? new RunRecord(run.in(RunState.Open.RUNNING), steps, approvals)
                : this;
    }
}
