package app.dispatch.domain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a delivery that was not taken is tried again: after 10 seconds, then three times as long each time, up to 4 hours, each
 * a quarter shorter or longer by chance; for 24 hours in all.
 */
public final class DeliverySchedule {
    /** From the first attempt to the last. */
    public static final Duration WHOLE = Duration.ofHours(24);

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final int FACTOR = 3;
    private static final double JITTER = 0.25;

    private DeliverySchedule() {}

    /**
     * The time of the next attempt; empty when there is none.
     *
     * @param failed how many attempts have failed, from 1
     * @param since when the delivery was queued
     * @param asked how long the receiver asked to wait at least
     * @param chance from 0 to 1
     */
    public static Optional<Instant> next(int failed, Instant since, Instant now, Duration asked, double chance) {
        Duration wait = FIRST;
        for (int i = 1; i < failed && wait.compareTo(LONGEST) < 0; i++) {
            wait = wait.multipliedBy(FACTOR);
        }
        wait = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        long jittered = Math.round(wait.toMillis() * (1 - JITTER + 2 * JITTER * chance));
        Instant next = now.plus(Duration.ofMillis(Math.max(jittered, asked.toMillis())));
        return next.isAfter(since.plus(WHOLE)) ? Optional.empty() : Optional.of(next);
    }
}
