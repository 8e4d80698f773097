package app.dispatch.application.run.engine;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Does work again while the store is away: a run that is under way must not end for that, nor forget what has happened. */
public final class StoreRetry {
    private static final Duration FIRST_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private StoreRetry() {}

    /**
     * Does the work, again and again while the store is away and the run is this process's.
     *
     * @param work does the same when it is done twice
     */
    public static <T> T whileAway(StopSignal stopSignal, Supplier<T> work) {
        Duration wait = FIRST_WAIT;
        while (true) {
            try {
                return work.get();
            } catch (Refusal refusal) {
                if (refusal.errorCode() != ErrorCode.UNAVAILABLE || stopSignal.isHandedOver()) {
                    throw refusal;
                }
                LockSupport.parkNanos(wait.toNanos());
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            }
        }
    }

    /** The same for work without a result. */
    public static void whileAway(StopSignal stopSignal, Runnable work) {
        whileAway(stopSignal, () -> {
            work.run();
            return true;
        });
    }
}
