package app.dispatch.application.run.node;

import app.dispatch.domain.account.UserId;
import java.time.Duration;
import java.util.Map;

/** Decides when a recorded run begins: a port. Safe for use by several threads. */
public interface RunQueue {
    /** Runs of one user that are under way at a time. */
    int MOST_RUNNING = 20;

    /**
     * Makes room for one more run of this owner before it is recorded.
     *
     * @throws app.dispatch.domain.error.Refusal {@code rate_limited} when the owner has too many queued,
     *     {@code unavailable} when all users together have, or nothing new is taken in any more
     */
    Place reserve(UserId owner);

    /** Says how many runs of each owner wait at other nodes, so that the limits are those of all nodes together. */
    void elsewhere(Map<UserId, Integer> queued);

    /** Queues a run of this owner that was taken over from an earlier process, whatever the limits. */
    void resume(UserId owner, Runnable drive);

    /** Gives the place of a run back that waits and does not need its turn any more, if it has one. */
    void withdraw(UserId owner, Runnable drive);

    /** Takes nothing new in any more; what waits stays where it is recorded. */
    void close();

    /**
     * Waits until no run is under way, at most that long.
     *
     * @return whether none is
     */
    boolean awaitIdle(Duration most);

    /** Room for one run. */
    interface Place {
        /**
         * Puts the recorded run in the place: {@code drive} is called on a thread of its own as soon as it is its turn.
         *
         * @return whether that is now
         */
        boolean fill(Runnable drive);

        /** Gives the place back: the run was not recorded. */
        void giveBack();
    }
}
