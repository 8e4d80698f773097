package app.dispatch.domain.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param status one of the ended ones
 * @param error what went wrong, for people; null when nothing did
 * @param code the same for programs
 */
public record RunEnd(
        RunStatus status,
        Instant at,
        @Nullable String error,
        @Nullable String code) {
    public RunEnd {
        if (!status.isEnded()) {
            throw new IllegalArgumentException("not an end: " + status);
        }
    }
}
