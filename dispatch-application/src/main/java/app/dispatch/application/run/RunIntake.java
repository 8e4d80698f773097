package app.dispatch.application.run;

import app.dispatch.application.run.engine.Past;
import app.dispatch.application.run.node.LocalRuns;
import app.dispatch.application.run.node.NodeHeartbeat;
import app.dispatch.application.run.node.RunDriver;
import app.dispatch.application.run.node.RunQueue;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes runs in: makes room for them, records them, and hands them to the queue. */
final class RunIntake {
    private final RunStore store;
    private final RunQueue queue;
    private final LocalRuns local;
    private final NodeHeartbeat heartbeat;

    RunIntake(RunStore store, RunQueue queue, LocalRuns local, NodeHeartbeat heartbeat) {
        this.store = store;
        this.queue = queue;
        this.local = local;
        this.heartbeat = heartbeat;
    }

    /** Refuses what {@link #start} would refuse just now for want of room. */
    void requireRoom(UserId owner) {
        queue.reserve(owner).giveBack();
    }

    /**
     * Records a run and queues it.
     *
     * @param making makes the run once there is room
     * @return the run; empty when another was begun before in its place
     * @throws Refusal {@code rate_limited} or {@code unavailable} when there is no room
     */
    Optional<StartedRun> start(UserId owner, Supplier<Run> making, Begin how) {
        List<Recorded> journal = how instanceof Begin.Retry(List<Recorded> reused) ? reused : List.of();
        RunQueue.Place place = queue.reserve(owner);
        RunDriver driver = null;
        boolean recorded = false;
        try {
            heartbeat.prepare();
            Run run = making.get();
            // Before it is recorded: whoever finds it by its key must find who drives it.
            driver = local.driver(Past.of(run, journal, 0));
            recorded = store.begin(run, how);
            if (!recorded) {
                return Optional.empty();
            }
            if (!place.fill(driver)) {
                driver.rest();
            }
            return Optional.of(new StartedRun(run, driver.ended()));
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
