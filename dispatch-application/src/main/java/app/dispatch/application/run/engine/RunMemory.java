package app.dispatch.application.run.engine;

import app.dispatch.domain.account.UserId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The heap that the parameters and outputs of the runs of this process may take while they are under way, and the answers that
 * they are made from: so much in all, a quarter of it for the runs of one user, and as much for one run. Who needs more than there is just now
 * waits for others. Safe for use by several threads.
 *
 * <p>Of what holds something the first need not wait for the others, among the calls of a step, the steps of a run, a
 * user's runs, and all runs: so there is always one that goes on to its end. Therefore what is held can be more
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
        private final Set<StepMemory> steps = new LinkedHashSet<>();
        private long outputs;
        private long held;

        private Share(UserId owner) {
            this.owner = owner;
        }

        /** How much more the run's outputs may take. */
        long left() {
            return locked(() -> ofAUser - outputs);
        }

        /**
         * Holds so many bytes more for an output, at most {@link #left}; waits for them where others have them. When the run is
         * stopped meanwhile it holds them all the same: what a call has done is not to be lost.
         *
         * @param waits is done once, before it waits
         */
        void hold(long bytes, StopSignal stopSignal, Runnable waits) {
            locked(() -> {
                if (!hasRoom(bytes)) {
                    waits.run();
                    await(
                            stopSignal,
                            () -> hasRoom(bytes) || stopSignal.reason().isPresent());
                }
                outputs += bytes;
                add(bytes);
                return held;
            });
        }

        /** What one step of the run holds while it is under way: nothing yet. */
        StepMemory step(StopSignal stopSignal) {
            return new StepMemory(this, stopSignal);
        }

        /** Makes what was held for something else part of the outputs, if they may have so much more; locked. */
        boolean keep(long bytes) {
            boolean may = outputs + bytes <= ofAUser;
            outputs += may ? bytes : 0;
            return may;
        }

        /** The same memory for all runs. */
        RunMemory memory() {
            return RunMemory.this;
        }

        /** Whether the step is the first of those that hold something, or none does; locked. */
        boolean isFirst(StepMemory step) {
            return steps.isEmpty() || RunMemory.isFirst(steps, step);
        }

        /** Whether the run would then hold no more than one may; locked. */
        boolean isWithin(long more) {
            return held + more <= ofAUser;
        }

        /** Adds what a step holds more; locked. */
        void add(StepMemory step, long bytes) {
            steps.add(step);
            add(bytes);
        }

        /** Takes away what a step held, which has ended; locked. */
        void end(StepMemory step, long bytes) {
            steps.remove(step);
            giveBack(bytes);
        }

        /** Whether so much more is to be had just now, among a user's runs and all; locked. */
        boolean hasRoom(long bytes) {
            if (RunMemory.isFirst(holders, this)) {
                return true;
            }
            Lane lane = lanes.get(owner);
            boolean among = lane == null || RunMemory.isFirst(lane.holders, this) || lane.sum + bytes <= ofAUser;
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

        /** Gives back what is not held any more; locked. */
        void giveBack(long bytes) {
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
            locked(() -> {
                giveBack(held);
                return held;
            });
        }
    }

    static <T> boolean isFirst(Set<T> all, T one) {
        return !all.isEmpty() && Objects.equals(all.iterator().next(), one);
    }

    /** The most that one run may hold, and the runs of one user. */
    long ofAUser() {
        return ofAUser;
    }

    /** What this finds, or does, while nobody else does anything. */
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is so, which is asked at each change and once the run is stopped; locked, but not while it waits. */
    void await(StopSignal stopSignal, BooleanSupplier over) {
        Runnable forget = stopSignal.onStop(this::changed);
        try {
            while (!over.getAsBoolean()) {
                changed.awaitUninterruptibly();
            }
        } finally {
            forget.run();
        }
    }

    /** Has those who wait look again. */
    void changed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
