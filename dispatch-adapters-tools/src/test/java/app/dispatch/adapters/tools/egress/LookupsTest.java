package app.dispatch.adapters.tools.egress;

import static app.dispatch.application.Eventually.eventually;
import static app.dispatch.application.Eventually.eventuallyThere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.SettableClock;
import app.dispatch.domain.account.UserId;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names whose server does not answer, beside others. */
@Timeout(30)
class LookupsTest {
    private static final Caller ADA = Caller.of(new UserId("usr_ada"));
    private static final Caller BOB = Caller.of(new UserId("usr_bob"));
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final SettableClock clock = new SettableClock();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Semaphore asked = new Semaphore(0);
    private final List<Thread> askers = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        answered.countDown();
        for (Thread asker : askers) {
            asker.join();
        }
    }

    private Lookups lookups(Duration patience) {
        return new Lookups(this::address, patience, clock);
    }

    /** Names that begin with "slow" are answered when {@link #answered} is. */
    private List<InetAddress> address(String host) throws UnknownHostException {
        asked.release();
        if (host.startsWith("slow")) {
            try {
                answered.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        return List.of(InetAddress.getByName("1.1.1.1"));
    }

    private void ask(Lookups lookups, Caller caller, String host) {
        askers.add(Thread.ofVirtual().start(() -> {
            try {
                lookups.lookup(caller, host);
            } catch (UnknownHostException late) {
                // what the tests look at are others
            }
        }));
    }

    private void awaitAsked(int names) throws InterruptedException {
        assertThat(asked.tryAcquire(names, 20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_look_up_that_takes_too_long_is_given_up() {
        assertThatThrownBy(() -> lookups(SHORT).lookup(ADA, "slow.test"))
                .isInstanceOf(UnknownHostException.class)
                .hasCauseInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void a_user_has_four_look_ups_at_once_and_others_have_theirs() throws Exception {
        Lookups lookups = lookups(LONG);
        for (int i = 0; i < 5; i++) {
            ask(lookups, ADA, "slow" + i + ".test");
        }
        awaitAsked(4);

        assertThat(lookups.lookup(BOB, "good.test")).hasSize(1);
        awaitAsked(1);
        assertThat(asked.availablePermits()).as("the fifth").isZero();
        answered.countDown();
        awaitAsked(1);
    }

    @Test
    void a_name_that_was_too_slow_is_refused_at_once_for_half_a_minute() throws Exception {
        Lookups lookups = lookups(SHORT);
        assertThatThrownBy(() -> lookups.lookup(ADA, "slow.test")).isInstanceOf(UnknownHostException.class);
        awaitAsked(1);

        clock.advance(Duration.ofMillis(29_999));
        assertThatThrownBy(() -> lookups.lookup(BOB, "slow.test")).hasCauseInstanceOf(SocketTimeoutException.class);
        assertThat(asked.availablePermits()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThatThrownBy(() -> lookups.lookup(BOB, "slow.test")).hasCauseInstanceOf(SocketTimeoutException.class);
        awaitAsked(1);
    }

    @Test
    void a_slow_name_that_is_answered_after_all_is_not_refused_any_more() throws Exception {
        Lookups lookups = lookups(SHORT);
        assertThatThrownBy(() -> lookups.lookup(ADA, "slow.test")).isInstanceOf(UnknownHostException.class);
        answered.countDown();

        assertThat(eventuallyThere(() -> {
                    try {
                        return Optional.of(lookups.lookup(ADA, "slow.test"));
                    } catch (UnknownHostException notYet) {
                        return Optional.empty();
                    }
                }))
                .hasSize(1);
    }

    @Test
    void when_all_threads_and_their_queue_are_taken_the_next_is_refused_at_once() throws Exception {
        Lookups lookups = lookups(LONG);
        for (int i = 0; i < 64; i++) {
            ask(lookups, Caller.of(new UserId("usr_" + i / 4)), "slow" + i + ".test");
        }
        awaitAsked(64);
        for (int i = 64; i < 128; i++) {
            ask(lookups, Caller.of(new UserId("usr_" + i / 4)), "slow" + i + ".test");
        }
        eventually(() -> lookups.waiting() >= 64);

        assertThatThrownBy(() -> lookups.lookup(ADA, "good.test")).hasCauseInstanceOf(RejectedExecutionException.class);
    }
}
