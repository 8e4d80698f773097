package app.dispatch.application.run.node;

import app.dispatch.application.background.Background;
import app.dispatch.application.background.Loop;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.run.Retention;
import java.time.Duration;
import java.time.InstantSource;

/** Deletes runs that are kept no longer: some now and then, so that nobody has to wait for it. */
public final class RunSweeper implements AutoCloseable {
    /** The most runs of one turn. */
    public static final int MOST = 500;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration WHEN_MORE = Duration.ofMillis(200);
    private static final Duration WHEN_DONE = Duration.ofMinutes(10);

    private final RunStore store;
    private final Retention keep;
    private final InstantSource clock;
    private final Duration whenDone;
    private final Loop loop;

    public RunSweeper(RunStore store, Retention keep, InstantSource clock, Background background) {
        this(store, keep, clock, WHEN_DONE, background);
    }

    RunSweeper(RunStore store, Retention keep, InstantSource clock, Duration whenDone, Background background) {
        this.store = store;
        this.keep = keep;
        this.clock = clock;
        this.whenDone = whenDone;
        this.loop = background.loop("history-sweeper", whenDone);
    }

    /** Begins; does nothing when everything is kept. */
    public void start() {
        if (!keep.keepsAll()) {
            loop.begin(FIRST, this::sweep);
        }
    }

    private Duration sweep() {
        return store.forget(keep, clock.instant(), MOST) == MOST ? WHEN_MORE : whenDone;
    }

    @Override
    public void close() {
        loop.close();
    }
}
