package app.dispatch.application.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CpuPoolTest {
    private static final Share ANN = Share.of(new UserId("usr_ann"));
    private static final Share BEN = Share.ofClient("203.0.113.7");
    private static final Duration MOST = Duration.ofHours(1);

    private final CpuPool pool = new CpuPool(1, Duration.ofMinutes(5));
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    private static <T> CompletableFuture<T> started(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(work.get());
            } catch (Throwable thrown) {
                result.completeExceptionally(thrown);
            }
        });
        return result;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has the only thread busy until {@code go}. */
    private CompletableFuture<String> busy(CpuPool busy) {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> result = started(() -> busy.await(Share.PROGRAM, () -> {
            begun.countDown();
            await(go);
            return "first";
        }));
        await(begun);
        return result;
    }

    /** Asks for work that notes its name, and returns once it waits. */
    private CompletableFuture<String> waiting(Share share, String name) {
        CountDownLatch queued = new CountDownLatch(1);
        CompletableFuture<String> result = started(() -> pool.await(
                share,
                takeBack -> {
                    queued.countDown();
                    return () -> {};
                },
                () -> {
                    done.add(name);
                    return name;
                }));
        await(queued);
        return result;
    }

    @Test
    void work_is_done_on_a_platform_daemon_thread_of_the_pool() {
        Thread worker = pool.run(ANN, MOST, time -> Thread.currentThread());
        assertThat(worker.isVirtual()).isFalse();
        assertThat(worker.isDaemon()).isTrue();
        assertThat(worker.getName()).startsWith("cpu-");
        assertThat(pool.<Thread>await(ANN, Thread::currentThread)).isSameAs(worker);
    }

    @Test
    void work_that_asks_for_work_does_it_itself() {
        assertThat(pool.<String>run(ANN, MOST, time -> pool.run(BEN, MOST, inner -> pool.await(ANN, () -> "in")))
                        + Cpu.ownThread().run(ANN, MOST, time -> ", out"))
                .isEqualTo("in, out");
    }

    @Test
    void what_work_throws_reaches_who_waits() {
        Refusal refusal = Refusal.notFound("run");
        assertThatThrownBy(() -> pool.run(ANN, MOST, time -> {
                    throw refusal;
                }))
                .isSameAs(refusal);
        assertThatThrownBy(() -> pool.await(ANN, () -> deep(0))).isInstanceOf(StackOverflowError.class);
        assertThat(pool.<String>await(ANN, () -> "still there")).isEqualTo("still there");
    }

    private static int deep(int level) {
        return deep(level + 1) + 1;
    }

    @Test
    void shares_take_turns_whatever_one_of_them_has_waiting() {
        CompletableFuture<String> first = busy(pool);
        List<CompletableFuture<String>> all = new ArrayList<>(List.of(first));
        for (int i = 0; i < 4; i++) {
            all.add(waiting(ANN, "ann " + i));
        }
        for (int i = 0; i < 2; i++) {
            all.add(waiting(BEN, "ben " + i));
        }
        go.countDown();
        all.forEach(CompletableFuture::join);
        assertThat(done).containsExactly("ann 0", "ben 0", "ann 1", "ben 1", "ann 2", "ann 3");
    }

    @Test
    void as_many_requests_of_a_share_wait_as_may_and_one_more_is_refused() {
        CompletableFuture<String> first = busy(pool);
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < CpuPool.MOST_WAITING; i++) {
            all.add(waiting(ANN, "ann"));
        }
        assertThatThrownBy(() -> pool.run(ANN, MOST, time -> "one more"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.errorCode()).isEqualTo(ErrorCode.UNAVAILABLE);
                    assertThat(refusal.text()).isEqualTo("Too much of yours waits to be computed; try again");
                    assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(1));
                });
        CompletableFuture<String> others = started(() -> pool.run(BEN, MOST, time -> "ben"));
        CompletableFuture<String> runs = waiting(Share.ofRuns(new UserId("usr_ann")), "a run");
        go.countDown();
        all.forEach(CompletableFuture::join);
        assertThat(List.of(first.join(), others.join(), runs.join())).containsExactly("first", "ben", "a run");
        assertThat(pool.<String>run(ANN, MOST, time -> "again")).isEqualTo("again");
    }

    @Test
    void a_request_whose_turn_does_not_come_is_refused_and_never_done() {
        CpuPool impatient = new CpuPool(1, Duration.ZERO);
        CompletableFuture<String> first = busy(impatient);
        assertThatThrownBy(() -> impatient.run(ANN, MOST, time -> done.add("late")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errorCode()).isEqualTo(ErrorCode.UNAVAILABLE));
        go.countDown();
        assertThat(first.join()).isEqualTo("first");
        assertThat(impatient.<String>await(ANN, () -> "next")).isEqualTo("next");
        assertThat(done).isEmpty();
    }

    @Test
    void what_has_not_begun_can_be_taken_back_and_what_has_is_waited_for() {
        CompletableFuture<String> first = busy(pool);
        AtomicReference<Runnable> takeBack = new AtomicReference<>();
        CountDownLatch queued = new CountDownLatch(1);
        CountDownLatch forgotten = new CountDownLatch(1);
        CompletableFuture<Boolean> second = started(() -> pool.await(
                ANN,
                back -> {
                    takeBack.set(back);
                    queued.countDown();
                    return forgotten::countDown;
                },
                () -> done.add("second")));
        await(queued);
        takeBack.get().run();
        assertThatThrownBy(second::join).isInstanceOf(CancellationException.class);
        await(forgotten);
        go.countDown();
        assertThat(first.join()).isEqualTo("first");
        assertThat(pool.<String>await(
                        ANN,
                        back -> {
                            pool.await(BEN, () -> "the one before has begun, or is done");
                            back.run();
                            return () -> {};
                        },
                        () -> "done"))
                .isEqualTo("done");
        assertThat(done).isEmpty();
    }

    @Test
    void an_interrupt_does_not_end_the_wait_and_is_kept() {
        Thread.currentThread().interrupt();
        assertThat(pool.<String>await(ANN, () -> "done")).isEqualTo("done");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void an_allowance_is_of_processor_time_and_ends() {
        assertThat(pool.<Boolean>run(ANN, Duration.ofMillis(20), time -> {
                    while (!time.isSpent()) {
                        Thread.onSpinWait();
                    }
                    return time.isSpent();
                }))
                .isTrue();
        long[] now = {5};
        Allowance second = Allowance.of(Duration.ofNanos(10), () -> now[0]);
        now[0] = 14;
        assertThat(second.isSpent()).isFalse();
        now[0] = 15;
        assertThat(second.isSpent()).isTrue();
        assertThat(Allowance.ENDLESS.isSpent()).isFalse();
    }
}
