package app.dispatch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final SettableClock clock = new SettableClock();
    private final RateLimit limit = new RateLimit(3, Duration.ofMinutes(5), "too often", clock);

    private void assertSpent(String client) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> limit.take(client));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> limit.check(client));
    }

    @Test
    void each_client_has_its_own_calls() {
        for (int i = 0; i < 3; i++) {
            limit.check("a");
            limit.take("a");
        }
        assertSpent("a");
        limit.take("b");
    }

    @Test
    void a_call_that_was_none_after_all_is_free_again_and_all_are_when_they_are_forgotten() {
        limit.take("a");
        limit.take("a");
        limit.take("a");
        limit.giveBack("a");
        limit.take("a");
        assertSpent("a");
        limit.forget("a");
        limit.take("a");
        limit.giveBack("none");
    }

    @Test
    void calls_that_are_refused_or_taken_back_have_nobody_forgotten() {
        for (int i = 0; i < 3; i++) {
            limit.take("a");
        }
        for (int i = 0; i < 100_000; i++) {
            limit.take("client " + i);
            limit.giveBack("client " + i);
        }
        assertSpent("a");
        for (int i = 0; i < 100_000; i++) {
            limit.take("client " + i);
        }
        limit.take("a");
    }

    @Test
    void whether_a_call_was_lately_is_told_to_the_millisecond() {
        assertThat(limit.hasTaken("a", Duration.ofMinutes(1))).isFalse();
        limit.take("a");
        clock.advance(Duration.ofMinutes(1).minusMillis(1));
        assertThat(limit.hasTaken("a", Duration.ofMinutes(1))).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(limit.hasTaken("a", Duration.ofMinutes(1))).isFalse();
    }

    @Test
    void a_call_is_free_again_when_the_first_is_old_enough() {
        limit.take("a");
        clock.advance(Duration.ofMinutes(2));
        limit.take("a");
        limit.take("a");
        clock.advance(Duration.ofMinutes(3).plusSeconds(1));
        limit.take("a");
        assertSpent("a");
    }

    @Test
    void the_wait_is_until_then() {
        InstantSource still = InstantSource.fixed(Instant.EPOCH);
        RateLimit one = new RateLimit(1, Duration.ofSeconds(90), "too often", still);
        one.take("a");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> one.take("a"))
                .satisfies(refusal -> assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(90)));
    }

    @Test
    void looking_costs_nothing() {
        for (int i = 0; i < 10; i++) {
            limit.check("a");
        }
        limit.take("a");
    }

    @Test
    void memory_is_bounded_by_forgetting_who_was_seen_longest_ago() {
        for (int i = 0; i < 3; i++) {
            limit.take("first");
            limit.take("second");
        }
        for (int i = 0; i < 99_998; i++) {
            limit.take("client " + i);
        }
        assertSpent("first");
        limit.take("one more");
        limit.take("second");
        assertSpent("first");
    }

    @Test
    void calls_at_once_do_not_get_past_it() throws Exception {
        AtomicInteger let = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.execute(() -> {
                    try {
                        start.await();
                        limit.take("a");
                        let.incrementAndGet();
                    } catch (Refusal | InterruptedException refused) {
                        Thread.yield();
                    }
                });
            }
            start.countDown();
        }
        assertThat(let).hasValue(3);
    }
}
