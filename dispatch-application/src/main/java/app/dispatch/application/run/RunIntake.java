package app.dispatch.application.run;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import java.util.List;
import java.util.function.Supplier;

/** Takes runs in: makes room for them, records them, and hands them to the queue. */
final class RunIntake {
    private final RunStore store;
    private final RunQueue queue;
    private final RunDrivers drivers;

    RunIntake(RunStore store, RunQueue queue, RunDrivers drivers) {
        this.store = store;
        this.queue = queue;
        this.drivers = drivers;
    }

    /**
     * Records a run and queues it.
     *
     * @param run is made once there is room
     * @throws Refusal {@code rate_limited} or {@code unavailable} when there is none
     */
    StartedRun start(UserId owner, Supplier<Run> run) {
        return take(owner, run, List.of(), store::begin);
    }

    /**
     * The same for a run that goes on from another one.
     *
     * @param reused what its journal begins with
     * @throws Refusal {@code conflict} when another run has gone on from the same one meanwhile
     */
    StartedRun startRetry(UserId owner, Supplier<Run> run, List<Recorded> reused) {
        return take(owner, run, reused, retry -> {
            if (!store.beginRetry(retry, reused)) {
                throw Refusal.of(ErrorCode.CONFLICT, "The run " + retry.retryOf() + " is being retried already");
            }
        });
    }

    /** Makes a run durable. */
    private interface Recorder {
        void record(Run run);
    }

    private StartedRun take(UserId owner, Supplier<Run> making, List<Recorded> past, Recorder recorder) {
        RunQueue.Place place = queue.reserve(owner);
        boolean recorded = false;
        try {
            Run run = making.get();
            recorder.record(run);
            recorded = true;
            RunDrivers.Driver driver = drivers.driver(run, past);
            place.fill(run, driver);
            return new StartedRun(run, driver.ended());
        } finally {
            if (!recorded) {
                place.giveBack();
            }
        }
    }
}
