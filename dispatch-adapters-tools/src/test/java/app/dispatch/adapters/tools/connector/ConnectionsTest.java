package app.dispatch.adapters.tools.connector;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionsTest {
    private static final String BEARER = "Bearer s3cret-value";

    private final Trials trials = new Trials();

    @AfterEach
    void close() {
        trials.close();
    }

    /** One way to connect each tool, what it asks, and what it is answered and makes of that. */
    private static Stream<Arguments> ways() {
        return Stream.of(
                way(
                        "gmail",
                        "{\"accessToken\":\"s3cret-value\"}",
                        "GET /gmail/gmail/v1/users/me/profile",
                        BEARER,
                        "{\"emailAddress\":\"me@example.com\",\"messagesTotal\":100}",
                        "me@example.com"),
                way(
                        "google_calendar",
                        "{\"accessToken\":\"s3cret-value\"}",
                        "GET /google_calendar/users/me/calendarList",
                        BEARER,
                        "{\"items\":[{\"id\":\"team@example.com\"},{\"id\":\"me@example.com\",\"primary\":true}]}",
                        "me@example.com"),
                way(
                        "google_drive",
                        "{\"accessToken\":\"s3cret-value\"}",
                        "GET /google_drive/drive/v3/about?fields=user",
                        BEARER,
                        "{\"user\":{\"displayName\":\"Me\",\"emailAddress\":\"me@example.com\"}}",
                        "Me (me@example.com)"),
                way(
                        "notion",
                        "{\"token\":\"s3cret-value\"}",
                        "GET /notion/v1/users/me",
                        BEARER,
                        "{\"object\":\"user\",\"id\":\"16d8\",\"name\":\"acme-bot\",\"type\":\"bot\",\"bot\":{\"workspace_name\":\"Acme\"}}",
                        "acme-bot in Acme"),
                way(
                        "slack",
                        "{\"botToken\":\"s3cret-value\"}",
                        "POST /slack/auth.test",
                        BEARER,
                        "{\"ok\":true,\"team\":\"Acme\",\"user\":\"acme-bot\"}",
                        "@acme-bot in Acme"),
                way(
                        "discord",
                        "{\"botToken\":\"s3cret-value\"}",
                        "GET /discord/users/@me",
                        "Bot s3cret-value",
                        "{\"id\":\"8035\",\"username\":\"acme-bot\",\"bot\":true}",
                        "@acme-bot"),
                way(
                        "discord",
                        "{\"webhookUrl\":\"https://discord.com/api/webhooks/12000/s3cret-value\"}",
                        "GET /discord/webhooks/12000/s3cret-value",
                        "",
                        "{\"id\":\"12000\",\"name\":\"Hook\",\"channel_id\":\"11000\",\"token\":\"s3cret-value\"}",
                        "webhook Hook of channel 11000"),
                way(
                        "github",
                        "{\"token\":\"s3cret-value\"}",
                        "GET /github/user",
                        BEARER,
                        "{\"login\":\"acme-bot\",\"name\":\"Acme Bot\"}",
                        "@acme-bot (Acme Bot)"),
                way(
                        "linear",
                        "{\"apiKey\":\"s3cret-value\"}",
                        "POST /linear",
                        "s3cret-value",
                        "{\"data\":{\"viewer\":{\"name\":\"Ada\",\"email\":\"ada@example.com\"},\"organization\":{\"name\":\"Acme\"}}}",
                        "Ada in Acme"),
                way(
                        "stripe",
                        "{\"secretKey\":\"s3cret-value\"}",
                        "GET /stripe/v1/balance",
                        BEARER,
                        "{\"object\":\"balance\",\"livemode\":false,\"available\":[]}",
                        "an account in test mode"),
                way(
                        "x",
                        "{\"accessToken\":\"s3cret-value\"}",
                        "GET /x/2/users/me",
                        BEARER,
                        "{\"data\":{\"id\":\"2244994945\",\"name\":\"Acme\",\"username\":\"acme\"}}",
                        "@acme (Acme)"),
                way(
                        "openai",
                        "{\"apiKey\":\"s3cret-value\"}",
                        "GET /openai/models",
                        BEARER,
                        "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-4o-mini\"}]}",
                        "127.0.0.1 with 1 models"));
    }

    private static Arguments way(
            String tool, String fields, String line, String authorization, String answer, String info) {
        return Arguments.of(tool, fields, line, authorization, answer, info);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_connection_that_works_tells_who_one_is(
            String tool, String fields, String line, String authorization, String answer, String info) {
        trials.answering(200, answer);

        assertThat(trials.test(tool, fields)).isEqualTo(info);

        Received request = trials.server().onlyRequest();
        assertThat(request.method() + " " + request.target()).isEqualTo(line);
        assertThat(request.header("authorization")).isEqualTo(authorization);
        assertThat(request.header("user-agent")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_refused_connection_tells_the_vendors_words_and_no_secret(
            String tool, String fields, String line, String authorization, String answer, String info) {
        trials.answering(401, "{\"message\":\"Bad credentials: s3cret-value\"}");

        StepFailure failure = trials.failure(tool, fields);

        assertThat(failure.failureCode()).isEqualTo(FailureCode.INTEGRATION_REJECTED);
        assertThat(failure.isPassing()).isFalse();
        assertThat(failure.text())
                .isEqualTo(trials.connector(tool).definition().label()
                        + " refused the connection: Bad credentials: •••• (401)");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void an_answer_that_makes_no_sense_is_told_as_such(
            String tool, String fields, String line, String authorization, String answer, String info) {
        for (String nonsense : List.of("<html>Welcome</html>", "[]", "{}", "{\"data\":null}", "")) {
            trials.answering(200, nonsense);

            StepFailure failure = trials.failure(tool, fields);

            assertThat(failure.failureCode()).as(nonsense).isEqualTo(FailureCode.TOOL_ERROR);
            assertThat(failure.text()).contains("answered with").doesNotContain("s3cret-value");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_vendor_that_is_down_or_busy_may_be_up_at_the_next_try(
            String tool, String fields, String line, String authorization, String answer, String info) {
        trials.answering(503, "{\"message\":\"down for s3cret-value\"}").answering(429, "{\"message\":\"slowly\"}");

        StepFailure down = trials.failure(tool, fields);
        StepFailure busy = trials.failure(tool, fields);

        assertThat(down.isPassing()).isTrue();
        assertThat(down.text()).contains("503").doesNotContain("s3cret-value");
        assertThat(busy.failureCode()).isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(busy.text()).doesNotContain("s3cret-value");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void an_answer_that_breaks_off_or_moves_elsewhere_is_an_error(
            String tool, String fields, String line, String authorization, String answer, String info) {
        trials.answering(
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{",
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");

        assertThat(trials.failure(tool, fields).text()).contains("broke off its answer");
        StepFailure moved = trials.failure(tool, fields);
        assertThat(moved.failureCode()).isEqualTo(FailureCode.TOOL_ERROR);
        assertThat(moved.text()).contains("answered with");
        assertThat(trials.server().requests()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void without_what_it_needs_nothing_is_sent(
            String tool, String fields, String line, String authorization, String answer, String info) {
        StepFailure failure = trials.failure(tool, "{}");

        assertThat(failure.failureCode()).isEqualTo(FailureCode.INTEGRATION_REJECTED);
        assertThat(failure.text()).contains("it needs ");
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void google_gives_a_fresh_access_token_for_a_refresh_token() {
        trials.answering(200, "{\"access_token\":\"ya29.fresh\",\"expires_in\":3599,\"token_type\":\"Bearer\"}")
                .answering(200, "{\"emailAddress\":\"me@example.com\"}");

        assertThat(
                        trials.test(
                                "gmail",
                                "{\"clientId\":\"id-1\",\"clientSecret\":\"se cret+1\",\"refreshToken\":\"1//refresh\",\"accessToken\":\"\"}"))
                .isEqualTo("me@example.com");

        Received token = trials.server().requests().getFirst();
        assertThat(token.method() + " " + token.target()).isEqualTo("POST /google_oauth/token");
        assertThat(token.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(token.body())
                .isEqualTo(
                        "client_id=id-1&client_secret=se+cret%2B1&grant_type=refresh_token&refresh_token=1%2F%2Frefresh");
        assertThat(trials.server().requests().getLast().header("authorization")).isEqualTo("Bearer ya29.fresh");
    }

    @Test
    void a_revoked_refresh_token_is_told_in_googles_words() {
        trials.answering(
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"Token 1//refresh has been expired or revoked.\"}");

        StepFailure failure = trials.failure(
                "google_drive",
                "{\"clientId\":\"id-1\",\"clientSecret\":\"secret-1\",\"refreshToken\":\"1//refresh\"}");

        assertThat(failure.failureCode()).isEqualTo(FailureCode.INTEGRATION_EXPIRED);
        assertThat(failure.text())
                .isEqualTo(
                        "Google Drive gives no access any more: Token •••• has been expired or revoked; connect it anew");
    }

    @Test
    void a_403_for_too_many_requests_is_no_refusal() {
        String quota =
                "{\"error\":{\"code\":403,\"message\":\"Rate Limit Exceeded\",\"errors\":[{\"reason\":\"rateLimitExceeded\"}]}}";
        String rest = "{\"message\":\"You have exceeded a secondary rate limit.\"}";
        trials.answering(403, quota)
                .answering("HTTP/1.1 403 Forbidden\r\nRetry-After: 60\r\nContent-Length: " + rest.length() + "\r\n\r\n"
                        + rest)
                .answering(403, "{\"message\":\"Resource not accessible\"}");

        assertThat(trials.failure("gmail", "{\"accessToken\":\"ya29.token\"}").failureCode())
                .isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(trials.failure("github", "{\"token\":\"github_pat_1\"}").failureCode())
                .isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(trials.failure("github", "{\"token\":\"github_pat_1\"}").failureCode())
                .isEqualTo(FailureCode.INTEGRATION_REJECTED);
    }

    @Test
    void slack_and_linear_and_x_refuse_with_status_200() {
        trials.answering(200, "{\"ok\":false,\"error\":\"invalid_auth\"}")
                .answering(200, "{\"ok\":false,\"error\":\"internal_error\"}")
                .answering(200, "{\"ok\":false,\"error\":\"ratelimited\"}")
                .answering(
                        200,
                        "{\"errors\":[{\"message\":\"no\",\"extensions\":{\"userPresentableMessage\":\"You need to authenticate\"}}],\"data\":null}")
                .answering(400, "{\"errors\":[{\"message\":\"slow\",\"extensions\":{\"code\":\"RATELIMITED\"}}]}")
                .answering(200, "{\"errors\":[{\"title\":\"Forbidden\",\"detail\":\"suspended\"}]}");

        assertThat(trials.failure("slack", "{\"botToken\":\"xoxb-1\"}").text())
                .isEqualTo("Slack refused the connection: invalid_auth");
        assertThat(trials.failure("slack", "{\"botToken\":\"xoxb-1\"}").isPassing())
                .isTrue();
        assertThat(trials.failure("slack", "{\"botToken\":\"xoxb-1\"}").failureCode())
                .isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(trials.failure("linear", "{\"apiKey\":\"lin_api_1\"}").text())
                .isEqualTo("Linear refused the connection: You need to authenticate");
        assertThat(trials.failure("linear", "{\"apiKey\":\"lin_api_1\"}").failureCode())
                .isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(trials.failure("x", "{\"accessToken\":\"x-token\"}").text())
                .isEqualTo("X refused the connection: suspended");
    }

    @Test
    void the_vendors_get_the_headers_that_they_ask_for() {
        trials.answering(200, "{\"id\":\"1\"}")
                .answering(200, "{\"login\":\"a\"}")
                .answering(200, "{\"livemode\":true}")
                .answering(200, "{\"username\":\"a\"}")
                .answering(200, "{\"data\":{\"viewer\":{\"name\":\"A\"},\"organization\":{\"name\":\"B\"}}}");

        assertThat(trials.test("notion", "{\"token\":\"ntn_1\"}")).isEqualTo("1");
        assertThat(trials.test("github", "{\"token\":\" github_pat_1\\n\"}")).isEqualTo("@a");
        assertThat(trials.test("stripe", "{\"secretKey\":\"sk_live_1\"}")).isEqualTo("an account in live mode");
        assertThat(trials.test("discord", "{\"botToken\":\"MTA5\",\"webhookUrl\":\"\"}"))
                .isEqualTo("@a");
        assertThat(trials.test("linear", "{\"apiKey\":\"lin_api_1\"}")).isEqualTo("A in B");

        List<Received> requests = trials.server().requests();
        assertThat(requests.get(0).header("notion-version")).isEqualTo("2025-09-03");
        assertThat(requests.get(1).headers())
                .containsAllEntriesOf(Map.of(
                        "authorization", "Bearer github_pat_1",
                        "accept", "application/vnd.github+json",
                        "x-github-api-version", "2022-11-28"));
        assertThat(requests.get(2).header("stripe-version")).isEqualTo("2023-08-16");
        assertThat(requests.get(3).header("user-agent")).startsWith("DiscordBot (");
        assertThat(requests.get(4).body())
                .isEqualTo("{\"query\":\"query Who { viewer { name email } organization { name } }\"}");
    }

    @Test
    void a_vendor_that_does_not_answer_in_time_is_given_up() {
        trials.answering("");

        StepFailure failure = trials.failed(
                "github", "get_repo", "{\"token\":\"github_pat_1\"}", "{\"repo\":\"a/b\"}", Duration.ofMillis(200));

        assertThat(failure.failureCode()).isEqualTo(FailureCode.TOOL_TIMEOUT);
        assertThat(failure.text()).matches("127.0.0.1 did not answer within (200|1\\d\\d) ms");
    }

    @Test
    void only_the_id_and_the_token_of_a_discord_webhook_are_used() {
        for (String url : List.of(
                "http://169.254.169.254/latest", "https://discord.com/api/webhooks/1", "not a url", "ftp://a/b")) {
            StepFailure failure = trials.failure("discord", "{\"webhookUrl\":\"" + url + "\"}");
            assertThat(failure.failureCode()).isEqualTo(FailureCode.INTEGRATION_REJECTED);
        }
        assertThat(trials.server().requests()).isEmpty();

        trials.answering(404, "{\"message\":\"Unknown Webhook\",\"code\":10015}");
        assertThat(trials.failure(
                                "discord",
                                "{\"webhookUrl\":\"https://evil.example/api/v10/webhooks/12/to-ken_1?wait=true\"}")
                        .text())
                .isEqualTo("Discord refused the connection: Unknown Webhook (404)");
        assertThat(trials.server().onlyRequest().target()).isEqualTo("/discord/webhooks/12/to-ken_1");
    }

    @Test
    void a_users_own_address_for_openai_must_be_public_though_the_operators_need_not() {
        StepFailure failure = trials.failure(
                "openai",
                "{\"apiKey\":\"sk-1234567\",\"baseUrl\":\"" + trials.server().url("/v1") + "\"}");

        assertThat(failure.failureCode()).isEqualTo(FailureCode.EGRESS_BLOCKED);
        assertThat(trials.server().requests()).isEmpty();
        assertThat(trials.failure("openai", "{\"apiKey\":\"sk-1234567\",\"baseUrl\":\"not a url\"}")
                        .failureCode())
                .isEqualTo(FailureCode.INTEGRATION_REJECTED);
    }

    @Test
    void a_secret_that_would_end_a_header_is_not_sent() {
        StepFailure failure = trials.failure("notion", "{\"token\":\"ntn_1\\r\\nHost: evil\"}");

        assertThat(failure.failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(failure.text()).doesNotContain("ntn_1");
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void x_can_be_signed_by_four_keys() {
        trials.answering(200, "{\"data\":{\"id\":\"1\",\"username\":\"acme\"}}");

        assertThat(
                        trials.test(
                                "x",
                                "{\"consumerKey\":\"ck-123\",\"consumerSecret\":\"cs-123\",\"token\":\"t-1234\",\"tokenSecret\":\"ts-123\"}"))
                .isEqualTo("@acme");

        assertThat(trials.server().onlyRequest().header("authorization"))
                .matches("OAuth oauth_consumer_key=\"ck-123\", oauth_nonce=\"[0-9a-f]{32}\","
                        + " oauth_signature=\"[A-Za-z0-9%]+\", oauth_signature_method=\"HMAC-SHA1\","
                        + " oauth_timestamp=\"1795593600\", oauth_token=\"t-1234\", oauth_version=\"1.0\"");
    }
}
