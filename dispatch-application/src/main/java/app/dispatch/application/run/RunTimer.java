package app.dispatch.application.run;

import app.dispatch.domain.plan.RunLimits;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Stops runs that take too long. One daemon thread for all. */
final class RunTimer implements AutoCloseable {
    private final Duration mostForAnyRun;
    private final ScheduledThreadPoolExecutor timer;

    RunTimer(Duration mostForAnyRun) {
        this.mostForAnyRun = mostForAnyRun;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("run-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** The most time for a run of a plan with these limits. */
    Duration limit(RunLimits limits) {
        Duration own = limits.timeout();
        return own != null && own.compareTo(mostForAnyRun) < 0 ? own : mostForAnyRun;
    }

    /** Starts what is left of the run's time once {@code used} is over. The result stops it. */
    Runnable start(RunControl control, RunLimits limits, Duration used) {
        Duration most = limit(limits);
        RunControl.Reason reason =
                most.equals(mostForAnyRun) ? RunControl.Reason.TIMED_OUT : RunControl.Reason.OUT_OF_BUDGET;
        ScheduledFuture<?> stop =
                timer.schedule(() -> control.stop(reason), most.minus(used).toMillis(), TimeUnit.MILLISECONDS);
        return () -> stop.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
