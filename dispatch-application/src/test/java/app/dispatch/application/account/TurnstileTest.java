package app.dispatch.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    private static final int AT_A_TIME = 2;
    private static final int WAITING = 50;

    private final Turnstile turnstile = new Turnstile(AT_A_TIME, WAITING);
    private final Semaphore work = new Semaphore(0);
    private final AtomicInteger atWork = new AtomicInteger();
    private final Queue<Integer> mostAtWork = new ConcurrentLinkedQueue<>();

    @Test
    void two_pass_at_a_time_fifty_wait_and_the_next_is_refused() throws Exception {
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService many = Executors.newCachedThreadPool()) {
            for (int i = 0; i < AT_A_TIME + WAITING; i++) {
                all.add(many.submit(() -> turnstile.pass(() -> atWork())));
                awaitPresent(i + 1);
            }
            assertThatThrownBy(() -> turnstile.pass(() -> true)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.code()).isEqualTo("rate_limited");
                assertThat(refusal.retryAfter()).isPresent();
            });
            work.release(AT_A_TIME + WAITING);
            for (Future<Boolean> one : all) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(mostAtWork).hasSize(AT_A_TIME + WAITING).allMatch(count -> count <= AT_A_TIME);
        assertThat(turnstile.present()).isZero();
        assertThat(turnstile.pass(() -> true)).isTrue();
    }

    @Test
    void work_that_fails_gives_its_turn_back() {
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> turnstile.pass(() -> {
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(turnstile.pass(() -> true)).isTrue();
    }

    private boolean atWork() {
        mostAtWork.add(atWork.incrementAndGet());
        work.acquireUninterruptibly();
        atWork.decrementAndGet();
        return true;
    }

    private void awaitPresent(int count) {
        while (turnstile.present() < count) {
            Thread.onSpinWait();
        }
    }
}
