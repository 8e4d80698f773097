package app.dispatch.domain.run;

import java.util.List;

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

    /** The record that a journal's events tell. */
    public static RunRecord of(Run run, List<Recorded> journal) {
        return new RunRecord(
                run,
                journal.stream()
                        .map(Recorded::event)
                        .filter(RunEvent.StepDone.class::isInstance)
                        .map(event -> ((RunEvent.StepDone) event).outcome())
                        .toList());
    }

    /** The record with the status that stores do not know: they write nothing when a run gets its turn. */
    public RunRecord underWay() {
        return run.status() == RunStatus.QUEUED ? new RunRecord(run.running(), steps, approvals) : this;
    }
}
