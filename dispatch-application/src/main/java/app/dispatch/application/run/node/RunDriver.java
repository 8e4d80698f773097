package app.dispatch.application.run.node;

import app.dispatch.application.StoreRetry;
import app.dispatch.application.run.engine.Past;
import app.dispatch.application.run.engine.RunEngine;
import app.dispatch.application.run.engine.RunJournal;
import app.dispatch.application.run.engine.StopSignal;
import app.dispatch.application.run.store.Claim;
import app.dispatch.application.run.store.EventFeed;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.run.trace.Tracing;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunOrder;
import app.dispatch.domain.run.RunRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives one run, once: its first try and a recovery alike. Safe for use by several threads. */
public final class RunDriver implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RunDriver.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** Characters: with as many runs as may wait, 5,000, a sixth of the heap at most. */
    private static final int SMALL = 4 * 1024;

    private final Claim claim;
    private final Parts parts;
    private final Consumer<RunDriver> gone;
    private volatile @Nullable Past past;
    private volatile @Nullable RunJournal journal;
    private final StopSignal stopSignal = new StopSignal();
    private final CompletableFuture<RunRecord> ended = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /**
     * A driver of the claimed run, which waits to be run.
     *
     * @param gone is told when the driver has nothing to do any more
     */
    RunDriver(Claim claim, Parts parts, Consumer<RunDriver> gone) {
        this.claim = claim;
        this.parts = parts;
        this.gone = gone;
    }

    /** The same for a run that is about to be recorded. */
    RunDriver(Past past, Parts parts, Consumer<RunDriver> gone) {
        this(Claim.begun(past.run()), parts, gone);
        this.past = past;
    }

    /** What became of a driver. */
    enum State {
        WAITING,
        BEGUN,
        LEFT
    }

    /**
     * What all drivers share.
     *
     * @param stored is told when something of a run has become durable
     */
    record Parts(RunEngine engine, RunStore store, EventFeed feed, Watchers watchers, Consumer<RunId> stored) {}

    /**
     * Who is told how runs go.
     *
     * @param clock says when one begins
     */
    public record Watchers(RunMeter meter, Tracing tracing, InstantSource clock) {}

    RunId id() {
        return claim.run();
    }

    UserId owner() {
        return claim.owner();
    }

    long epoch() {
        return claim.epoch();
    }

    /**
     * Lets go of what the run is while it has to wait for its turn: it is recorded, and may be large. A small one is kept, since to
     * read it brings all that is logged into the tables before.
     */
    public void rest() {
        Past known = past;
        if (known != null && !isSmall(known)) {
            past = null;
        }
    }

    private static boolean isSmall(Past known) {
        RunOrder order = known.run().order();
        return known.journal().isEmpty()
                && order.plan().length() + order.payload().length() <= SMALL;
    }

    State state() {
        return state.get();
    }

    boolean isBegun() {
        return state.get() == State.BEGUN;
    }

    void stop(StopSignal.Reason reason) {
        stopSignal.stop(reason);
    }

    /** What was told of the run here and is not in the store yet. */
    List<Recorded> toldOnly() {
        RunJournal writer = journal;
        return writer == null ? List.of() : writer.toldOnly();
    }

    /** Completes when the run's end is durable; exceptionally when this process does not see it. Each caller has one of its own. */
    public CompletableFuture<RunRecord> ended() {
        return ended.copy();
    }

    /** Gives the run up, which was not recorded. */
    public void forget() {
        gone.accept(this);
    }

    boolean leave() {
        boolean waited = state.compareAndSet(State.WAITING, State.LEFT);
        if (waited) {
            gone.accept(this);
            ended.completeExceptionally(
                    Refusal.retryLater(ErrorCode.UNAVAILABLE, "The run is recorded; it goes on later", RETRY_AFTER));
        }
        return waited;
    }

    private static void log(Run run) {
        run.end()
                .ifPresent(end -> LOG.atInfo()
                        .addKeyValue("runId", run.id())
                        .addKeyValue("workflowId", run.order().workflowId().orElse(null))
                        .addKeyValue("trigger", run.order().cause().id())
                        .addKeyValue("status", end.how().id())
                        .addKeyValue("code", end.code())
                        .addKeyValue(
                                "ms",
                                Duration.between(run.startedAt(), end.at()).toMillis())
                        .log("a run has ended"));
    }

    private RunRecord drive() {
        Past known = past;
        past = null;
        Past whole = known == null ? StoreRetry.whileAway(stopSignal::isHandedOver, this::read) : known;
        RunJournal writer = new RunJournal(whole, parts.store(), parts.feed(), stopSignal, parts.stored());
        journal = writer;
        parts.watchers().tracing().begun(whole.run(), parts.watchers().clock().instant());
        // For who follows it here and heard less so far.
        whole.journal().forEach(event -> parts.feed().publish(id(), event));
        return parts.engine().drive(whole, writer, stopSignal);
    }

    private Past read() {
        Run run = parts.store()
                .find(claim.owner(), claim.run())
                .filter(found ->
                        found.epoch() == claim.epoch() && !found.status().isEnded())
                .orElseThrow(() -> new RunLost("it has ended, was deleted or is in other hands"));
        return Past.of(run, parts.store().journal(claim.owner(), claim.run(), 0), claim.crashes());
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
                parts.watchers().meter().ended(record);
                parts.watchers().tracing().ended(record);
                log(record.run());
            }
        } catch (RunLost lost) {
            ended.completeExceptionally(Refusal.unavailable("The run goes on, but not here: " + lost.text(), lost));
        } catch (RuntimeException | Error failure) {
            LOG.error("run {} was left where it is", claim.run(), failure);
            ended.completeExceptionally(Refusal.unavailable("The run could not be recorded further", failure));
        } finally {
            parts.watchers().tracing().left(claim.run());
            gone.accept(this);
        }
    }
}
