package app.dispatch.application.run;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunRecord;
import java.time.Duration;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs that this process drives: what it takes to stop one, or to say how it goes. */
final class RunDrivers {
    private static final Logger LOG = LoggerFactory.getLogger(RunDrivers.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final RunEngine engine;
    private final RunStore store;
    private final EventFeed feed;
    private final RunMeter meter;
    private final Consumer<RunId> stored;
    private final ConcurrentHashMap<RunId, Driver> drivers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param stored is told when something of a run has become durable */
    RunDrivers(RunEngine engine, RunStore store, EventFeed feed, RunMeter meter, Consumer<RunId> stored) {
        this.engine = engine;
        this.store = store;
        this.feed = feed;
        this.meter = meter;
        this.stored = stored;
    }

    /** A driver for a new run, which waits to be run. */
    Driver driver(Run run, List<Recorded> past) {
        return add(new Driver(new Claim(run, 0, false), () -> past));
    }

    /** A driver for a run that was taken over, which waits to be run. */
    Driver driver(Claim claim) {
        Run run = claim.run();
        Driver driver = new Driver(claim, () -> store.journal(run.owner(), run.id(), 0));
        if (claim.cancelAsked()) {
            driver.control.stop(RunControl.Reason.CANCELLED);
        }
        return add(driver);
    }

    private Driver add(Driver driver) {
        Driver before = drivers.put(driver.run.id(), driver);
        if (before != null) { // it has lost the run
            before.control.stop(RunControl.Reason.HANDED_OVER);
        }
        if (closed) {
            driver.leave();
        }
        return driver;
    }

    /** Whether this process drives the run. */
    boolean has(RunId id) {
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
            Driver driver = drivers.get(id);
            if (driver != null && !Objects.equals(held.get(id), driver.run.epoch())) {
                driver.control.stop(RunControl.Reason.HANDED_OVER);
                lost.add(id);
            }
        }
        return lost;
    }

    /** Leaves the runs that wait, and those that come, where they are in the store. */
    Set<RunId> leaveWaiting() {
        closed = true;
        return drivers.values().stream()
                .filter(Driver::leave)
                .map(driver -> driver.run.id())
                .collect(Collectors.toSet());
    }

    /** What was told of the run here and is not in the store yet. */
    List<Recorded> toldOnly(RunId id) {
        Driver driver = drivers.get(id);
        RunJournal journal = driver == null ? null : driver.journal;
        return journal == null ? List.of() : journal.toldOnly();
    }

    /**
     * Stops the run, if this process drives it. One that waits ends here and now.
     *
     * @return the driver, when it does not need its turn any more
     */
    Optional<Driver> cancel(RunId id) {
        Driver driver = drivers.get(id);
        if (driver == null) {
            return Optional.empty();
        }
        driver.control.stop(RunControl.Reason.CANCELLED);
        boolean waited = driver.state.get() == State.WAITING;
        driver.run();
        return waited ? Optional.of(driver) : Optional.empty();
    }

    /** Stops the owner's runs that this process drives, and waits until they have ended, at most that long. */
    void cancelAll(UserId owner, Duration most) {
        List<Driver> theirs = drivers.values().stream()
                .filter(driver -> driver.run.owner().equals(owner))
                .toList();
        theirs.forEach(driver -> driver.control.stop(RunControl.Reason.CANCELLED));
        CompletableFuture.allOf(theirs.stream().map(Driver::ended).toArray(CompletableFuture[]::new))
                .handle((nothing, failed) -> true)
                .completeOnTimeout(false, most.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Stops all runs where they are; they stay unfinished in the store. */
    void handOver() {
        drivers.values().forEach(driver -> driver.control.stop(RunControl.Reason.HANDED_OVER));
    }

    /** The runs that are under way here. */
    Set<RunId> running() {
        return drivers.values().stream()
                .filter(Driver::begun)
                .map(driver -> driver.run.id())
                .collect(Collectors.toSet());
    }

    /** What there is to do here. */
    RunLoad load() {
        List<State> states =
                drivers.values().stream().map(driver -> driver.state.get()).toList();
        return new RunLoad(Collections.frequency(states, State.WAITING), Collections.frequency(states, State.BEGUN));
    }

    /** Completes when the run ends, if this process drives it. */
    Optional<CompletableFuture<RunRecord>> ended(RunId id) {
        return Optional.ofNullable(drivers.get(id)).map(Driver::ended);
    }

    /** Whether the run is under way here. */
    boolean isRunning(RunId id) {
        Driver driver = drivers.get(id);
        return driver != null && driver.begun();
    }

    /** What became of a driver. */
    private enum State {
        WAITING,
        BEGUN,
        LEFT
    }

    /** Drives one run, once. */
    final class Driver implements Runnable {
        private final Run run;
        private final int crashes;
        private final Supplier<List<Recorded>> past;
        private volatile @Nullable RunJournal journal;
        private final RunControl control = new RunControl();
        private final CompletableFuture<RunRecord> ended = new CompletableFuture<>();
        private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

        Driver(Claim claim, Supplier<List<Recorded>> past) {
            this.run = claim.run();
            this.crashes = claim.crashes();
            this.past = past;
        }

        private boolean begun() {
            return state.get() == State.BEGUN;
        }

        /** Completes when the run's end is durable; exceptionally when this process does not see it. */
        CompletableFuture<RunRecord> ended() {
            return ended;
        }

        /** Gives the run up, which was not recorded. */
        void forget() {
            drivers.remove(run.id(), this);
        }

        private boolean leave() {
            boolean waited = state.compareAndSet(State.WAITING, State.LEFT);
            if (waited) {
                drivers.remove(run.id(), this);
                ended.completeExceptionally(Refusal.retryLater(
                        ErrorCode.UNAVAILABLE, "The run is recorded; it goes on later", RETRY_AFTER));
            }
            return waited;
        }

        private static void log(Run run) {
            RunEnd end = run.end();
            if (end != null) {
                LOG.atInfo()
                        .addKeyValue("runId", run.id())
                        .addKeyValue("workflowId", run.workflow())
                        .addKeyValue("trigger", run.cause().id())
                        .addKeyValue("status", run.status().id())
                        .addKeyValue("code", end.code())
                        .addKeyValue(
                                "ms",
                                Duration.between(run.startedAt(), end.at()).toMillis())
                        .log("a run has ended");
            }
        }

        private RunRecord drive() {
            List<Recorded> before = Patience.with(control, past);
            RunJournal writer = new RunJournal(run, before, store, feed, control, stored);
            journal = writer;
            before.forEach(event -> feed.publish(run.id(), event)); // for who follows it here and heard less so far
            return engine.drive(run, before, crashes, writer, control);
        }

        @Override
        public void run() {
            if (!state.compareAndSet(State.WAITING, State.BEGUN)) {
                return;
            }
            try {
                RunRecord record = drive();
                ended.complete(record);
                if (record.run().status().isEnded()) {
                    meter.ended(record);
                    log(record.run());
                }
            } catch (RunLost lost) {
                ended.completeExceptionally(Refusal.unavailable("The run goes on, but not here: " + lost.text(), lost));
            } catch (RuntimeException | Error failure) {
                LOG.error("run {} was left where it is", run.id(), failure);
                ended.completeExceptionally(Refusal.unavailable("The run could not be recorded further", failure));
            } finally {
                drivers.remove(run.id(), this);
            }
        }
    }
}
