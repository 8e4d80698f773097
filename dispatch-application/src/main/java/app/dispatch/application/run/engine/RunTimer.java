package app.dispatch.application.run.engine;

import app.dispatch.domain.plan.RunLimits;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends what takes too long: runs, and single attempts. One daemon thread for all, which sleeps on while what is added ends later
 * than the first of those that wait; a timed wait of each thread would wake a thread of the JVM twice for every call.
 */
public final class RunTimer implements AutoCloseable {
    private final Duration mostForAnyRun;
    private final ScheduledThreadPoolExecutor timer;

    public RunTimer(Duration mostForAnyRun) {
        this.mostForAnyRun = mostForAnyRun;
        this.timer = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().daemon().name("run-timer").factory(),
                new ThreadPoolExecutor.DiscardPolicy()); // closed: what is handed over has no end here
        timer.setRemoveOnCancelPolicy(true);
    }

    /** The most time for a run of a plan with these limits. */
    Duration limit(RunLimits limits) {
        Duration own = limits.timeout();
        return own != null && own.compareTo(mostForAnyRun) < 0 ? own : mostForAnyRun;
    }

    /** Starts what is left of the run's time once {@code used} is over. The result stops it. */
    Runnable start(StopSignal stopSignal, RunLimits limits, Duration used) {
        Duration most = limit(limits);
        StopSignal.Reason reason =
                most.equals(mostForAnyRun) ? StopSignal.Reason.TIMED_OUT : StopSignal.Reason.OUT_OF_BUDGET;
        return after(most.minus(used), () -> stopSignal.stop(reason));
    }

    /** Has this done when the time is over; it must not wait for anything. The result takes it back. */
    Runnable after(Duration time, Runnable action) {
        ScheduledFuture<?> waiting = timer.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS);
        return () -> waiting.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
