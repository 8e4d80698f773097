package app.dispatch.application.run.engine;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The heap that the outputs of the runs of this process may take while they are under way, and the answers that they are made
 * from: so much in all, a quarter of it for the runs of one user, and as much for one run. Who needs more than there is just now
 * waits for others. Safe for use by several threads.
 *
 * <p>Of the attempts of a run that hold something the one that began first need not wait for the others; of a user's runs the
 * first need not, and of all runs neither: so there is always one that goes on to its end. Therefore what is held can be more
 * than the limit, by what one run may hold; one user's runs never have more than a half of all.
 */
public final class RunMemory {
    private static final int SHARES = 4;

    private final long inAll;
    private final long ofAUser;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Share> holders = new LinkedHashSet<>();
    private final Map<UserId, Lane> lanes = new HashMap<>();
    private long sum;

    /** What the runs of one user hold. */
    private static final class Lane {
        final Set<Share> holders = new LinkedHashSet<>();
        long sum;
    }

    /** @param bytes how much there is in all */
    public RunMemory(long bytes) {
        this.inAll = bytes;
        this.ofAUser = bytes / SHARES;
    }

    /** Three eighths of the heap that this process may have. */
    public static RunMemory ofThisProcess() {
        return new RunMemory(Runtime.getRuntime().maxMemory() / 8 * 3);
    }

    /** What one run holds: nothing yet. */
    Share share(UserId owner) {
        return new Share(owner);
    }

    /** What one run holds; to be closed when it is not under way here any more. */
    final class Share implements AutoCloseable {
        private final UserId owner;
        private final Set<Scratch> scratches = new LinkedHashSet<>();
        private long outputs;
        private long held;

        private Share(UserId owner) {
            this.owner = owner;
        }

        /** How much more the run's outputs may take. */
        long left() {
            lock.lock();
            try {
                return ofAUser - outputs;
            } finally {
                lock.unlock();
            }
        }

        /**
         * Holds so many bytes more for an output, at most {@link #left}; waits for them where others have them. When the run is
         * stopped meanwhile it holds them all the same: what a call has done is not to be lost.
         *
         * @param waits is done once, before it waits
         */
        void hold(long bytes, StopSignal stopSignal, Runnable waits) {
            lock.lock();
            try {
                if (!hasRoom(bytes)) {
                    waits.run();
                    await(bytes, stopSignal);
                }
                outputs += bytes;
                add(bytes);
            } finally {
                lock.unlock();
            }
        }

        /** What one attempt of the run holds while it is under way: nothing yet. */
        Scratch scratch(StopSignal stopSignal) {
            return new Scratch(this, stopSignal);
        }

        private void await(long bytes, StopSignal stopSignal) {
            Runnable forget = stopSignal.onStop(RunMemory.this::wake);
            try {
                while (!hasRoom(bytes) && stopSignal.reason().isEmpty()) {
                    changed.awaitUninterruptibly();
                }
            } finally {
                forget.run();
            }
        }

        private boolean hasRoom(long bytes) {
            if (isFirst(holders, this)) {
                return true;
            }
            Lane lane = lanes.get(owner);
            boolean among = lane == null || isFirst(lane.holders, this) || lane.sum + bytes <= ofAUser;
            return among && sum + bytes <= inAll;
        }

        private void add(long bytes) {
            held += bytes;
            sum += bytes;
            holders.add(this);
            Lane lane = lanes.computeIfAbsent(owner, user -> new Lane());
            lane.holders.add(this);
            lane.sum += bytes;
        }

        private void giveBack(long bytes) {
            held -= bytes;
            sum -= bytes;
            Lane lane = lanes.get(owner);
            if (lane != null) {
                lane.sum -= bytes;
                if (held == 0) {
                    holders.remove(this);
                    lane.holders.remove(this);
                    if (lane.holders.isEmpty()) {
                        lanes.remove(owner);
                    }
                }
            }
            changed.signalAll();
        }

        @Override
        public void close() {
            lock.lock();
            try {
                giveBack(held);
            } finally {
                lock.unlock();
            }
        }
    }

    /** What one attempt holds while an answer is read and an output is made of it; for one thread, but {@link #close}. */
    final class Scratch implements AutoCloseable {
        private final Share run;
        private final StopSignal stopSignal;
        private long held;
        private boolean closed;

        private Scratch(Share run, StopSignal stopSignal) {
            this.run = run;
            this.stopSignal = stopSignal;
        }

        /**
         * Holds so many bytes more; waits for them where others have them. More than one run may hold counts as that much: alone
         * it is always to be had.
         *
         * @throws StepFailure when the run is stopped meanwhile, or the attempt has ended
         */
        void grow(long bytes) {
            lock.lock();
            try {
                long more = Math.min(bytes, ofAUser - held);
                Runnable forget = stopSignal.onStop(RunMemory.this::wake);
                try {
                    while (!closed && !(mayGrow(more) && run.hasRoom(more))) {
                        stopSignal.check();
                        changed.awaitUninterruptibly();
                    }
                } finally {
                    forget.run();
                }
                if (closed) {
                    throw StepFailure.passing(FailureCode.TOOL_TIMEOUT, "The attempt has ended");
                }
                held += more;
                run.scratches.add(this);
                run.add(more);
            } finally {
                lock.unlock();
            }
        }

        private boolean mayGrow(long more) {
            return run.scratches.isEmpty() || isFirst(run.scratches, this) || run.held + more <= ofAUser;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                closed = true;
                run.scratches.remove(this);
                run.giveBack(held);
                held = 0;
            } finally {
                lock.unlock();
            }
        }
    }

    private static <T> boolean isFirst(Set<T> all, T one) {
        return !all.isEmpty() && Objects.equals(all.iterator().next(), one);
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
