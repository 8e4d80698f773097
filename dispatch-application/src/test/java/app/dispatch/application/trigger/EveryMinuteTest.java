package app.dispatch.application.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.SettableClock;
import app.dispatch.application.background.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class EveryMinuteTest {
    private static final Duration SOON = Duration.ofMillis(2);

    private final SettableClock clock = new SettableClock();
    private final BlockingQueue<Instant> looks = new LinkedBlockingQueue<>();

    private Instant next() throws InterruptedException {
        Instant look = looks.poll(20, TimeUnit.SECONDS);
        assertThat(look).isNotNull();
        return look;
    }

    @Test
    void a_task_is_done_at_the_start_and_once_in_each_minute_that_the_clock_reaches() throws Exception {
        Instant start = clock.instant();
        try (EveryMinute ignored = EveryMinute.start(clock, SOON, new Background(), () -> looks.add(clock.instant()))) {
            assertThat(next()).isEqualTo(start);
            clock.advance(Duration.ofSeconds(59));
            clock.advance(Duration.ofSeconds(1));
            assertThat(next()).isEqualTo(start.plusSeconds(60));
            clock.advance(Duration.ofMinutes(7));
            assertThat(next()).isEqualTo(start.plusSeconds(480));
        }
        assertThat(looks).isEmpty();
    }

    static Stream<Runnable> failures() {
        return Stream.of(
                () -> {
                    throw new IllegalStateException("no");
                },
                () -> {
                    throw new OutOfMemoryError("as if");
                });
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_task_that_fails_is_done_again_and_keeps_no_other_from_being_done(Runnable failing) throws Exception {
        try (EveryMinute ignored =
                EveryMinute.start(clock, SOON, new Background(), failing, () -> looks.add(clock.instant()))) {
            assertThat(next()).isEqualTo(clock.instant());
            clock.advance(Duration.ofMinutes(1));
            assertThat(next()).isEqualTo(clock.instant());
        }
    }

    @Test
    void nothing_is_done_once_it_is_closed() {
        EveryMinute every = EveryMinute.start(clock, SOON, new Background(), () -> looks.add(clock.instant()));
        every.close();
        looks.clear();
        clock.advance(Duration.ofMinutes(1));
        every.close();
        assertThat(looks).isEmpty();
    }
}
