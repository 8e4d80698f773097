package app.dispatch.application.run.engine;

import app.dispatch.application.background.Ticker;
import java.time.Duration;

/**
 * How long this node may act for its runs, by a clock that no one sets and that goes on while the process is stopped. Safe for
 * use by several threads.
 *
 * <p>The store refuses what a node writes that has lost a run. Nothing refuses the calls of such a node but itself: it asks here
 * before each.
 */
public final class Lease {
    /** How long nobody takes over the runs of a node that was heard of. */
    public static final Duration LENGTH = Duration.ofSeconds(3);

    /** How much earlier the node stops to rely on it: it may take that long from here to the call. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final boolean needed;
    private final Ticker ticker;
    private volatile long until;

    private Lease(boolean needed, Ticker ticker) {
        this.needed = needed;
        this.ticker = ticker;
        this.until = ticker.nanos();
    }

    /** One that is over until it is extended; or for ever, where nobody else could take a run. */
    public static Lease of(boolean shared, Ticker ticker) {
        return new Lease(shared, ticker);
    }

    /** Extends it: it was renewed at the store not before {@code askedAt}, by the ticker. */
    public void extend(long askedAt) {
        until = askedAt + LENGTH.minus(MARGIN).toNanos();
    }

    public boolean holds() {
        return !needed || until - ticker.nanos() > 0;
    }

    /** Now, by the clock that it goes by. */
    public long now() {
        return ticker.nanos();
    }

    /**
     * Returns when it holds.
     *
     * @throws app.dispatch.domain.error.StepFailure when the run is stopped before: so is a run that was lost, before the lease is
     *     extended
     */
    void require(StopSignal stopSignal) {
        while (!holds()) {
            stopSignal.pause(LOOK_AGAIN);
        }
        stopSignal.check();
    }
}
