package app.dispatch.domain.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The wish that a run waits before a step until its owner approves.
 *
 * @param message what the owner is asked; null for a text made from the call
 * @param expiresAfter how long the run waits at most
 */
public record Approval(@Nullable String message, Duration expiresAfter) {
    /** How long a run waits when the plan does not say: 7 days. */
    public static final Duration DEFAULT_EXPIRY = Duration.ofDays(7);

    public Approval {
        if (expiresAfter.isNegative() || expiresAfter.isZero()) {
            throw new IllegalArgumentException("expiresAfterMs is more than 0");
        }
    }
}
