package app.dispatch.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The wish from outside that the program ends, such as a signal. Safe for use by several threads. */
public final class Stop {
    private final CompletableFuture<Void> requested = new CompletableFuture<>();

    /** Wishes it. */
    public void request() {
        requested.complete(null);
    }

    /** Whether it was wished. */
    public boolean isRequested() {
        return requested.isDone();
    }

    /** Has {@code action} run when it is wished; at once when it already was. */
    public void then(Runnable action) {
        var unused = requested.thenRun(action);
    }

    /** Waits until it is wished, and no longer than that; whether it was. */
    public boolean await(Duration most) {
        try {
            requested.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException | ExecutionException ended) {
            return true;
        }
    }

    /** Waits until it is wished. */
    void await() {
        requested.join();
    }
}
