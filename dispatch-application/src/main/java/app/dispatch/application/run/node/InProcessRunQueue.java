package app.dispatch.application.run.node;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * A queue within one process: each user has some runs under way and some waiting, so that none is kept waiting by another's.
 * Each run gets a virtual thread.
 */
public final class InProcessRunQueue implements RunQueue {
    /** Runs of one user that wait. */
    public static final int MOST_QUEUED = 200;

    /** Runs of all users that wait. */
    public static final int MOST_QUEUED_IN_ALL = 5_000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** One user's runs. */
    private static final class Lane {
        final Deque<Runnable> waiting = new ArrayDeque<>();
        int running;
        int reserved;

        boolean isEmpty() {
            return running == 0 && reserved == 0 && waiting.isEmpty();
        }
    }

    private final Map<UserId, Lane> lanes = new HashMap<>();
    private Map<UserId, Integer> elsewhere = Map.of();
    private int elsewhereInAll;
    private int queued;
    private int running;
    private boolean closed;

    @Override
    public synchronized Place reserve(UserId owner) {
        if (closed) {
            throw Refusal.retryLater(ErrorCode.UNAVAILABLE, "The server is shutting down", RETRY_AFTER);
        }
        Lane lane = lanes.computeIfAbsent(owner, id -> new Lane());
        int ahead = lane.reserved + lane.waiting.size() + elsewhere.getOrDefault(owner, 0);
        if (lane.running + ahead >= MOST_RUNNING + MOST_QUEUED) {
            forgetIfEmpty(owner);
            throw Refusal.retryLater(
                    ErrorCode.RATE_LIMITED, "You have " + MOST_QUEUED + " runs waiting; try again later", RETRY_AFTER);
        }
        if (queued + elsewhereInAll >= MOST_QUEUED_IN_ALL) {
            forgetIfEmpty(owner);
            throw Refusal.retryLater(ErrorCode.UNAVAILABLE, "Too many runs are waiting", RETRY_AFTER);
        }
        lane.reserved++;
        return new OnePlace(owner);
    }

    @Override
    public synchronized void elsewhere(Map<UserId, Integer> queued) {
        elsewhere = Map.copyOf(queued);
        elsewhereInAll = queued.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void resume(UserId owner, Runnable drive) {
        synchronized (this) {
            lane(owner).reserved++;
        }
        var unused = new OnePlace(owner).fill(drive);
    }

    @Override
    public synchronized void withdraw(UserId owner, Runnable drive) {
        if (lane(owner).waiting.remove(drive)) {
            queued--;
        }
        forgetIfEmpty(owner);
    }

    @Override
    public synchronized void close() {
        closed = true;
        lanes.values().forEach(lane -> {
            queued -= lane.waiting.size();
            lane.waiting.clear();
        });
        notifyAll();
    }

    @Override
    public synchronized boolean awaitIdle(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (running > 0) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private final class OnePlace implements Place {
        private final UserId owner;

        OnePlace(UserId owner) {
            this.owner = owner;
        }

        @Override
        public boolean fill(Runnable drive) {
            synchronized (InProcessRunQueue.this) {
                Lane lane = lane(owner);
                lane.reserved--;
                if (closed) {
                    return false;
                }
                if (lane.running >= MOST_RUNNING) {
                    lane.waiting.add(drive);
                    queued++;
                    return false;
                }
                lane.running++;
                running++;
            }
            start(owner, drive);
            return true;
        }

        @Override
        public void giveBack() {
            synchronized (InProcessRunQueue.this) {
                lane(owner).reserved--;
                forgetIfEmpty(owner);
            }
        }
    }

    private void start(UserId owner, Runnable drive) {
        Thread.ofVirtual().name("run").start(() -> {
            try {
                drive.run();
            } finally {
                next(owner);
            }
        });
    }

    private void next(UserId owner) {
        Runnable drive;
        synchronized (this) {
            Lane lane = lane(owner);
            drive = lane.waiting.poll();
            if (drive == null) {
                lane.running--;
                running--;
                forgetIfEmpty(owner);
                notifyAll();
                return;
            }
            queued--;
        }
        start(owner, drive);
    }

    private Lane lane(UserId owner) {
        return lanes.computeIfAbsent(owner, id -> new Lane());
    }

    /** How many users there are of whom something is remembered. */
    synchronized int users() {
        return lanes.size();
    }

    private void forgetIfEmpty(UserId owner) {
        if (lane(owner).isEmpty()) {
            lanes.remove(owner);
        }
    }
}
