package app.dispatch.domain.run;

import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.value.Value;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a step ended: the record that history keeps.
 *
 * @param ref the step
 * @param mode whether its call was made or simulated
 * @param attempts how many were made; 0 for a skipped step
 * @param input the rendered parameters, secrets left out; null when rendering failed or was not reached
 * @param end what came of it
 * @param reused whether it was copied from the run that this one is a retry of
 */
public record StepOutcome(
        StepRef ref,
        RunMode mode,
        int attempts,
        Instant startedAt,
        Instant completedAt,
        @Nullable Value input,
        StepEnd end,
        boolean reused) {

    /** The step's id. */
    public StepId step() {
        return ref.id();
    }

    /** How it ended, in one word. */
    public StepStatus status() {
        return end.status();
    }

    /** What the operation answered; empty unless the step is ok. */
    public Optional<Value> output() {
        return end instanceof StepEnd.Ok(Value output) ? Optional.of(output) : Optional.empty();
    }

    /** Why it failed; empty unless it did. */
    public Optional<StepEnd.Failed> failure() {
        return end instanceof StepEnd.Failed failed ? Optional.of(failed) : Optional.empty();
    }

    /** Whole milliseconds from start to end; never negative, whatever the clock did. */
    public long durationMs() {
        return Math.max(0, completedAt.toEpochMilli() - startedAt.toEpochMilli());
    }

    /** The same outcome as a retry takes it over, in whose plan the step is in that phase. */
    public StepOutcome reusedIn(int phase) {
        return new StepOutcome(ref.in(phase), mode, attempts, startedAt, completedAt, input, end, true);
    }
}
