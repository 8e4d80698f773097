package app.dispatch.adapters.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final UserId EVE = new UserId("usr_eve");

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    private CompletableFuture<Void> hold(Turns turns) {
        CompletableFuture<Void> holding = CompletableFuture.runAsync(() -> turns.take(EVE, () -> {
            begun.countDown();
            await(held);
        }));
        await(begun);
        return holding;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_user_waits_for_their_own_turn_and_nobody_else_does() throws Exception {
        Turns turns = new Turns(Duration.ofSeconds(20));
        CompletableFuture<Void> first = hold(turns);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> turns.take(EVE, done::countDown));
        turns.take(ADA, () -> assertThat(done.getCount()).isEqualTo(1));
        held.countDown();
        first.get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);
        assertThat(done.getCount()).isZero();
    }

    @Test
    void who_waits_for_too_long_is_told_to_come_again() throws Exception {
        Turns turns = new Turns(Duration.ofMillis(1));
        CompletableFuture<Void> first = hold(turns);
        assertThatThrownBy(() -> turns.take(EVE, () -> {}))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("unavailable"));
        held.countDown();
        first.get(20, TimeUnit.SECONDS);
        turns.take(EVE, () -> {});
    }
}
