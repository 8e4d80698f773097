package app.dispatch.adapters.tools.connector.http;

import static app.dispatch.adapters.tools.connector.RecordingServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that say no: what they mean for the step, and that each was asked for once. */
class HttpStatusTest {
    private final HttpFixture http = HttpFixture.local();

    @AfterEach
    void close() {
        http.close();
    }

    private StepFailure failure(String method, String answer) {
        try (RecordingServer server = RecordingServer.answering(answer)) {
            StepFailure failure = http.failure(http.attempt(
                    "request",
                    "{ \"method\": \"%s\", \"url\": \"%s\", \"headers\": { \"Authorization\": \"Bearer sk_live_123456\" } }",
                    method,
                    server.url("/v1/items?key=abcdefgh")));
            assertThat(server.requests()).as("requests on the wire").hasSize(1);
            return failure;
        }
    }

    private static String status(int status, String headers) {
        return "HTTP/1.1 " + status + " Words\r\n" + headers + "Content-Length: 0\r\n\r\n";
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "400,-,tool_error,false,-",
                "401,-,tool_error,false,-",
                "404,-,tool_error,false,-",
                "407,-,tool_error,true,-",
                "408,-,tool_error,true,-",
                "408,0,tool_error,true,0",
                "409,-,tool_error,false,-",
                "429,-,tool_rate_limited,true,-",
                "429,7,tool_rate_limited,true,7",
                "429,' 7 ',tool_rate_limited,true,7",
                "429,-5,tool_rate_limited,true,-",
                "429,soon,tool_rate_limited,true,-",
                "429,1.5,tool_rate_limited,true,-",
                "429,99999999999999999999,tool_rate_limited,true,86400",
                "429,2147483648,tool_rate_limited,true,86400",
                "429,'Tue, 24 Nov 2026 09:00:30 GMT',tool_rate_limited,true,30",
                "429,'Tue, 24 Nov 2026 08:00:00 GMT',tool_rate_limited,true,0",
                "429,'Tue, 24 Nov 2099 08:00:00 GMT',tool_rate_limited,true,86400",
                "500,-,tool_error,true,-",
                "502,-,tool_error,true,-",
                "503,0,tool_error,true,0",
                "503,99999999999999999999,tool_error,true,86400",
                "503,3,tool_error,true,3",
            })
    void an_error_status_fails_the_step_as_it_deserves(
            int status, String retryAfter, String code, boolean passing, Long seconds) {
        String headers = retryAfter == null ? "" : "Retry-After: " + retryAfter + "\r\n";
        for (String method : List.of("GET", "POST")) {
            StepFailure failure = failure(method, status(status, headers));

            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.isPassing()).isEqualTo(passing);
            assertThat(failure.retryAfter().map(Duration::toSeconds).orElse(null))
                    .isEqualTo(seconds);
        }
    }

    @Test
    void a_date_to_wait_for_is_read_by_the_servers_own_clock() {
        StepFailure failure = failure(
                "GET",
                status(429, "Date: Tue, 24 Nov 2026 20:00:00 GMT\r\nRetry-After: Tue, 24 Nov 2026 20:00:09 GMT\r\n"));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"message\":\"Validation Failed\",\"errors\":[]} | Validation Failed",
                "application/json | {\"error\":{\"type\":\"x\",\"message\":\"No such customer: 'cus_x'\"}} | No such customer: 'cus_x'",
                "application/json | {\"errors\":[{\"message\":\"Too long\"}]} | Too long",
                "application/json | {\"error\":\"invalid_grant\",\"error_description\":\"Token was revoked\"} | Token was revoked",
                "application/json | {\"code\":5} | {\"code\":5}",
                "application/json | {\"message\":\"Bad token sk_live_123456 and key abcdefgh\"} | Bad token •••• and key ••••",
                "text/html | <!DOCTYPE html><html><head><title>Not here</title></head><body>x</body></html> | Not here",
                "text/plain | Just \t so | Just so",
            })
    void the_vendors_words_reach_the_user_without_the_secrets_that_were_sent(String type, String body, String words) {
        StepFailure failure = failure("POST", reply(422, type, body));

        assertThat(failure.text()).matches("POST http://127\\.0\\.0\\.1:\\d+/v1/items answered 422: .*");
        assertThat(failure.text()).endsWith("answered 422: " + words);
    }

    @Test
    void long_words_and_no_words_make_one_line() {
        assertThat(failure("GET", reply(400, "text/plain", "a\n".repeat(5_000))).text())
                .hasSizeLessThan(600)
                .doesNotContain("\n")
                .endsWith("…");
        assertThat(failure("GET", reply(400, "application/octet-stream", "\0\1\2"))
                        .text())
                .endsWith("answered 400: Words");
        assertThat(failure("GET", "HTTP/1.1 400 \r\nContent-Length: 0\r\n\r\n").text())
                .endsWith("answered 400");
    }

    @Test
    void with_allow_errors_every_status_is_an_output() {
        for (int status : List.of(304, 404, 429, 500, 503)) {
            try (RecordingServer server = RecordingServer.answering(status(status, "Retry-After: 0\r\n"))) {
                var output =
                        http.run(http.attempt("get", "{ \"url\": \"%s\", \"allowErrors\": true }", server.url("/")));

                assertThat(output.get("status")).contains(Value.of(status));
                assertThat(output.fields("headers").text("retry-after")).contains("0");
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @Test
    void a_failure_code_is_one_that_clients_know() {
        assertThat(failure("GET", status(418, "")).failureCode()).isEqualTo(FailureCode.TOOL_ERROR);
    }
}
