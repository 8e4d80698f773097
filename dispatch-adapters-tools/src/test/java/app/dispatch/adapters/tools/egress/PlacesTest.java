package app.dispatch.adapters.tools.egress;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.egress.Places.Place;
import app.dispatch.domain.account.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlacesTest {
    private static final Caller ADA = Caller.of(new UserId("usr_ada"));
    private static final Caller BOB = Caller.of(new UserId("usr_bob"));

    private final Places places = new Places(2, 3);
    private final List<String> told = new CopyOnWriteArrayList<>();

    private Optional<Place> take(Caller caller, Duration most) throws InterruptedException {
        return places.take(caller, most, told::add);
    }

    @Test
    void a_caller_has_its_places_and_no_more() throws InterruptedException {
        assertThat(take(ADA, Duration.ZERO)).isPresent();
        assertThat(take(ADA, Duration.ZERO)).isPresent();
        assertThat(told).isEmpty();
        assertThat(take(ADA, Duration.ofMillis(1))).isEmpty();
        assertThat(told).containsExactly("2 of the same user are under way");
        assertThat(take(BOB, Duration.ZERO)).isPresent();
    }

    @Test
    void all_have_no_more_than_there_are() throws InterruptedException {
        take(ADA, Duration.ZERO);
        take(ADA, Duration.ZERO);
        take(BOB, Duration.ZERO);

        assertThat(take(BOB, Duration.ofMillis(1))).isEmpty();
        assertThat(told).containsExactly("3 of all users are under way");
    }

    @Test
    void a_place_that_is_left_goes_to_who_waits_and_a_caller_without_any_is_forgotten() throws Exception {
        Place first = take(ADA, Duration.ZERO).orElseThrow();
        Place second = take(ADA, Duration.ZERO).orElseThrow();
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<Place> third = CompletableFuture.supplyAsync(() -> {
            try {
                return places.take(ADA, Duration.ofSeconds(20), line -> waits.countDown())
                        .orElseThrow();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        waits.await();

        first.close();
        third.get().close();
        second.close();
        assertThat(places.callers()).isZero();
        assertThat(take(ADA, Duration.ofMillis(1))).isPresent();
    }

    @Test
    void who_waits_for_a_place_of_their_own_is_in_nobody_elses_way() throws Exception {
        take(ADA, Duration.ZERO);
        take(ADA, Duration.ZERO);
        CountDownLatch waits = new CountDownLatch(1);
        Thread third = Thread.ofVirtual().start(() -> {
            try {
                places.take(ADA, Duration.ofSeconds(20), line -> waits.countDown());
            } catch (InterruptedException stopped) {
                // the test's end
            }
        });
        waits.await();

        assertThat(take(BOB, Duration.ZERO)).isPresent();
        third.interrupt();
        third.join();
    }
}
