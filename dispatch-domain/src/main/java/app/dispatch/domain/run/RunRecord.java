package app.dispatch.domain.run;

import java.util.List;

/** A run with the outcomes of its steps so far, in the order in which they ended. */
public record RunRecord(Run run, List<StepOutcome> steps) {
    public RunRecord {
        steps = List.copyOf(steps);
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
}
