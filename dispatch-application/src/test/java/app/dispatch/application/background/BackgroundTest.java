package app.dispatch.application.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration NEVER_HERE = Duration.ofDays(1);

    private final SettableTicker ticker = new SettableTicker();
    private final Background background = new Background(ticker);

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void no_throwable_ends_a_loop() {
        List<Throwable> thrown = List.of(
                new IllegalStateException("away"),
                new StackOverflowError(),
                new OutOfMemoryError("as if"),
                new AssertionError(),
                new LinkageError());
        CountDownLatch looks = new CountDownLatch(thrown.size() + 2);
        AtomicInteger look = new AtomicInteger();
        try (Loop loop = background.loop("fails", SHORT)) {
            loop.begin(() -> {
                looks.countDown();
                int at = look.getAndIncrement();
                if (at < thrown.size()) {
                    BackgroundTest.<RuntimeException>raise(thrown.get(at));
                }
            });
            await(looks);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void a_failing_loop_says_so_until_it_succeeds() {
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        CountDownLatch fourth = new CountDownLatch(4);
        AtomicInteger look = new AtomicInteger();
        try (Loop loop = background.loop("fails", SHORT)) {
            loop.begin(() -> {
                fourth.countDown();
                switch (look.getAndIncrement()) {
                    case 0 -> throw new IllegalStateException("away");
                    case 1 -> {
                        second.countDown();
                        await(seen);
                    }
                    default -> {}
                }
            });
            await(second);
            assertThat(background.states())
                    .extracting(Background.State::failing)
                    .containsExactly(true);
            seen.countDown();
            await(fourth);
            assertThat(background.states())
                    .extracting(Background.State::failing)
                    .containsExactly(false);
        }
    }

    @Test
    void a_loop_is_late_when_it_is_overdue_for_longer_than_its_patience() {
        try (Loop loop = background.loop("slow", NEVER_HERE)) {
            loop.begin(() -> {});
            ticker.forward(NEVER_HERE.multipliedBy(11));
            assertThat(background.late()).isEmpty();
            ticker.forward(SHORT);
            assertThat(background.late()).containsExactly("slow");
        }
        assertThat(background.states()).isEmpty();
    }

    @Test
    void a_short_wait_is_not_late_before_its_patience_is_over() {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch looking = new CountDownLatch(1);
        try (Loop loop = background.loop("held", SHORT)) {
            loop.begin(() -> {
                looking.countDown();
                await(held);
            });
            await(looking);
            ticker.forward(Loop.PATIENCE.plus(SHORT));
            assertThat(background.late()).isEmpty();
            ticker.forward(SHORT);
            assertThat(background.late()).containsExactly("held");
            held.countDown();
        }
    }

    @Test
    void who_asks_for_one_more_look_gets_it_and_what_a_task_throws_ends_nothing() {
        CountDownLatch looks = new CountDownLatch(1);
        CountDownLatch tasks = new CountDownLatch(2);
        try (Loop loop = background.loop("asked", NEVER_HERE)) {
            loop.begin(looks::countDown);
            loop.soon(() -> {
                tasks.countDown();
                throw new OutOfMemoryError("as if");
            });
            loop.later(SHORT, tasks::countDown);
            loop.again();
            await(tasks);
            await(looks);
        }
    }

    @Test
    void a_loop_waits_no_longer_than_all_may() {
        CountDownLatch looks = new CountDownLatch(3);
        try (Loop loop = new Background(ticker, SHORT).loop("hasty", NEVER_HERE)) {
            loop.begin(looks::countDown);
            await(looks);
        }
    }

    @Test
    void a_closed_loop_does_no_more_and_refuses_nothing() {
        AtomicInteger looks = new AtomicInteger();
        Loop loop = background.loop("closed", NEVER_HERE);
        loop.begin(looks::incrementAndGet);
        assertThat(loop.close(Duration.ofSeconds(20))).isTrue();
        loop.again();
        loop.soon(looks::incrementAndGet);
        loop.later(SHORT, looks::incrementAndGet);
        assertThat(looks).hasValue(0);
    }
}
