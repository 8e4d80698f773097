package app.dispatch.domain.run;

import app.dispatch.domain.plan.StepId;
import java.util.List;

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

    /**
     * A step is about to be tried again whose calls an earlier run left without a known outcome: they are made with that
     * run's idempotency keys. For the record only, never told.
     */
    record StepResumed(StepId step, RunId keysOf) implements RunEvent {}

    /**
     * A process took the run up after another one had died with it: durable before it does anything, so that a run that takes
     * its processes down is known by it. For the record only, never told.
     */
    record RunTakenUp() implements RunEvent {}

    /** The items that a step with {@code forEach} had done when it failed. For the record only, never told. */
    record ItemsDone(StepId step, List<DoneItem> items) implements RunEvent {
        public ItemsDone {
            items = List.copyOf(items);
        }
    }

    /** A step ended. */
    record StepDone(StepOutcome outcome) implements RunEvent {}

    /** All steps of a phase ended. */
    record PhaseCompleted(int phase) implements RunEvent {}

    /** The run ended; nothing follows. */
    record RunCompleted(RunId run, RunEnd end) implements RunEvent {}
}
