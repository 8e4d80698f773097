package app.dispatch.adapters.tools.connector.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.ToolFile;
import app.dispatch.adapters.tools.connector.Trials;
import app.dispatch.adapters.tools.connector.gmail.GmailConnector;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GoogleTokensTest {
    private static final String ENTERED =
            "\"clientId\":\"id-1\",\"clientSecret\":\"secret-1\",\"refreshToken\":\"1//refresh\"";
    private static final String REFRESHED = "{" + ENTERED + "}";
    private static final String LABELS = "{\"labels\":[{\"id\":\"INBOX\",\"name\":\"INBOX\",\"type\":\"system\"}]}";

    private final Trials trials = new Trials();

    @AfterEach
    void close() {
        trials.close();
    }

    private StepFailure failed() {
        return trials.failed("gmail", "list_labels", REFRESHED, "{}");
    }

    private Fields renewed(String connection) {
        HttpUrl oauth = HttpUrl.get(trials.server().url("/google_oauth"));
        EgressPolicy open =
                EgressPolicy.publicOnly().and("127.0.0.1:" + trials.server().port());
        try (HttpUpstream upstream = new HttpUpstream(open, () -> Trials.NOW)) {
            return new GoogleTokens(upstream, oauth)
                    .renewal(ToolFile.beside(GmailConnector.class))
                    .renewed((Fields) Json.parse(connection));
        }
    }

    @Test
    void an_operation_has_the_renewed_token() {
        trials.answering(200, "{\"access_token\":\"ya29.fresh\",\"expires_in\":3599}")
                .answering(200, LABELS);

        trials.run("gmail", "list_labels", REFRESHED, "{}");

        assertThat(trials.server().requests().getFirst().target()).isEqualTo("/google_oauth/token");
        assertThat(trials.server().requests().getLast().header("authorization")).isEqualTo("Bearer ya29.fresh");
    }

    @Test
    void a_token_alone_is_used_as_it_is() {
        trials.answering(200, LABELS);

        trials.run("gmail", "list_labels", "{\"clientId\":\"id-1\",\"accessToken\":\" ya29.entered \"}", "{}");

        assertThat(trials.server().onlyRequest().header("authorization")).isEqualTo("Bearer ya29.entered");
    }

    @Test
    void what_is_kept_is_the_token_and_until_when_it_works() {
        trials.answering(200, "{\"access_token\":\"ya29.fresh\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");

        assertThat(Json.write(renewed(REFRESHED)))
                .isEqualTo("{" + ENTERED
                        + ",\"accessToken\":\"ya29.fresh\",\"accessTokenExpiresAt\":\"2026-11-25T08:59:59Z\"}");
    }

    @Test
    void a_new_refresh_token_takes_the_place_of_the_old_one() {
        trials.answering(200, "{\"access_token\":\"ya29.fresh\",\"expires_in\":60,\"refresh_token\":\"1//next\"}");

        assertThat(renewed(REFRESHED).text("refreshToken")).contains("1//next");
    }

    @Test
    void a_revoked_account_must_be_connected_anew() {
        trials.answering(
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"Token 1//refresh has been expired or revoked.\"}");

        StepFailure failure = failed();

        assertThat(failure.failureCode()).isEqualTo(FailureCode.INTEGRATION_EXPIRED);
        assertThat(failure.isPassing()).isFalse();
        assertThat(failure.text())
                .isEqualTo("Gmail gives no access any more: Token •••• has been expired or revoked; connect it anew");
    }

    @Test
    void a_wrong_client_is_refused() {
        trials.answering(
                401,
                "{\"error\":\"invalid_client\",\"error_description\":\"The OAuth client secret-1 was not found.\"}");

        StepFailure failure = failed();

        assertThat(failure.failureCode()).isEqualTo(FailureCode.INTEGRATION_REJECTED);
        assertThat(failure.text())
                .contains("The OAuth client •••• was not found")
                .doesNotContain("secret-1");
    }

    @Test
    void a_sign_in_that_is_down_or_busy_may_be_up_at_the_next_try() {
        trials.answering(503, "<html><title>Down for 1//refresh</title></html>")
                .answering(RecordingServer.reply(429, "application/json", "{\"error\":\"rate_limit_exceeded\"}")
                        .replaceFirst("\r\n", "\r\nRetry-After: 7\r\n"));

        StepFailure down = failed();
        StepFailure busy = failed();

        assertThat(down.isPassing()).isTrue();
        assertThat(down.text()).doesNotContain("1//refresh");
        assertThat(busy.failureCode()).isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(busy.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void an_answer_that_makes_no_sense_is_told_as_such() {
        for (String nonsense : new String[] {"<html>Welcome</html>", "[]", "{}", "{\"access_token\":\"\"}", ""}) {
            trials.answering(200, nonsense);
            StepFailure failure = catchThrowableOfType(StepFailure.class, this::failedThrowing);
            assertThat(failure.failureCode()).as(nonsense).isEqualTo(FailureCode.TOOL_ERROR);
            assertThat(failure.text()).contains("answered with");
        }
    }

    private void failedThrowing() {
        throw failed();
    }
}
