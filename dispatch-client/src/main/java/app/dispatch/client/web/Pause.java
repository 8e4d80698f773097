package app.dispatch.client.web;

import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: as long as the server says, or a random part of twice the time before, so that many
 * clients do not come back at once ("full jitter").
 *
 * @param jitter from 0 (inclusive) to 1 (exclusive)
 */
public record Pause(DoubleSupplier jitter) {
    /** Where the server says to come back later than this, the caller decides. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final long FIRST_MS = 500;
    private static final long MOST_MS = 20_000;
    private static final long SPREAD_MS = 250;
    private static final int MOST_DOUBLINGS = 10;

    /** Waits after the {@code failures}th failure in a row, from 1; also on a thread that is interrupted, which stays so. */
    public void after(int failures) {
        longest(Math.min(FIRST_MS << Math.min(failures - 1, MOST_DOUBLINGS), MOST_MS));
    }

    void after(int failures, Refusal refused) {
        refused.retryAfter()
                .ifPresentOrElse(
                        wait -> pause(wait.toMillis() + (long) (SPREAD_MS * jitter.getAsDouble())),
                        () -> after(failures));
    }

    private void longest(long ms) {
        pause((long) (ms * jitter.getAsDouble()));
    }

    /** Waits that long, also on a thread that is interrupted, which stays so. */
    public static void pause(long ms) {
        new CompletableFuture<Boolean>()
                .completeOnTimeout(true, ms, TimeUnit.MILLISECONDS)
                .join();
    }
}
