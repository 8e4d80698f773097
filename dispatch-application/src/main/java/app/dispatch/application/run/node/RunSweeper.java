package app.dispatch.application.run.node;

import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.run.Retention;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes runs that are kept no longer: some now and then, so that nobody has to wait for it. One daemon thread. */
public final class RunSweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunSweeper.class);

    /** The most runs of one turn. */
    public static final int MOST = 500;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration WHEN_MORE = Duration.ofMillis(200);
    private static final Duration WHEN_DONE = Duration.ofMinutes(10);

    private final RunStore store;
    private final Retention keep;
    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("history-sweeper").factory());

    public RunSweeper(RunStore store, Retention keep, InstantSource clock) {
        this.store = store;
        this.keep = keep;
        this.clock = clock;
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Begins; does nothing when everything is kept. */
    public void start() {
        if (!keep.keepsAll()) {
            sweepIn(FIRST);
        }
    }

    private void sweepIn(Duration time) {
        var unused = timer.schedule(this::sweep, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        Duration next = WHEN_DONE;
        try {
            if (store.forget(keep, clock.instant(), MOST) == MOST) {
                next = WHEN_MORE;
            }
        } catch (RuntimeException failure) { // such as a database that is away: later is soon enough
            LOG.warn("old runs could not be deleted; trying again later", failure);
        }
        if (!timer.isShutdown()) {
            sweepIn(next);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
