package app.dispatch.adapters.tools.egress;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A number of places, and how many of them one caller may have. Whoever waits is served in turn; who waits for a place of
 * their own is in nobody else's way. Safe for use by several threads.
 */
public final class Places {
    private final int ofOne;
    private final int ofAll;
    private final Semaphore all;
    private final Map<Caller, Line> lines = new ConcurrentHashMap<>();

    /**
     * @param ofOne how many a caller has at most
     * @param ofAll how many there are
     */
    public Places(int ofOne, int ofAll) {
        this.ofOne = ofOne;
        this.ofAll = ofAll;
        this.all = new Semaphore(ofAll, true);
    }

    /** A place that is taken; closed once, by any thread, when it is left. */
    @FunctionalInterface
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** A caller's own places. */
    private record Line(Semaphore free, int users) {}

    /**
     * Takes a place; empty when there was none in time.
     *
     * @param most how long it may wait for one
     * @param waits is told before it waits what is in the way, such as "50 of the same user are under way"
     */
    public Optional<Place> take(Caller caller, Duration most, Consumer<String> waits) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        Semaphore own = enter(caller);
        boolean taken = false;
        try {
            if (taken(own, deadline, () -> waits.accept(ofOne + " of the same user are under way"))) {
                try {
                    taken = taken(all, deadline, () -> waits.accept(ofAll + " of all users are under way"));
                } finally {
                    if (!taken) {
                        own.release();
                    }
                }
            }
            return taken ? Optional.of(() -> leave(caller, own)) : Optional.empty();
        } finally {
            if (!taken) {
                exit(caller);
            }
        }
    }

    /** A fair semaphore asked without a time would let the asker pass those who wait. */
    private static boolean taken(Semaphore places, long deadline, Runnable waits) throws InterruptedException {
        if (places.tryAcquire(0, TimeUnit.NANOSECONDS)) {
            return true;
        }
        waits.run();
        return places.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void leave(Caller caller, Semaphore own) {
        all.release();
        own.release();
        exit(caller);
    }

    private Semaphore enter(Caller caller) {
        return lines.compute(
                        caller,
                        (same, line) -> line == null
                                ? new Line(new Semaphore(ofOne, true), 1)
                                : new Line(line.free(), line.users() + 1))
                .free();
    }

    private void exit(Caller caller) {
        lines.computeIfPresent(
                caller, (same, line) -> line.users() == 1 ? null : new Line(line.free(), line.users() - 1));
    }

    /** How many callers have or want a place. */
    int callers() {
        return lines.size();
    }
}
