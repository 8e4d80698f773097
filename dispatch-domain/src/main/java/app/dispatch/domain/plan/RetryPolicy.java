package app.dispatch.domain.plan;

import app.dispatch.domain.tool.Effect;
import java.time.Duration;

/**
 * How often and after which waits a failed attempt is made again.
 *
 * @param maxAttempts attempts in all, 1 to 20
 * @param initialDelay the wait before the second attempt
 * @param maxDelay the longest wait that this policy chooses by itself
 * @param multiplier what each wait is multiplied by for the next, 1 to 10
 */
public record RetryPolicy(int maxAttempts, Duration initialDelay, Duration maxDelay, double multiplier) {
    /** The most attempts that a plan may ask for. */
    public static final int MOST_ATTEMPTS = 20;

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    public RetryPolicy {
        boolean grows = multiplier >= 1 && multiplier <= 10; // not so for NaN
        if (maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS || !grows) {
            throw new IllegalArgumentException("maxAttempts is 1 to 20, multiplier 1 to 10");
        }
        if (initialDelay.isNegative() || maxDelay.compareTo(initialDelay) < 0) {
            throw new IllegalArgumentException("initialDelayMs is at least 0 and at most maxDelayMs");
        }
    }

    /** Three attempts where a repeat is safe, one for a write. */
    public static RetryPolicy forEffect(Effect effect) {
        return new RetryPolicy(
                switch (effect) {
                    case READ, IDEMPOTENT -> 3;
                    case WRITE -> 1;
                },
                FIRST,
                LONGEST,
                2);
    }

    /** The policy of {@link #forEffect} with another number of attempts. */
    public static RetryPolicy attempts(int maxAttempts) {
        return new RetryPolicy(maxAttempts, FIRST, LONGEST, 2);
    }

    /**
     * The wait after attempt number {@code attempt} failed.
     *
     * @param attempt the failed attempt, from 1
     * @param jitter a random number from 0 to 1: the wait is spread over its upper half ("equal jitter")
     */
    public Duration delayAfter(int attempt, double jitter) {
        double full = (double) initialDelay.toMillis() * Math.pow(multiplier, attempt - 1.0);
        double capped = Math.min(full, (double) maxDelay.toMillis());
        return Duration.ofMillis(Math.round(capped * (0.5 + jitter / 2)));
    }
}
