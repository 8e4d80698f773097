package app.dispatch.application.account;

import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.account.Turnstile.Visitor;
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
    private final Semaphore work = new Semaphore(0, true);
    private final AtomicInteger atWork = new AtomicInteger();
    private final Queue<Integer> mostAtWork = new ConcurrentLinkedQueue<>();

    @Test
    void two_pass_at_a_time_fifty_wait_and_the_next_is_refused() throws Exception {
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService many = Executors.newCachedThreadPool()) {
            for (int i = 0; i < AT_A_TIME + WAITING; i++) {
                all.add(many.submit(() -> turnstile.pass(visitor("many"), this::atWork)));
                awaitWaiting(i + 1 - AT_A_TIME);
            }
            assertThatThrownBy(() -> turnstile.pass(visitor("many"), () -> true))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("rate_limited");
                        assertThat(refusal.retryAfter()).isPresent();
                    });
            work.release(AT_A_TIME + WAITING);
            for (Future<Boolean> one : all) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(mostAtWork).hasSize(AT_A_TIME + WAITING).allMatch(count -> count <= AT_A_TIME);
        assertThat(turnstile.waiting()).isZero();
        assertThat(turnstile.pass(visitor("other"), () -> true)).isTrue();
    }

    @Test
    void work_that_fails_gives_its_turn_back() {
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> turnstile.pass(visitor("other"), () -> {
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(turnstile.pass(visitor("other"), () -> true)).isTrue();
    }

    private boolean atWork() {
        mostAtWork.add(atWork.incrementAndGet());
        work.acquireUninterruptibly();
        atWork.decrementAndGet();
        return true;
    }

    private static Visitor visitor(String name) {
        return new Visitor(name, false);
    }

    private void awaitWaiting(int count) {
        eventually(() -> turnstile.waiting() >= count);
    }

    /** Visitors who come one after the other; each says its name once it is its turn, or that it was refused. */
    private final class Crowd implements AutoCloseable {
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final Queue<String> passed = new ConcurrentLinkedQueue<>();
        private final Queue<String> refused = new ConcurrentLinkedQueue<>();
        private final List<Future<?>> all = new ArrayList<>();
        private int come;

        /** Comes, and waits until that has led to something. */
        void comes(Visitor visitor) {
            come++;
            all.add(threads.submit(() -> {
                try {
                    turnstile.pass(visitor, () -> {
                        atWork.incrementAndGet();
                        work.acquireUninterruptibly();
                        return passed.add(visitor.name());
                    });
                } catch (Refusal full) {
                    refused.add(visitor.name());
                }
            }));
            eventually(() -> atWork.get() + turnstile.waiting() + refused.size() >= come);
        }

        void comes(int times, Visitor visitor) {
            for (int i = 0; i < times; i++) {
                comes(visitor);
            }
        }

        /** One passes after the other. */
        List<String> letThrough() throws Exception {
            for (int i = 1; passed.size() + refused.size() < come; i++) {
                work.release();
                int next = i;
                // Whoever comes in its place has to stand in the row before the next goes.
                eventually(() -> passed.size() >= next
                        && work.getQueueLength() >= Math.min(AT_A_TIME, come - refused.size() - next));
            }
            for (Future<?> one : all) {
                one.get(20, TimeUnit.SECONDS);
            }
            return List.copyOf(passed);
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    @Test
    void one_with_seventy_under_way_keeps_nobody_out_and_has_to_let_them_go_first() throws Exception {
        try (Crowd crowd = new Crowd()) {
            crowd.comes(70, visitor("flood"));
            crowd.comes(visitor("ada"));
            crowd.comes(visitor("bob"));
            crowd.comes(visitor("flood"));

            List<String> passed = crowd.letThrough();

            assertThat(passed.subList(AT_A_TIME, AT_A_TIME + 3)).containsExactly("flood", "ada", "bob");
            assertThat(passed).hasSize(AT_A_TIME + WAITING);
            assertThat(crowd.refused).hasSize(21).containsOnly("flood");
        }
    }

    @Test
    void all_places_are_there_for_one_when_nobody_else_comes_and_shared_when_many_do() throws Exception {
        try (Crowd crowd = new Crowd()) {
            crowd.comes(AT_A_TIME + WAITING, visitor("office"));
            assertThat(crowd.refused).isEmpty();
            for (int i = 0; i < WAITING; i++) {
                crowd.comes(visitor("home " + i));
            }
            // The office keeps one place: who has none may take one of two, but not the last.
            assertThat(crowd.refused)
                    .hasSize(WAITING)
                    .filteredOn("home 49"::equals)
                    .hasSize(1);
            crowd.letThrough();
        }
    }

    @Test
    void those_who_are_suspect_have_half_of_the_places_at_most_however_many_they_are() throws Exception {
        try (Crowd crowd = new Crowd()) {
            for (int i = 0; i < 60; i++) {
                crowd.comes(new Visitor("suspect " + i, true));
            }
            assertThat(turnstile.waiting()).isEqualTo(WAITING / 2);
            for (int i = 0; i < WAITING / 2; i++) {
                crowd.comes(visitor("home " + i));
            }
            assertThat(turnstile.waiting()).isEqualTo(WAITING);
            assertThat(crowd.refused)
                    .hasSize(60 - AT_A_TIME - WAITING / 2)
                    .allMatch(name -> name.startsWith("suspect"));
            crowd.letThrough();
        }
    }
}
