package app.dispatch.application.run.store;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which process drives which run, as one process sees it: a port. A process is called a node. Safe for use by several threads.
 *
 * <p>A run belongs to the node that began it until that has left or, where several nodes share the store, until its lease is
 * over. Who claims it gets the next epoch, which ends the writes of whoever had it.
 */
public interface RunClaims {
    /** Whether other nodes may use the same store at the same time; only then leases matter. */
    boolean isShared();

    /** Says that this node lives: nobody takes its runs over for that long, by the store's clock. */
    void renew(Duration lease);

    /**
     * Takes over unfinished runs that no living node has, and waiting ones whose time has come.
     *
     * @param most how many at most
     * @return what was taken over, the oldest runs first
     */
    List<Claim> claim(int most, Instant now);

    /** The unfinished runs that this node has, with their epochs; not those that wait. */
    Map<RunId, Long> held();

    /**
     * Takes up again runs that this node has in these epochs but does not drive, as after a crash of its own.
     *
     * @return those that it still had, with their new epochs
     */
    List<Claim> reclaim(Map<RunId, Long> runs);

    /** Says of runs that were taken from this node that it did not die with them: they are not to blame. */
    void absolve(Set<RunId> runs);

    /** Gives runs of this node up, so that any node may take them over at once. */
    void release(Set<RunId> runs);

    /** Gives up all that this node has; it is not heard of again. */
    void leave();

    /**
     * How many runs of each owner wait for their turn at other nodes; none where no other node can be.
     *
     * @param underWay so many queued runs of an owner at a node have begun, and not stored anything yet
     */
    Map<UserId, Integer> queuedElsewhere(int underWay);

    /** Those of this node's runs whose owners want them to end. */
    List<RunId> cancelAsked();
}
