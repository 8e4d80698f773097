package app.dispatch.application.run.node;

import app.dispatch.application.background.Background;
import app.dispatch.application.background.Loop;
import app.dispatch.application.run.engine.Lease;
import app.dispatch.application.run.store.Claim;
import app.dispatch.application.run.store.RunClaims;
import app.dispatch.domain.run.RunId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes that this one lives, by renewing the lease of its runs; takes over runs that no living node has, and sees to it
 * that each run that this node has is driven. One daemon thread.
 */
public final class NodeHeartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeHeartbeat.class);

    private static final Duration LOOK = Duration.ofMillis(500);

    /** The lease is renewed, and lost runs are looked for, at each of so many looks. */
    private static final int RENEW_AT = 2;

    private static final int RECLAIM_AT = 10;

    /** Runs of one claim. */
    private static final int BATCH = 100;

    private final RunClaims claims;
    private final LocalRuns local;
    private final RunQueue queue;
    private final Lease lease;
    private final InstantSource clock;
    private final Loop loop;
    private int looks;
    private volatile long claimFrom;
    private volatile boolean started;
    private volatile boolean claiming;

    public NodeHeartbeat(
            RunClaims claims,
            LocalRuns local,
            RunQueue queue,
            Lease lease,
            InstantSource clock,
            Background background) {
        this.claims = claims;
        this.local = local;
        this.queue = queue;
        this.lease = lease;
        this.clock = clock;
        this.loop = background.loop("node-heartbeat", LOOK);
        this.claimFrom = lease.now();
    }

    /** Enters this node, and takes over what no other has; it waits to be resumed. */
    public RecoveredRuns enter() {
        start();
        claiming = true;
        List<Claim> claimed = new ArrayList<>();
        int before;
        do {
            before = claimed.size();
            claimed.addAll(claims.claim(BATCH, clock.instant()));
        } while (claimed.size() - before == BATCH);
        if (!claimed.isEmpty()) {
            LOG.info("took over {} unfinished runs", claimed.size());
        }
        return new RecoveredRuns(claimed, this::goOn);
    }

    /**
     * Begins to look after the runs that this node has, until {@link #close}; does nothing when that has begun. A node that has
     * not {@linkplain #enter entered} takes nothing over: it may be a command that lives no longer than its run.
     */
    void start() {
        if (started) {
            return;
        }
        synchronized (this) {
            if (!started) {
                renew();
                loop.begin(this::look);
                started = true;
            }
        }
    }

    /**
     * Sees to it that nobody takes over at once what this node begins now.
     *
     * @throws app.dispatch.domain.error.Refusal {@code unavailable} when the store is away
     */
    public void prepare() {
        start();
        if (!lease.holds()) {
            renew();
        }
    }

    /** Looks soon: there is something to take over. */
    public void lookNow() {
        loop.soon(this::claim);
    }

    /** Takes nothing over any more; what the node has is kept. */
    public void stopClaiming() {
        claiming = false;
    }

    /** Looks once. */
    void look() {
        looks++;
        if (claims.isShared() && (looks % RENEW_AT == 0 || !lease.holds())) {
            renew();
            queue.elsewhere(claims.queuedElsewhere(RunQueue.MOST_RUNNING));
        }
        claim();
        claims.cancelAsked().forEach(this::cancel);
        if (looks % RECLAIM_AT == 0) {
            reclaim();
        }
    }

    /** Stops the run, if this node drives it; one that waits for its turn gives its place up. */
    public void cancel(RunId id) {
        local.cancel(id).ifPresent(driver -> queue.withdraw(driver.owner(), driver));
    }

    private synchronized void renew() {
        long now = lease.now();
        claims.renew(Lease.LENGTH);
        // Asked only now: the lease may have lapsed while the store was at it.
        if (!lease.holds() && started) {
            // Others may have taken runs over meanwhile: no call is made for one before that is known.
            Set<RunId> driven = local.ids();
            claims.absolve(local.keep(driven, claims.held()));
            // The store may have been away for all: the others live, and say so soon.
            claimFrom = now + Lease.LENGTH.toNanos();
        }
        lease.extend(now);
    }

    private void claim() {
        List<Claim> claimed;
        do {
            claimed = mayClaim() ? claims.claim(BATCH, clock.instant()) : List.of();
            claimed.forEach(this::goOn);
        } while (claimed.size() == BATCH);
    }

    private boolean mayClaim() {
        return claiming && lease.holds() && lease.now() - claimFrom >= 0;
    }

    /** Takes up what is this node's by the store, and driven by nobody here: its beginning or its end was cut off. */
    private void reclaim() {
        Map<RunId, Long> lost = new HashMap<>(claims.held());
        lost.keySet().removeIf(local::has);
        if (claiming && !lost.isEmpty()) {
            List<Claim> reclaimed = claims.reclaim(lost);
            reclaimed.forEach(claim -> LOG.warn("run {} had been left; taking it up again", claim.run()));
            reclaimed.forEach(this::goOn);
        }
    }

    private void goOn(Claim claim) {
        queue.resume(claim.owner(), local.driver(claim));
    }

    @Override
    public void close() {
        loop.close();
    }
}
