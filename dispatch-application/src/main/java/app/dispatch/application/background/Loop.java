package app.dispatch.application.background;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again on a daemon thread of its own, until it is closed: nothing that the work throws ends it. What
 * is thrown is logged once, until the work succeeds again. Safe for use by several threads.
 */
public final class Loop implements AutoCloseable {
    /** How long a loop may be overdue before it is late: a database that is away takes some of that. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int LATE_AFTER_WAITS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final Duration period;
    private final Ticker ticker;
    private final Background all;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile long lookedAt;
    private volatile Duration wait;
    private volatile boolean failing;
    private volatile Supplier<Duration> work = () -> Duration.ZERO;

    Loop(String name, Duration period, Background all) {
        this.name = name;
        this.period = period;
        this.wait = period;
        this.ticker = all.ticker();
        this.all = all;
        this.lookedAt = ticker.nanos();
        this.thread = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().daemon().name(name).factory(),
                new ThreadPoolExecutor
                        .DiscardPolicy()); // of what comes after the end: it must not fail who asks for it
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Begins to do this work, the first time after one period. To be called once. */
    public void begin(Runnable work) {
        begin(period, () -> {
            work.run();
            return period;
        });
    }

    /**
     * Begins to do this work. To be called once.
     *
     * @param first how long from now it is done first
     * @param work says how long to wait until the next time
     */
    public void begin(Duration first, Supplier<Duration> work) {
        this.work = work;
        lookedAt = ticker.nanos();
        wait = first;
        all.begun(this);
        lookIn(first);
    }

    /** Has the work done soon, besides the times at which it is done anyway; calls that come before that are one. */
    public void again() {
        if (asked.compareAndSet(false, true)) {
            thread.execute(() -> {
                asked.set(false);
                look();
            });
        }
    }

    /** Does something else soon, on the same thread. */
    public void soon(Runnable task) {
        thread.execute(() -> attempt(task));
    }

    /** Does something else after that time, on the same thread. */
    public void later(Duration time, Runnable task) {
        var unused = thread.schedule(() -> attempt(task), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            failed(failure);
        }
    }

    private void lookIn(Duration time) {
        long nanos = Math.min(time.toNanos(), all.longestWait().toNanos());
        var unused = thread.schedule(this::lookAndGoOn, nanos, TimeUnit.NANOSECONDS);
    }

    private void lookAndGoOn() {
        Duration next = period;
        try {
            next = look();
        } finally {
            lookIn(next);
        }
    }

    private Duration look() {
        lookedAt = ticker.nanos();
        Duration next = period;
        try {
            next = work.get();
            failing = false;
        } catch (Throwable failure) {
            failed(failure);
        }
        wait = next;
        return next;
    }

    private void failed(Throwable failure) {
        boolean first = !failing;
        failing = true;
        if (failure instanceof Error) {
            LOG.error("{}: failed; trying again", name, failure);
        } else if (first) {
            LOG.warn("{}: not possible just now; trying again", name, failure);
        } else {
            LOG.debug("{}: not possible yet", name, failure);
        }
    }

    Background.State state() {
        Duration since = Duration.ofNanos(ticker.nanos() - lookedAt);
        Duration most = wait.plus(max(wait.multipliedBy(LATE_AFTER_WAITS), PATIENCE));
        return new Background.State(name, since, since.compareTo(most) > 0, failing);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Does no more, and waits for the look that is under way, at most that long; whether it has ended. */
    public boolean close(Duration most) {
        all.ended(this);
        thread.shutdown();
        try {
            return thread.awaitTermination(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Does no more, and does not wait; the look that is under way is not interrupted. */
    @Override
    public void close() {
        all.ended(this);
        thread.shutdown();
        thread.getQueue().clear();
    }
}
