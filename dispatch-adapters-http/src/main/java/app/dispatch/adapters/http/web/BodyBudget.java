package app.dispatch.adapters.http.web;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The memory that the bodies of requests may take at once, as bytes and as what is made of them: so much in all, and a quarter
 * of it for one client, so that none can take what the others need. Safe for use by several threads.
 */
public final class BodyBudget {
    private static final int SHARES = 4;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final long inAll;
    private final long ofAClient;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final Map<String, Long> taken = new HashMap<>();
    private long sum;

    /**
     * A budget of so many bytes of heap.
     *
     * @param patience how long a body waits for others to be done with
     */
    public BodyBudget(long inAll, Duration patience) {
        this.inAll = inAll;
        this.ofAClient = inAll / SHARES;
        this.patience = patience;
    }

    /** What one body of this client takes: nothing yet. */
    Share share(String client) {
        return new Share(client);
    }

    /** What one body takes; for one thread at a time. */
    final class Share {
        private final String client;
        private long held;

        private Share(String client) {
            this.client = client;
        }

        /**
         * Takes so many bytes more; waits for them when others have them. A body that is larger than all that its client may
         * have counts as that much: alone it is always taken.
         *
         * @throws Refusal {@code unavailable} when they are not to be had in time
         */
        void take(long bytes) {
            long wanted = Math.min(bytes, ofAClient - held);
            lock.lock();
            try {
                awaitRoom(wanted);
                taken.merge(client, wanted, Long::sum);
                sum += wanted;
                held += wanted;
            } finally {
                lock.unlock();
            }
        }

        private void awaitRoom(long wanted) {
            long left = patience.toNanos();
            while (sum + wanted > inAll || taken.getOrDefault(client, 0L) + wanted > ofAClient) {
                if (left <= 0) {
                    throw full();
                }
                try {
                    left = freed.awaitNanos(left);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw full();
                }
            }
        }

        private static Refusal full() {
            return Refusal.retryLater(
                    ErrorCode.UNAVAILABLE, "Too much is being sent to this server at once; try again shortly", RETRY);
        }

        /** Gives all back. */
        void giveBack() {
            lock.lock();
            try {
                taken.computeIfPresent(client, (name, bytes) -> bytes == held ? null : bytes - held);
                sum -= held;
                held = 0;
                freed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
