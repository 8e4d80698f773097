package app.dispatch.application.trigger;

import app.dispatch.application.background.Background;
import app.dispatch.application.background.Loop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
    private final Loop loop;
    private Instant last = Instant.MIN;

    private EveryMinute(InstantSource clock, Duration longestWait, Background background, List<Runnable> tasks) {
        this.clock = clock;
        this.longestWait = longestWait;
        this.tasks = List.copyOf(tasks);
        this.loop = background.loop("every-minute", longestWait);
    }

    /** Starts to do these tasks. One that fails is logged, and done again in the next minute. */
    public static EveryMinute start(InstantSource clock, Background background, Runnable... tasks) {
        return start(clock, LONGEST_WAIT, background, tasks);
    }

    static EveryMinute start(InstantSource clock, Duration longestWait, Background background, Runnable... tasks) {
        EveryMinute started = new EveryMinute(clock, longestWait, background, List.of(tasks));
        started.loop.begin(Duration.ZERO, started::look);
        return started;
    }

    private Duration look() {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!minute.equals(last)) {
            last = minute;
            tasks.forEach(EveryMinute::attempt);
        }
        return wait(clock.instant());
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
        } catch (RuntimeException | Error failed) { // the other tasks are done all the same
            LOG.error("what is done every minute failed", failed);
        }
    }

    /** Lets the task that is under way end, and does no more. */
    @Override
    public void close() {
        if (!loop.close(TO_END)) {
            LOG.warn("what is done every minute does not end");
        }
    }
}
