package app.dispatch.application.admission;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.admission.Places.Ask;
import app.dispatch.application.admission.Places.Place;
import app.dispatch.domain.account.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlacesTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final UserId BOB = new UserId("usr_bob");

    private final Places<UserId> places = new Places<>(2, 3);

    private Place take(UserId caller) {
        Ask ask = places.ask(caller);
        assertThat(ask.inTheWay()).isEmpty();
        return ask.await(Duration.ZERO).orElseThrow();
    }

    @Test
    void a_caller_has_its_places_and_no_more() {
        take(ADA);
        take(ADA);
        Ask third = places.ask(ADA);

        assertThat(third.inTheWay()).contains("2 of the same user are under way");
        assertThat(third.await(Duration.ofMillis(1))).isEmpty();
        take(BOB);
    }

    @Test
    void all_have_no_more_than_there_are() {
        take(ADA);
        take(ADA);
        take(BOB);
        Ask fourth = places.ask(BOB);

        assertThat(fourth.inTheWay()).contains("3 of all users are under way");
        assertThat(fourth.await(Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void a_place_that_is_left_goes_to_who_waits_first() {
        Place first = take(ADA);
        Place second = take(ADA);
        Ask third = places.ask(ADA);
        Ask fourth = places.ask(ADA);

        first.close();
        assertThat(third.inTheWay()).isEmpty();
        assertThat(fourth.inTheWay()).isPresent();
        second.close();
        assertThat(fourth.inTheWay()).isEmpty();
        third.await(Duration.ZERO).orElseThrow().close();
        fourth.await(Duration.ZERO).orElseThrow().close();
        assertThat(places.callers()).isZero();
        take(ADA);
        take(ADA);
        take(BOB);
    }

    @Test
    void who_waits_for_a_place_of_their_own_is_in_nobody_elses_way() {
        take(ADA);
        take(ADA);
        Ask third = places.ask(ADA);

        take(BOB);
        assertThat(third.inTheWay()).isPresent();
    }

    @Test
    void a_wait_that_is_given_up_is_in_nobodys_way() {
        Place first = take(ADA);
        Place second = take(ADA);
        Place third = take(BOB);
        Ask own = places.ask(ADA);
        Ask all = places.ask(BOB);
        own.cancel();
        all.cancel();
        all.cancel();
        assertThat(own.await(Duration.ofSeconds(20))).isEmpty();
        assertThat(all.await(Duration.ofSeconds(20))).isEmpty();

        first.close();
        second.close();
        third.close();
        assertThat(places.callers()).isZero();
        take(BOB);
        take(BOB);
        take(ADA);
    }

    @Test
    void a_place_that_came_before_the_cancel_is_left_by_who_awaits_it() {
        Ask ask = places.ask(ADA);
        ask.cancel();

        ask.await(Duration.ZERO).orElseThrow().close();
        assertThat(places.callers()).isZero();
    }
}
