package app.dispatch.application;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * So many calls in any stretch of time, for each client. Safe for use by several threads.
 *
 * <p>Memory is bounded: past {@value #MOST_CLIENTS} clients the one that was seen longest ago is forgotten. A client is known
 * by calls that count alone: none that is refused, or taken back, has another forgotten.
 */
public final class RateLimit {
    private static final int MOST_CLIENTS = 100_000;

    private final int calls;
    private final long windowMs;
    private final String message;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ArrayDeque<Long>> taken = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ArrayDeque<Long>> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    /**
     * A limit of {@code calls} in any {@code window}.
     *
     * @param message what a client past it is told
     */
    public RateLimit(int calls, Duration window, String message, InstantSource clock) {
        this.calls = calls;
        this.windowMs = window.toMillis();
        this.message = message;
        this.clock = clock;
    }

    /**
     * Refuses a client that has no call left; counts nothing.
     *
     * @throws Refusal {@code rate_limited}, with the time until the next call is possible
     */
    public void check(String client) {
        lock.lock();
        try {
            refuseWhenSpent(current(client));
        } finally {
            lock.unlock();
        }
    }

    /** Counts a call; throws as {@link #check} does when there is none left. */
    public void take(String client) {
        lock.lock();
        try {
            ArrayDeque<Long> times = current(client);
            refuseWhenSpent(times);
            times.addLast(clock.millis());
            taken.put(client, times);
        } finally {
            lock.unlock();
        }
    }

    /** Takes back the last call that was counted: it was none after all. */
    public void giveBack(String client) {
        lock.lock();
        try {
            ArrayDeque<Long> times = current(client);
            times.pollLast();
            if (times.isEmpty()) {
                taken.remove(client);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the client's calls. */
    public void forget(String client) {
        lock.lock();
        try {
            taken.remove(client);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a call was counted in the last {@code time}. */
    public boolean hasTaken(String client, Duration time) {
        lock.lock();
        try {
            ArrayDeque<Long> times = current(client);
            return !times.isEmpty() && times.getLast() > clock.millis() - time.toMillis();
        } finally {
            lock.unlock();
        }
    }

    private ArrayDeque<Long> current(String client) {
        ArrayDeque<Long> times = taken.getOrDefault(client, new ArrayDeque<>(1));
        long past = clock.millis() - windowMs;
        while (!times.isEmpty() && times.getFirst() <= past) {
            times.removeFirst();
        }
        return times;
    }

    private void refuseWhenSpent(ArrayDeque<Long> times) {
        if (times.size() < calls) {
            return;
        }
        long freeAt = times.isEmpty() ? clock.millis() + windowMs : times.getFirst() + windowMs;
        throw Refusal.retryLater(
                ErrorCode.RATE_LIMITED, message, Duration.ofMillis(Math.max(1, freeAt - clock.millis())));
    }
}
