package app.dispatch.domain.run;

import app.dispatch.domain.value.Value;

/** What came of a step. */
public sealed interface StepEnd {
    /**
     * Its work is done.
     *
     * @param output what the operation answered; for a step with {@code forEach} a list of that
     */
    record Ok(Value output) implements StepEnd {}

    /** Its {@code when} was false. */
    record Skipped() implements StepEnd {}

    /**
     * It failed.
     *
     * @param error what went wrong, for people
     * @param code the same for programs
     */
    record Failed(String error, String code) implements StepEnd {}

    /** The same in one word, as clients and stores have it. */
    default StepStatus status() {
        return switch (this) {
            case Ok ok -> StepStatus.OK;
            case Skipped skipped -> StepStatus.SKIPPED;
            case Failed failed -> StepStatus.FAILED;
        };
    }
}
