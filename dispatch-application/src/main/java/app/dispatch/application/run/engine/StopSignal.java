package app.dispatch.application.run.engine;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The signal that stops a run from outside, once and for one reason. Safe for use by several threads. */
public final class StopSignal {
    /** Why a run is stopped. */
    public enum Reason {
        /** Its owner wants it to end. */
        CANCELLED(FailureCode.CANCELLED, "The run was cancelled"),
        /** It took longer than any run may. */
        TIMED_OUT(FailureCode.RUN_TIMEOUT, "The run took longer than it may"),
        /** It took longer than its plan allows. */
        OUT_OF_BUDGET(FailureCode.BUDGET_EXCEEDED, "The run took longer than its plan's limit"),
        /** The process ends; the run goes on elsewhere or later. */
        HANDED_OVER(FailureCode.INTERRUPTED, "The process is shutting down");

        private final FailureCode code;
        private final String text;

        Reason(FailureCode code, String text) {
            this.code = code;
            this.text = text;
        }

        FailureCode code() {
            return code;
        }

        String text() {
            return text;
        }
    }

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable Reason reason;

    /** Stops the run, unless it is stopped already. */
    public void stop(Reason why) {
        List<Runnable> told;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            told = List.copyOf(listeners);
            listeners.clear();
        }
        stopped.countDown();
        told.forEach(Runnable::run);
    }

    synchronized Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    /** Whether the run goes on elsewhere or later. */
    public boolean isHandedOver() {
        return reason().filter(why -> why == Reason.HANDED_OVER).isPresent();
    }

    /** Throws when the run is stopped. */
    void check() {
        reason().ifPresent(why -> {
            throw failure(why);
        });
    }

    /** The failure of a step that a stop breaks off. */
    static StepFailure failure(Reason why) {
        return StepFailure.lasting(why.code(), why.text());
    }

    /** Waits, at most until the run is stopped. */
    void pause(Duration time) {
        boolean interrupted = false;
        try {
            if (stopped.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                check();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw failure(Reason.HANDED_OVER);
        }
    }

    /** Has {@code action} run once when the run is stopped; at once when it is. The result takes it back. */
    Runnable onStop(Runnable action) {
        synchronized (this) {
            if (reason == null) {
                listeners.add(action);
                return () -> forget(action);
            }
        }
        action.run();
        return () -> {};
    }

    private synchronized void forget(Runnable action) {
        listeners.remove(action);
    }
}
