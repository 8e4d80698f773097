package app.dispatch.client.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiTest {
    private static final Ask ASK = Ask.of("GET", "/api/runs/{}", "a/b c");

    private static Refusal later(ErrorCode code, Duration wait) {
        return Refusal.retryLater(code, "Not now", wait);
    }

    @Test
    void who_comes_back_within_a_minute_is_waited_for_and_no_longer() {
        Duration most = Duration.ofSeconds(60);
        assertThat(Api.mayRepeat(ASK, later(ErrorCode.UNAVAILABLE, most))).isTrue();
        assertThat(Api.mayRepeat(ASK, later(ErrorCode.UNAVAILABLE, most.plusMillis(1))))
                .isFalse();
        assertThat(Api.mayRepeat(ASK, later(ErrorCode.RATE_LIMITED, most.plusMillis(1))))
                .isFalse();
    }

    @Test
    void what_may_have_been_done_is_not_repeated_unless_that_does_no_harm() {
        Refusal unavailable = Refusal.of(ErrorCode.UNAVAILABLE, "Away");
        assertThat(Api.mayRepeat(ASK, unavailable)).isTrue();
        assertThat(Api.mayRepeat(ASK.once(), unavailable)).isFalse();
        assertThat(Api.mayRepeat(ASK.once(), Refusal.of(ErrorCode.RATE_LIMITED, "Too many")))
                .isTrue();
        assertThat(Api.mayRepeat(ASK, Refusal.of(ErrorCode.PLAN_INVALID, "Wrong")))
                .isFalse();
    }

    @Test
    void ids_and_parameters_are_encoded() {
        assertThat(ASK.query("text", "a&b")
                        .query("cursor", null)
                        .query("limit", 2)
                        .path())
                .isEqualTo("/api/runs/a%2Fb%20c?text=a%26b&limit=2");
    }

    @Test
    void a_place_is_read_as_it_was_written() {
        String cursor = new Place(42, "run_1:2").toString();
        assertThat(Place.read(cursor, Place::new)).isEqualTo(new Place(42, "run_1:2"));
    }
}
