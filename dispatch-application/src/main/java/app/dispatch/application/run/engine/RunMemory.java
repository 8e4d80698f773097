package app.dispatch.application.run.engine;

import app.dispatch.domain.account.UserId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The heap that the outputs of the runs of this process may take while they are under way: so much in all, a half of it for the
 * runs of one user, and as much for one run. A run that needs more than there is just now waits for others to end. Safe for use by
 * several threads.
 *
 * <p>Of a user's runs that hold something the one that began first need not wait for the others, and of all runs neither: so
 * there is always one that goes on to its end. Therefore what is held can be more than the limit, by what one run may hold.
 */
public final class RunMemory {
    private static final int SHARES = 2;

    private final long inAll;
    private final long ofAUser;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Share> holders = new LinkedHashSet<>();

    /** @param bytes how much there is in all */
    public RunMemory(long bytes) {
        this.inAll = bytes;
        this.ofAUser = bytes / SHARES;
    }

    /** A quarter of the heap that this process may have. */
    public static RunMemory ofThisProcess() {
        return new RunMemory(Runtime.getRuntime().maxMemory() / 4);
    }

    /** What one run holds: nothing yet. */
    Share share(UserId owner) {
        return new Share(owner);
    }

    /** What one run holds; to be closed when it is not under way here any more. */
    final class Share implements AutoCloseable {
        private final UserId owner;
        private long held;

        private Share(UserId owner) {
            this.owner = owner;
        }

        /** How much more one run may hold. */
        long left() {
            lock.lock();
            try {
                return ofAUser - held;
            } finally {
                lock.unlock();
            }
        }

        /**
         * Holds so many bytes more, at most {@link #left}; waits for them where others have them.
         *
         * @param waits is done once, before it waits
         * @throws app.dispatch.domain.error.StepFailure when the run is stopped meanwhile
         */
        void hold(long bytes, RunControl control, Runnable waits) {
            lock.lock();
            try {
                if (!hasRoom(bytes)) {
                    waits.run();
                    await(bytes, control);
                }
                held += bytes;
                holders.add(this);
            } finally {
                lock.unlock();
            }
        }

        private void await(long bytes, RunControl control) {
            Runnable forget = control.onStop(this::wake);
            try {
                while (!hasRoom(bytes)) {
                    control.check();
                    changed.awaitUninterruptibly();
                }
            } finally {
                forget.run();
            }
        }

        private void wake() {
            lock.lock();
            try {
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private boolean hasRoom(long bytes) {
            long all = 0;
            long theirs = 0;
            Share firstOfAll = null;
            Share firstOfTheirs = null;
            for (Share share : holders) {
                all += share.held;
                firstOfAll = firstOfAll == null ? share : firstOfAll;
                if (share.owner.equals(owner)) {
                    theirs += share.held;
                    firstOfTheirs = firstOfTheirs == null ? share : firstOfTheirs;
                }
            }
            return firstOfAll == this || (all + bytes <= inAll && (firstOfTheirs == this || theirs + bytes <= ofAUser));
        }

        @Override
        public void close() {
            lock.lock();
            try {
                holders.remove(this);
                held = 0;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
