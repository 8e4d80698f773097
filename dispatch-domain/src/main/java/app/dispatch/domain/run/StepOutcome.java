package app.dispatch.domain.run;

import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.value.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a step ended: the record that history keeps.
 *
 * @param phase the index of its phase
 * @param attempts how many were made; 0 for a skipped step
 * @param input the rendered parameters, secrets left out; null when rendering failed or was not reached
 * @param output what the operation answered; null unless the step is ok
 * @param error what went wrong, for people
 * @param code the same for programs
 * @param reused whether it was copied from the run that this one is a retry of
 */
public record StepOutcome(
        StepId step,
        @Nullable String name,
        String tool,
        String op,
        int phase,
        StepStatus status,
        RunMode mode,
        int attempts,
        Instant startedAt,
        Instant completedAt,
        @Nullable Value input,
        @Nullable Value output,
        @Nullable String error,
        @Nullable String code,
        boolean reused) {

    /** Whole milliseconds from start to end; never negative, whatever the clock did. */
    public long durationMs() {
        return Math.max(0, completedAt.toEpochMilli() - startedAt.toEpochMilli());
    }

    /** The same outcome as a retry takes it over, in whose plan the step is in that phase. */
    public StepOutcome reusedIn(int otherPhase) {
        return new StepOutcome(
                step,
                name,
                tool,
                op,
                otherPhase,
                status,
                mode,
                attempts,
                startedAt,
                completedAt,
                input,
                output,
                error,
                code,
                true);
    }
}
