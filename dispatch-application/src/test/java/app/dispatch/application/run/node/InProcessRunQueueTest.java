package app.dispatch.application.run.node;

import static app.dispatch.application.Eventually.eventuallyThere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.run.store.RunFixture;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InProcessRunQueueTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final UserId EVE = new UserId("usr_eve");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final InProcessRunQueue queue = new InProcessRunQueue();
    private final Semaphore work = new Semaphore(0);
    private final Semaphore begun = new Semaphore(0);
    private final AtomicInteger begunInAll = new AtomicInteger();

    @AfterEach
    void release() {
        queue.close();
        work.release(100_000);
        assertThat(queue.awaitIdle(LONG)).isTrue();
    }

    @Test
    void of_one_user_twenty_run_two_hundred_wait_and_the_next_is_refused() {
        fill(ADA, 220);
        awaitBegun(20);
        assertThat(refusal(ADA).code()).isEqualTo("rate_limited");
        assertThat(refusal(ADA).retryAfter()).isPresent();
        assertThat(begunInAll).hasValue(20);
    }

    @Test
    void what_waits_elsewhere_counts_for_its_owner() {
        queue.elsewhere(Map.of(ADA, 150, EVE, 10));
        fill(ADA, 70);
        assertThat(refusal(ADA).code()).isEqualTo("rate_limited");
        queue.elsewhere(Map.of());
        fill(ADA, 150);
        assertThat(refusal(ADA).code()).isEqualTo("rate_limited");
    }

    @Test
    void what_waits_elsewhere_counts_for_all() {
        queue.elsewhere(Map.of(EVE, 4_999));
        fill(ADA, 21);
        assertThat(refusal(ADA).code()).isEqualTo("unavailable");
        assertThat(refusal(ADA).retryAfter()).isPresent();
    }

    @Test
    void nothing_is_remembered_of_a_user_who_is_refused() {
        queue.elsewhere(Map.of(EVE, 5_000));
        assertThat(refusal(ADA).code()).isEqualTo("unavailable");
        assertThat(refusal(EVE).code()).isEqualTo("rate_limited");
        assertThat(queue.users()).isZero();
    }

    @Test
    void a_run_that_ends_makes_room_for_one_that_waits_and_for_one_more() {
        fill(ADA, 220);
        awaitBegun(20);
        work.release();
        awaitBegun(1);
        fill(ADA, 1);
        assertThat(refusal(ADA).code()).isEqualTo("rate_limited");
    }

    @Test
    void a_run_that_waits_and_is_withdrawn_makes_room_and_never_begins() {
        fill(ADA, 219);
        awaitBegun(20);
        AtomicInteger begunLast = new AtomicInteger();
        Runnable last = begunLast::incrementAndGet;
        queue.reserve(ADA).fill(last);
        assertThat(refusal(ADA).code()).isEqualTo("rate_limited");

        queue.withdraw(ADA, last);
        queue.withdraw(ADA, last);

        queue.reserve(ADA).giveBack();
        work.release(219);
        awaitBegun(199);
        assertThat(begunLast).hasValue(0);
    }

    @Test
    void places_that_are_not_filled_yet_count_and_can_be_given_back() {
        List<RunQueue.Place> places = new ArrayList<>();
        for (int i = 0; i < 220; i++) {
            places.add(queue.reserve(ADA));
        }
        assertThat(refusal(ADA).code()).isEqualTo("rate_limited");
        places.removeLast().giveBack();
        places.add(queue.reserve(ADA));
        places.forEach(RunQueue.Place::giveBack);
        fill(ADA, 220);
        awaitBegun(20);
    }

    @Test
    void of_all_users_five_thousand_wait_and_the_next_is_refused_as_unavailable() {
        for (int i = 0; i < 25; i++) {
            fill(new UserId("usr_" + i), 220);
        }
        awaitBegun(500);
        assertThat(refusal(ADA).code()).isEqualTo("unavailable");
        assertThat(refusal(ADA).retryAfter()).isPresent();
        work.release();
        awaitBegun(1);
        fill(ADA, 1);
        awaitBegun(1);
    }

    @Test
    void one_users_full_queue_keeps_no_other_waiting() {
        fill(ADA, 220);
        awaitBegun(20);
        fill(EVE, 20);
        awaitBegun(20);
        assertThat(begunInAll).hasValue(40);
    }

    @Test
    void runs_that_wait_begin_in_the_order_in_which_they_came() {
        fill(ADA, 20);
        awaitBegun(20);
        List<Integer> order = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 50; i++) {
            int number = i;
            queue.reserve(ADA).fill(() -> order.add(number));
        }
        CountDownLatch last = new CountDownLatch(1);
        queue.reserve(ADA).fill(last::countDown);
        work.release(); // one lane goes on with all that wait
        await(last);
        assertThat(order).hasSize(50).isSorted();
    }

    @Test
    void a_driver_that_fails_gives_its_place_back() {
        CountDownLatch failed = new CountDownLatch(400);
        for (int i = 0; i < 400; i++) {
            RunQueue.Place place = reserveWhenFree();
            place.fill(() -> {
                Thread.currentThread().setUncaughtExceptionHandler((thread, expected) -> {});
                failed.countDown();
                throw new IllegalStateException("expected by the test");
            });
        }
        await(failed);
        fill(ADA, 20);
        awaitBegun(20);
    }

    private RunQueue.Place reserveWhenFree() {
        return eventuallyThere(() -> {
            try {
                return Optional.of(queue.reserve(ADA));
            } catch (Refusal full) {
                return Optional.empty();
            }
        });
    }

    @Test
    void a_closed_queue_takes_nothing_in_begins_nothing_and_waits_for_what_runs() {
        fill(ADA, 30);
        awaitBegun(20);
        RunQueue.Place early = queue.reserve(EVE);
        queue.close();
        early.fill(this::drive);
        assertThat(refusal(ADA).code()).isEqualTo("unavailable");
        assertThat(queue.awaitIdle(Duration.ofMillis(1))).isFalse();
        work.release(20);
        assertThat(queue.awaitIdle(LONG)).isTrue();
        assertThat(begunInAll).hasValue(20);
    }

    @Test
    void runs_of_an_earlier_process_are_taken_in_past_the_limits() {
        for (int i = 0; i < 500; i++) {
            queue.resume(ADA, this::drive);
        }
        awaitBegun(20);
        assertThat(refusal(ADA).code()).isEqualTo("rate_limited");
        work.release(500);
        awaitBegun(480);
    }

    @Test
    void from_many_threads_no_place_is_lost_and_none_given_twice() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(4_000);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int t = 0; t < 40; t++) {
                threads.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        reserveWhenFree().fill(() -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            Thread.yield();
                            running.decrementAndGet();
                            all.countDown();
                        });
                    }
                });
            }
            await(all);
        }
        assertThat(most.get()).isBetween(1, 20);
        assertThat(queue.awaitIdle(LONG)).isTrue();
        fill(ADA, 220);
        assertThat(refusal(ADA).code()).isEqualTo("rate_limited");
    }

    private void fill(UserId owner, int runs) {
        for (int i = 0; i < runs; i++) {
            queue.reserve(owner).fill(this::drive);
        }
    }

    private void drive() {
        begunInAll.incrementAndGet();
        begun.release();
        work.acquireUninterruptibly();
    }

    private void awaitBegun(int runs) {
        try {
            assertThat(begun.tryAcquire(runs, 20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Refusal refusal(UserId owner) {
        Refusal[] caught = new Refusal[1];
        assertThatThrownBy(() -> queue.reserve(owner))
                .isInstanceOfSatisfying(Refusal.class, refusal -> caught[0] = refusal);
        return caught[0];
    }

    private static Run run(UserId owner) {
        return RunFixture.aRun("run_1").ownedBy(owner).run();
    }
}
