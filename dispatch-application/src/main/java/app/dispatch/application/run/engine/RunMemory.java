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
import java.util.function.BooleanSupplier;

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

        /** What one step of the run holds while it is under way: nothing yet. */
        StepMemory step(StopSignal stopSignal) {
            return new StepMemory(this, stopSignal);
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

    /** What one step holds: the list that it goes through, and its calls. */
    final class StepMemory implements AutoCloseable {
        private final Share run;
        private final StopSignal stopSignal;
        private final Set<Scratch> calls = new LinkedHashSet<>();
        private long list;

        private StepMemory(Share run, StopSignal stopSignal) {
            this.run = run;
            this.stopSignal = stopSignal;
        }

        /** What one call of the step holds: nothing yet. */
        Scratch call() {
            return new Scratch(this);
        }

        /** Holds so many bytes for the step's list, if they are to be had at once. */
        boolean tryHold(long bytes) {
            lock.lock();
            try {
                boolean has = isFirstOrWithin(bytes) && run.hasRoom(bytes);
                if (has) {
                    add(bytes);
                    list += bytes;
                }
                return has;
            } finally {
                lock.unlock();
            }
        }

        /**
         * Holds so many bytes for the step's list, as soon as they are to be had.
         *
         * @throws StepFailure when the run is stopped meanwhile
         */
        void hold(long bytes) {
            lock.lock();
            try {
                await(() -> isFirstOrWithin(bytes) && run.hasRoom(bytes));
                add(bytes);
                list += bytes;
            } finally {
                lock.unlock();
            }
        }

        private void await(BooleanSupplier over) {
            Runnable forget = stopSignal.onStop(RunMemory.this::wake);
            try {
                while (!over.getAsBoolean()) {
                    stopSignal.check();
                    changed.awaitUninterruptibly();
                }
            } finally {
                forget.run();
            }
        }

        private boolean isFirstOrWithin(long more) {
            return run.steps.isEmpty() || isFirst(run.steps, this) || run.held + more <= ofAUser;
        }

        private void add(long bytes) {
            run.steps.add(this);
            run.add(bytes);
        }

        @Override
        public void close() {
            lock.lock();
            try {
                run.steps.remove(this);
                run.giveBack(list);
                list = 0;
            } finally {
                lock.unlock();
            }
        }
    }

    /** What one call holds, from its parameters on to its end. */
    final class Scratch implements AutoCloseable {
        private final StepMemory step;
        private long held;

        private Scratch(StepMemory step) {
            this.step = step;
        }

        /** Holds so many bytes more, if they are to be had at once. */
        boolean tryGrow(long bytes) {
            lock.lock();
            try {
                long more = most(bytes);
                boolean grows = mayGrow(more);
                if (grows) {
                    add(more);
                }
                return grows;
            } finally {
                lock.unlock();
            }
        }

        /**
         * Holds so many bytes more; waits for them where others have them. More than one run may hold counts as that much: alone
         * it is always to be had.
         *
         * @throws StepFailure when the run is stopped meanwhile
         */
        void grow(long bytes) {
            grow(bytes, () -> false);
        }

        /** Has so many of the bytes held until the run is not under way here any more, if that is as much as one run may hold. */
        boolean keep(long bytes) {
            lock.lock();
            try {
                boolean keeps = bytes <= held && step.run.outputs + bytes <= ofAUser;
                if (keeps) {
                    held -= bytes;
                    step.run.outputs += bytes;
                }
                return keeps;
            } finally {
                lock.unlock();
            }
        }

        /** What one attempt at the call holds: nothing yet. */
        Reading reading() {
            return new Reading(this);
        }

        private long grow(long bytes, BooleanSupplier ended) {
            lock.lock();
            try {
                long more = most(bytes);
                step.await(() -> ended.getAsBoolean() || mayGrow(more));
                if (ended.getAsBoolean()) {
                    throw StepFailure.passing(FailureCode.TOOL_TIMEOUT, "The attempt has ended");
                }
                add(more);
                return more;
            } finally {
                lock.unlock();
            }
        }

        private long most(long bytes) {
            return Math.min(bytes, ofAUser - held);
        }

        private boolean mayGrow(long more) {
            boolean first = step.run.steps.isEmpty() || isFirst(step.run.steps, step);
            boolean firstCall = step.calls.isEmpty() || isFirst(step.calls, this);
            return (first && firstCall || step.run.held + more <= ofAUser) && step.run.hasRoom(more);
        }

        private void add(long bytes) {
            held += bytes;
            step.calls.add(this);
            step.add(bytes);
        }

        @Override
        public void close() {
            lock.lock();
            try {
                step.calls.remove(this);
                step.run.giveBack(held);
                held = 0;
            } finally {
                lock.unlock();
            }
        }
    }

    /** What one attempt holds while an answer is read and an output is made of it; for one thread, but {@link #close}. */
    final class Reading implements AutoCloseable {
        private final Scratch call;
        private long held;
        private boolean closed;

        private Reading(Scratch call) {
            this.call = call;
        }

        /** As {@link Scratch#grow}, and fails when the attempt has ended. */
        void grow(long bytes) {
            lock.lock();
            try {
                held += call.grow(bytes, () -> closed);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                closed = true;
                call.held -= held;
                call.step.run.giveBack(held);
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
