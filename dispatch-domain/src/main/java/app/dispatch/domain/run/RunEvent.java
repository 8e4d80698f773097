package app.dispatch.domain.run;

import app.dispatch.domain.plan.StepId;

/** Something that happened in a run. The journal of a run is the ordered list of its events. */
public sealed interface RunEvent {
    /** A step is about to run. */
    record StepStarted(StepId step, String tool, String op) implements RunEvent {}

    /** In a dry run: whether the step's call is made or simulated. */
    record StepModeSet(StepId step, RunMode mode) implements RunEvent {}

    /** A line that a person wants to see. */
    record StepLogged(StepId step, String line) implements RunEvent {}

    /** A write is about to leave: durable before it does, so that recovery knows. For the record only, never told. */
    record StepIntended(StepId step, int attempt) implements RunEvent {}

    /** A step ended. */
    record StepDone(StepOutcome outcome) implements RunEvent {}

    /** All steps of a phase ended. */
    record PhaseCompleted(int phase) implements RunEvent {}

    /** The run ended; nothing follows. */
    record RunCompleted(RunId run, RunEnd end) implements RunEvent {}
}
