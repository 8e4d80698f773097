package app.dispatch.application.run.node;

import app.dispatch.application.run.engine.Past;
import app.dispatch.application.run.engine.RunEngine;
import app.dispatch.application.run.engine.StopSignal;
import app.dispatch.application.run.store.Claim;
import app.dispatch.application.run.store.EventFeed;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.run.trace.Tracing;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The runs that this process drives, or that wait here for that: what it takes to stop one, or to say how it goes. */
public final class LocalRuns {
    private final RunDriver.Parts parts;
    private final ConcurrentHashMap<RunId, RunDriver> drivers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param stored is told when something of a run has become durable */
    public LocalRuns(RunEngine engine, RunStore store, EventFeed feed, RunMeter meter, Consumer<RunId> stored) {
        this(engine, store, feed, new RunDriver.Watchers(meter, Tracing.none(), () -> Instant.EPOCH), stored);
    }

    /** The same, of which these are told. */
    public LocalRuns(
            RunEngine engine, RunStore store, EventFeed feed, RunDriver.Watchers watchers, Consumer<RunId> stored) {
        this.parts = new RunDriver.Parts(engine, store, feed, watchers, stored);
    }

    /** A driver for a new run, which waits to be run. */
    public RunDriver driver(Past past) {
        return add(new RunDriver(past, parts, this::remove));
    }

    /** A driver for a run that was taken over, which waits to be run. */
    public RunDriver driver(Claim claim) {
        RunDriver driver = new RunDriver(claim, parts, this::remove);
        if (claim.cancelAsked()) {
            driver.stop(StopSignal.Reason.CANCELLED);
        }
        return add(driver);
    }

    private RunDriver add(RunDriver driver) {
        RunDriver before = drivers.put(driver.id(), driver);
        if (before != null) { // it has lost the run
            before.stop(StopSignal.Reason.HANDED_OVER);
        }
        if (closed) {
            driver.leave();
        }
        return driver;
    }

    private void remove(RunDriver driver) {
        drivers.remove(driver.id(), driver);
    }

    /** Whether this process drives the run. */
    public boolean has(RunId id) {
        return drivers.containsKey(id);
    }

    /** The runs that are driven here, or wait for that. */
    Set<RunId> ids() {
        return Set.copyOf(drivers.keySet());
    }

    /**
     * Stops to drive those of the runs, also ones that wait, that this process does not have in their epoch.
     *
     * @return which they were
     */
    Set<RunId> keep(Set<RunId> driven, Map<RunId, Long> held) {
        Set<RunId> lost = new HashSet<>();
        for (RunId id : driven) {
            RunDriver driver = drivers.get(id);
            if (driver != null && !Objects.equals(held.get(id), driver.epoch())) {
                driver.stop(StopSignal.Reason.HANDED_OVER);
                lost.add(id);
            }
        }
        return lost;
    }

    /** Leaves the runs that wait, and those that come, where they are in the store. */
    public Set<RunId> leaveWaiting() {
        closed = true;
        return drivers.values().stream()
                .filter(RunDriver::leave)
                .map(driver -> driver.id())
                .collect(Collectors.toSet());
    }

    /** What was told of the run here and is not in the store yet. */
    public List<Recorded> toldOnly(RunId id) {
        RunDriver driver = drivers.get(id);
        return driver == null ? List.of() : driver.toldOnly();
    }

    /**
     * Stops the run, if this process drives it. One that waits ends here and now.
     *
     * @return the driver, when it does not need its turn any more
     */
    public Optional<RunDriver> cancel(RunId id) {
        RunDriver driver = drivers.get(id);
        if (driver == null) {
            return Optional.empty();
        }
        driver.stop(StopSignal.Reason.CANCELLED);
        boolean waited = driver.state() == RunDriver.State.WAITING;
        driver.run();
        return waited ? Optional.of(driver) : Optional.empty();
    }

    /** Stops the owner's runs that this process drives, and waits until they have ended, at most that long. */
    public void cancelAll(UserId owner, Duration most) {
        List<RunDriver> theirs = drivers.values().stream()
                .filter(driver -> driver.owner().equals(owner))
                .toList();
        theirs.forEach(driver -> driver.stop(StopSignal.Reason.CANCELLED));
        CompletableFuture.allOf(theirs.stream().map(RunDriver::ended).toArray(CompletableFuture[]::new))
                .handle((nothing, failed) -> true)
                .completeOnTimeout(false, most.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Stops all runs where they are; they stay unfinished in the store. */
    public void handOver() {
        drivers.values().forEach(driver -> driver.stop(StopSignal.Reason.HANDED_OVER));
    }

    /** The runs that are under way here. */
    public Set<RunId> running() {
        return drivers.values().stream()
                .filter(RunDriver::isBegun)
                .map(driver -> driver.id())
                .collect(Collectors.toSet());
    }

    /** What there is to do here. */
    public RunLoad load() {
        List<RunDriver.State> states =
                drivers.values().stream().map(RunDriver::state).toList();
        return new RunLoad(
                Collections.frequency(states, RunDriver.State.WAITING),
                Collections.frequency(states, RunDriver.State.BEGUN));
    }

    /** Completes when the run ends, if this process drives it. */
    public Optional<CompletableFuture<RunRecord>> ended(RunId id) {
        return Optional.ofNullable(drivers.get(id)).map(RunDriver::ended);
    }

    /** Whether the run is under way here. */
    public boolean isRunning(RunId id) {
        RunDriver driver = drivers.get(id);
        return driver != null && driver.isBegun();
    }
}
