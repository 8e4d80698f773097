package app.dispatch.application.run;

import app.dispatch.application.run.node.RunDriver;
import app.dispatch.application.run.node.RunDrivers;
import app.dispatch.application.run.node.RunKeeper;
import app.dispatch.application.run.node.RunQueue;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.FirstRun;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes runs in: makes room for them, records them, and hands them to the queue. */
final class RunIntake {
    private final RunStore store;
    private final RunQueue queue;
    private final RunDrivers drivers;
    private final RunKeeper keeper;

    RunIntake(RunStore store, RunQueue queue, RunDrivers drivers, RunKeeper keeper) {
        this.store = store;
        this.queue = queue;
        this.drivers = drivers;
        this.keeper = keeper;
    }

    /**
     * What became of a run: it was started, or its key had begun another before.
     *
     * @param started null when it was not
     * @param first the run that the key began; null when this one was started
     */
    record Taken(@Nullable StartedRun started, @Nullable FirstRun first) {}

    /**
     * Records a run and queues it.
     *
     * @param run is made once there is room
     * @throws Refusal {@code rate_limited} or {@code unavailable} when there is none
     */
    StartedRun start(UserId owner, Supplier<Run> run) {
        return started(take(owner, run, List.of(), recorded -> {
            store.begin(recorded);
            return Optional.empty();
        }));
    }

    /** The same with a key, unless that has begun a run before. */
    Taken startOnce(UserId owner, Supplier<Run> run, RunKey key) {
        return take(owner, run, List.of(), recorded -> store.beginOnce(recorded, key));
    }

    /**
     * The same for a run that goes on from another one.
     *
     * @param reused what its journal begins with
     * @throws Refusal {@code conflict} when another run has gone on from the same one meanwhile
     */
    StartedRun startRetry(UserId owner, Supplier<Run> run, RunId past, List<Recorded> reused) {
        return started(take(owner, run, reused, retry -> {
            if (!store.beginRetry(retry, reused)) {
                throw Refusal.of(ErrorCode.CONFLICT, "The run " + past + " is being retried already");
            }
            return Optional.empty();
        }));
    }

    private static StartedRun started(Taken taken) {
        return Objects.requireNonNull(taken.started());
    }

    /** Makes a run durable, or gives the one that its key began before. */
    private interface Recorder {
        Optional<FirstRun> record(Run run);
    }

    private Taken take(UserId owner, Supplier<Run> making, List<Recorded> past, Recorder recorder) {
        RunQueue.Place place = queue.reserve(owner);
        RunDriver driver = null;
        boolean recorded = false;
        try {
            keeper.prepare();
            Run run = making.get();
            // Before it is recorded: whoever finds it by its key must find who drives it.
            driver = drivers.driver(run, past);
            Optional<FirstRun> first = recorder.record(run);
            if (first.isPresent()) {
                return new Taken(null, first.get());
            }
            recorded = true;
            if (!place.fill(driver)) {
                driver.rest();
            }
            return new Taken(new StartedRun(run, driver.ended()), null);
        } finally {
            if (!recorded) {
                if (driver != null) {
                    driver.forget();
                }
                place.giveBack();
            }
        }
    }
}
