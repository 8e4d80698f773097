package app.dispatch.application.account;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts attempts by a key, and refuses more than a number of them in a fixed window. Safe for use by several threads. */
final class AttemptLimit {
    private static final int MOST_KEYS = 100_000;

    private record Window(Instant start, int count) {}

    private final int most;
    private final Duration length;
    private final InstantSource clock;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_KEYS;
        }
    };

    AttemptLimit(int most, Duration length, InstantSource clock) {
        this.most = most;
        this.length = length;
        this.clock = clock;
    }

    /**
     * Counts one attempt before it is made, so that attempts at the same time count too. Refuses when the key's attempts are
     * used up: {@code rate_limited}, with the time until they are not.
     */
    synchronized void take(String key) {
        Window window = present(key);
        if (window.count() >= most) {
            Duration wait = Duration.between(clock.instant(), window.start().plus(length));
            throw Refusal.retryLater(ErrorCode.RATE_LIMITED, "Too many attempts; try again later", wait);
        }
        windows.put(key, new Window(window.start(), window.count() + 1));
    }

    /** Takes back the count of an attempt that was not made after all. */
    synchronized void giveBack(String key) {
        windows.computeIfPresent(key, (same, window) -> new Window(window.start(), Math.max(0, window.count() - 1)));
    }

    /** Forgets the key's attempts. */
    synchronized void forget(String key) {
        windows.remove(key);
    }

    private Window present(String key) {
        Instant now = clock.instant();
        Window window = windows.get(key);
        if (window == null || !window.start().plus(length).isAfter(now)) {
            return new Window(now, 0);
        }
        return window;
    }
}
