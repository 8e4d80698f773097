package app.dispatch.application.trigger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does tasks once in every minute of a clock, and once at the start; one after the other, on a thread of its own. It looks at
 * the clock at least every second, so that a clock that is set or a machine that slept is noticed soon.
 */
public final class EveryMinute implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EveryMinute.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Duration longestWait;
    private final List<Runnable> tasks;
    private final ScheduledExecutorService thread;
    private Instant last = Instant.MIN;

    private EveryMinute(InstantSource clock, Duration longestWait, List<Runnable> tasks) {
        this.clock = clock;
        this.longestWait = longestWait;
        this.tasks = List.copyOf(tasks);
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("every-minute").daemon().factory());
    }

    /** Starts to do these tasks. One that fails is logged, and done again in the next minute. */
    public static EveryMinute start(InstantSource clock, Runnable... tasks) {
        return start(clock, LONGEST_WAIT, tasks);
    }

    static EveryMinute start(InstantSource clock, Duration longestWait, Runnable... tasks) {
        EveryMinute started = new EveryMinute(clock, longestWait, List.of(tasks));
        started.thread.execute(started::look);
        return started;
    }

    private void look() {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!minute.equals(last)) {
            last = minute;
            tasks.forEach(EveryMinute::attempt);
        }
        if (!thread.isShutdown()) {
            var unused = thread.schedule(this::look, wait(clock.instant()).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Up to the next minute, and never long. */
    private Duration wait(Instant now) {
        Duration toMinute =
                Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
        return toMinute.compareTo(longestWait) < 0 ? toMinute.plusMillis(1) : longestWait;
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failed) {
            LOG.error("what is done every minute failed", failed);
        }
    }

    /** Lets the task that is under way end, and does no more. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("what is done every minute does not end");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
