package app.dispatch.client.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiTest {
    private static final Ask ASK = Ask.of("GET", "/api/runs/{}", "a/b c");

    private static Failed failed(int status) {
        return new Failed(status, Refusal.of(ErrorCode.UNAVAILABLE, "Not now"));
    }

    private static Failed later(int status, Duration wait) {
        return new Failed(status, Refusal.retryLater(ErrorCode.UNAVAILABLE, "Not now", wait));
    }

    @Test
    void who_comes_back_within_a_minute_is_waited_for_and_no_longer() {
        Duration most = Duration.ofSeconds(60);
        for (int status : new int[] {429, 503}) {
            assertThat(later(status, most).mayRepeat(ASK)).isTrue();
            assertThat(later(status, most.plusMillis(1)).mayRepeat(ASK)).isFalse();
        }
    }

    @Test
    void what_may_have_been_done_is_not_repeated_unless_that_does_no_harm() {
        for (int status : new int[] {Failed.UNANSWERED, 408, 500, 502, 503, 504}) {
            assertThat(failed(status).mayRepeat(ASK)).as("%s", status).isTrue();
            assertThat(failed(status).mayRepeat(ASK.once())).as("%s", status).isFalse();
        }
        assertThat(failed(429).mayRepeat(ASK.once())).isTrue();
        for (int status : new int[] {200, 302, 400, 401, 403, 404, 405, 409, 412, 413, 501}) {
            assertThat(failed(status).mayRepeat(ASK)).as("%s", status).isFalse();
        }
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
