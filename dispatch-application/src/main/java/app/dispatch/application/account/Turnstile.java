package app.dispatch.application.account;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Lets a few through at a time, in the order in which they came, and only so many wait. Safe for use by several threads. */
final class Turnstile {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final int mostPresent;
    private final Semaphore turns;
    private final AtomicInteger present = new AtomicInteger();

    Turnstile(int atATime, int mostWaiting) {
        this.mostPresent = atATime + mostWaiting;
        this.turns = new Semaphore(atATime, true);
    }

    /**
     * What the work yields, once it is its turn.
     *
     * @throws Refusal {@code rate_limited} when too many wait
     */
    <T> T pass(Supplier<T> work) {
        if (present.incrementAndGet() > mostPresent) {
            present.decrementAndGet();
            throw Refusal.retryLater(ErrorCode.RATE_LIMITED, "Too many people are signing in just now", RETRY_AFTER);
        }
        try {
            turns.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                turns.release();
            }
        } finally {
            present.decrementAndGet();
        }
    }

    /** How many are there, at work or waiting. */
    int present() {
        return present.get();
    }
}
