package app.dispatch.application;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Does work again while the store is away: what has happened must not be forgotten for that. */
public final class StoreRetry {
    private static final Duration FIRST_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private StoreRetry() {}

    /**
     * Does the work, again and again while the store is away.
     *
     * @param work does the same when it is done twice
     * @param givesUp whether there is no use in trying again
     * @throws Refusal what the work throws for another reason; {@code unavailable} when it was given up
     */
    public static <T> T whileAway(BooleanSupplier givesUp, Supplier<T> work) {
        Duration wait = FIRST_WAIT;
        while (true) {
            try {
                return work.get();
            } catch (Refusal refusal) {
                if (refusal.errorCode() != ErrorCode.UNAVAILABLE || givesUp.getAsBoolean()) {
                    throw refusal;
                }
                LockSupport.parkNanos(wait.toNanos());
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            }
        }
    }

    /** The same for work without a result. */
    public static void whileAway(BooleanSupplier givesUp, Runnable work) {
        whileAway(givesUp, () -> {
            work.run();
            return true;
        });
    }
}
