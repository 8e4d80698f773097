package app.dispatch.application.cpu;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A piece of work that waits for its turn, and whoever waits for it. It is begun or taken back, whichever comes first. */
final class Job<T> {
    private final Supplier<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final AtomicBoolean decided = new AtomicBoolean();

    Job(Supplier<T> work) {
        this.work = work;
    }

    /** Makes it the caller's to {@link #run}; false when it was taken back. */
    boolean begin() {
        return decided.compareAndSet(false, true);
    }

    @SuppressWarnings("CatchingUnchecked")
    void run() {
        try {
            result.complete(work.get());
        } catch (Throwable thrown) { // it belongs to whoever waits, not to the thread that computes
            result.completeExceptionally(thrown);
        }
    }

    /** Takes it back; false when it has begun. */
    boolean takeBack() {
        boolean back = decided.compareAndSet(false, true);
        if (back) {
            result.cancel(false);
        }
        return back;
    }

    /**
     * What the work returned or threw.
     *
     * @param nanos how long to wait for its turn; work that has begun is waited for to its end
     * @throws CancellationException when it was taken back, or its turn did not come
     */
    T get(long nanos) {
        boolean interrupted = false;
        long end = System.nanoTime() + nanos;
        boolean begun = false;
        try {
            while (true) {
                try {
                    return begun ? result.get() : result.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException late) {
                    begun = !takeBack();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException failure -> failure;
            case Error failure -> throw failure;
            case null, default -> new IllegalStateException(cause);
        };
    }
}
