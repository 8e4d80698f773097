package app.dispatch.application.run.engine;

import app.dispatch.application.run.store.EventFeed;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens in one run, then tells it. Safe for use by several threads.
 *
 * <p>Every event gets the next number, and events are told in the order of their numbers. What is {@linkplain #record
 * recorded} is durable before it is told; what is only {@linkplain #tell told} is stored with the next commit. Events that
 * are recorded while a commit is under way share the next one. One entry at a time may {@linkplain Entry#ahead be ahead} of the
 * disk.
 */
public final class RunJournal {
    /**
     * Events to record.
     *
     * @param end the run's, when they are its last
     * @param ahead whether they need not be durable yet when the run goes on: whoever records them sees to it that they are
     *     {@linkplain #flush flushed} soon
     */
    record Entry(List<RunEvent> events, @Nullable RunEnd end, boolean ahead) {
        static Entry of(RunEvent... events) {
            return new Entry(List.of(events), null, false);
        }

        static Entry end(RunId run, RunEnd end) {
            return new Entry(List.of(new RunCompleted(run, end)), end, false);
        }
    }

    /** An event that is not told yet, and whether it may be. */
    private static final class Untold {
        final Recorded event;
        boolean ready;

        Untold(Recorded event, boolean ready) {
            this.event = event;
            this.ready = ready;
        }
    }

    private final Run run;
    private final RunStore store;
    private final EventFeed feed;
    private final RunControl control;
    private final Consumer<RunId> stored;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();
    private final Deque<Untold> untold = new ArrayDeque<>();
    private List<Recorded> unstored = new ArrayList<>();
    private List<Recorded> inFlight = List.of();
    private @Nullable RunEnd end;
    private Set<StepId> waitFor = Set.of();
    private long lastSeq;
    private long recordedSeq;
    private long durableSeq;
    private boolean committing;
    private @Nullable RuntimeException broken;

    /**
     * The journal of a run that its epoch entitles to write, after what is in it already.
     *
     * @param stored is told when events have become durable
     */
    public RunJournal(Past past, RunStore store, EventFeed feed, RunControl control, Consumer<RunId> stored) {
        this.run = past.run();
        this.store = store;
        this.feed = feed;
        this.control = control;
        this.stored = stored;
        this.lastSeq = past.lastSeq();
        this.recordedSeq = lastSeq;
        this.durableSeq = lastSeq;
    }

    /** Tells an event at once, or right after the commit that is under way. */
    void tell(RunEvent event) {
        lock.lock();
        try {
            untold.add(new Untold(number(event), true));
            tellReady();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Records what {@code entry} says, and returns when it is durable and told; at once when it may be ahead and no other is.
     *
     * @param entry is asked while no other entry is added, so that it may depend on those before it
     * @throws app.dispatch.domain.error.RunLost when another has taken the run over; nothing more can be recorded
     */
    void record(Supplier<Entry> entry) {
        lock.lock();
        try {
            failIfBroken();
            boolean alone = durableSeq >= recordedSeq;
            Entry added = entry.get();
            added.events().forEach(event -> untold.add(new Untold(number(event), false)));
            if (added.end() != null) {
                end = added.end();
            }
            recordedSeq = lastSeq;
            if (!added.ahead() || !alone) {
                awaitDurable();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns when all that was recorded is durable and told.
     *
     * @throws app.dispatch.domain.error.RunLost when another has taken the run over; nothing more can be recorded
     */
    void flush() {
        lock.lock();
        try {
            failIfBroken();
            awaitDurable();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stores all that was recorded or told, for whoever goes on with the run: what is only told has no next commit here.
     *
     * @throws app.dispatch.domain.error.RunLost when another has taken the run over
     */
    void leave() {
        lock.lock();
        try {
            failIfBroken();
            while (committing || !unstored.isEmpty()) {
                if (committing) {
                    committed.awaitUninterruptibly();
                    failIfBroken();
                } else {
                    commit();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitDurable() {
        long mine = recordedSeq;
        while (durableSeq < mine) {
            if (committing) {
                committed.awaitUninterruptibly();
                failIfBroken();
            } else {
                commit();
            }
        }
    }

    /** What was told and is not durable yet, in order. */
    public List<Recorded> toldOnly() {
        lock.lock();
        try {
            long untoldFrom =
                    untold.isEmpty() ? Long.MAX_VALUE : untold.getFirst().event.seq();
            return Stream.concat(inFlight.stream(), unstored.stream())
                    .filter(event -> event.seq() < untoldFrom)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stores what was told and lets the run wait for the approval of these steps. Nothing may be recorded after it.
     *
     * @throws app.dispatch.domain.error.RunLost when another has taken the run over
     */
    void park(Set<StepId> steps) {
        lock.lock();
        try {
            failIfBroken();
            waitFor = steps;
            commit();
        } finally {
            lock.unlock();
        }
    }

    private Recorded number(RunEvent event) {
        Recorded numbered = new Recorded(++lastSeq, event);
        unstored.add(numbered);
        return numbered;
    }

    /** Stores all that is not stored yet. The lock is held at the start and at the end, not while the store works. */
    private void commit() {
        List<Recorded> batch = unstored;
        RunEnd last = end;
        long upTo = lastSeq;
        unstored = new ArrayList<>();
        inFlight = batch;
        committing = true;
        lock.unlock();
        RuntimeException failure = null;
        try {
            store(batch, last);
        } catch (RuntimeException e) {
            failure = e;
        } catch (Error e) { // such as no memory: what was stored is not known
            failure = new IllegalStateException("the store failed", e);
        } finally {
            lock.lock();
            inFlight = List.of();
            committing = false;
            committed.signalAll();
        }
        if (failure != null) {
            broken = failure;
            throw failure;
        }
        durableSeq = upTo;
        stored.accept(run.id());
        untold.stream().filter(event -> event.event.seq() <= upTo).forEach(event -> event.ready = true);
        tellReady();
    }

    /** Does not give up while the store is away. To store the same twice is to store it once. */
    private void store(List<Recorded> batch, @Nullable RunEnd last) {
        Patience.with(control, () -> {
            if (last != null) {
                store.end(run.id(), run.epoch(), batch, last);
            } else if (waitFor.isEmpty()) {
                store.append(run.id(), run.epoch(), batch);
            } else {
                store.park(run.id(), run.epoch(), batch, waitFor);
            }
        });
    }

    private void tellReady() {
        while (!untold.isEmpty() && untold.getFirst().ready) {
            feed.publish(run.id(), untold.removeFirst().event);
        }
    }

    private void failIfBroken() {
        if (broken != null) {
            throw broken;
        }
    }
}
