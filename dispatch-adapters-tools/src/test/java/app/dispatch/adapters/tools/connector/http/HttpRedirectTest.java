package app.dispatch.adapters.tools.connector.http;

import static app.dispatch.adapters.tools.connector.RecordingServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.Attempt;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Answer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRedirectTest {
    private final HttpFixture http = HttpFixture.local();

    @AfterEach
    void close() {
        http.close();
    }

    private static Answer redirecting(int status, String location) {
        return (request, wire) -> wire.write(
                request.target().equals("/end")
                        ? reply(200, "text/plain", "done")
                        : "HTTP/1.1 " + status + " Go\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "301,GET,GET", "302,GET,GET", "303,GET,GET", "307,GET,GET", "308,GET,GET", "303,HEAD,HEAD", "302,HEAD,HEAD",
        "301,POST,GET", "302,POST,GET", "303,POST,GET", "307,POST,POST", "308,POST,POST", "303,PUT,GET", "302,PUT,PUT",
        "303,DELETE,GET"
    })
    void a_redirect_is_followed_with_the_method_that_its_status_asks_for(int status, String method, String then) {
        boolean bodiless = method.equals("GET") || method.equals("HEAD");
        try (RecordingServer server = RecordingServer.answering(redirecting(status, "/end#top"))) {
            Fields output = http.request(
                    "{ \"method\": \"%s\", \"url\": \"%s\", \"followRedirects\": true%s }",
                    method, server.url("/start"), bodiless ? "" : ", \"json\": 1");

            Received second = server.requests().get(1);
            assertThat(server.requests()).hasSize(2);
            assertThat(second.method()).isEqualTo(then);
            assertThat(second.target()).isEqualTo("/end");
            assertThat(second.body()).isEqualTo(bodiless || then.equals("GET") ? "" : "1");
            assertThat(second.headers().containsKey("content-type"))
                    .isEqualTo(!second.body().isEmpty());
            assertThat(output.text("url")).contains(server.url("/end"));
        }
    }

    @ParameterizedTest
    @CsvSource({"POST,302", "PUT,307", "DELETE,303"})
    void a_write_follows_no_redirect_unless_it_says_so(String method, int status) {
        try (RecordingServer server = RecordingServer.answering(redirecting(status, "/end"))) {
            Fields output = http.request("{ \"method\": \"%s\", \"url\": \"%s\" }", method, server.url("/start"));

            assertThat(output.get("status")).contains(Value.of(status));
            assertThat(output.fields("headers").text("location")).contains("/end");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_get_that_says_so_follows_none() {
        try (RecordingServer server = RecordingServer.answering(redirecting(302, "/end"))) {
            Fields output = http.run(
                    http.attempt("get", "{ \"url\": \"%s\", \"followRedirects\": false }", server.url("/start")));

            assertThat(output.get("status")).contains(Value.of(302));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"304,/end", "300,/end", "305,/end", "306,/end"})
    void other_statuses_with_a_location_are_answers(int status, String location) {
        try (RecordingServer server = RecordingServer.answering(redirecting(status, location))) {
            assertThat(http.get(server.url("/start")).get("status")).contains(Value.of(status));
        }
    }

    @Test
    void a_loop_ends_after_five_redirects() {
        try (RecordingServer server = RecordingServer.answering(redirecting(302, "/again"))) {
            Attempt attempt = http.attempt("get", "{ \"url\": \"%s\" }", server.url("/again"));

            StepFailure failure = http.failure(attempt);

            assertThat(failure.text()).isEqualTo(server.url("/again") + " redirects more than 5 times");
            assertThat(failure.isPassing()).isFalse();
            assertThat(server.requests()).hasSize(6);
            assertThat(attempt.lines()).hasSize(12);
        }
    }

    @Test
    void all_redirects_together_have_the_time_of_one_call() {
        try (RecordingServer server = RecordingServer.answering((request, wire) -> {
            if (request.target().equals("/3")) {
                wire.hang();
            }
            int next = 1 + Integer.parseInt(request.target().substring(1));
            wire.write("HTTP/1.1 302 Go\r\nContent-Length: 0\r\nLocation: /" + next + "\r\n\r\n");
        })) {
            long start = System.nanoTime();

            StepFailure failure =
                    http.failure(http.attempt(Duration.ofMillis(300), "get", "{ \"url\": \"%s\" }", server.url("/1")));

            assertThat(failure.failureCode()).isEqualTo(FailureCode.TOOL_TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void secrets_stay_with_the_host_they_were_meant_for() {
        try (RecordingServer other = RecordingServer.answering(reply(200, "text/plain", "done"));
                RecordingServer server =
                        RecordingServer.answering(redirecting(307, "http://localhost:" + other.port() + "/end"))) {
            http.request("""
                    { "method": "POST", "url": "%s", "followRedirects": true, "json": 1,
                      "headers": { "Authorization": "Bearer t", "Cookie": "a=b", "X-Api-Key": "k", "X-Trace": "7" } }""", server.url("/start"));

            Received received = other.onlyRequest();
            assertThat(received.headers())
                    .doesNotContainKeys("authorization", "cookie", "x-api-key", "idempotency-key");
            assertThat(received.header("x-trace")).isEqualTo("7");
            assertThat(received.body()).isEqualTo("1");
            assertThat(server.onlyRequest().headers()).containsKeys("authorization", "cookie", "x-api-key");
        }
    }

    @Test
    void secrets_go_along_on_the_same_host() {
        try (RecordingServer server = RecordingServer.answering(redirecting(302, "/end"))) {
            http.run(http.attempt(
                    "get",
                    "{ \"url\": \"%s\", \"headers\": { \"Authorization\": \"Bearer t\" } }",
                    server.url("/start")));

            assertThat(server.requests().get(1).header("authorization")).isEqualTo("Bearer t");
        }
    }

    @ParameterizedTest
    @CsvSource({"ftp://example.com/x", "mailto:a@b.test", "http://[::1/"})
    void a_redirect_to_no_web_address_fails_the_step(String location) {
        try (RecordingServer server = RecordingServer.answering(redirecting(302, location))) {
            StepFailure failure = http.failure(http.attempt("get", "{ \"url\": \"%s\" }", server.url("/start")));

            assertThat(failure.text()).endsWith("redirects to something that is no http or https URL");
            assertThat(failure.isPassing()).isFalse();
        }
    }

    @Test
    void a_redirect_to_a_private_address_is_blocked_and_says_how_to_allow_it() {
        try (RecordingServer victim = RecordingServer.answering(reply(200, "text/plain", "secret"));
                RecordingServer server = RecordingServer.answering(redirecting(302, victim.url("/admin")));
                HttpFixture strict = HttpFixture.allowing("127.0.0.1:" + server.port())) {
            StepFailure failure = strict.failure(strict.attempt("get", "{ \"url\": \"%s\" }", server.url("/start")));

            assertThat(failure.failureCode()).isEqualTo(FailureCode.EGRESS_BLOCKED);
            assertThat(failure.text()).contains("127.0.0.1").contains("DISPATCH_EGRESS_ALLOW");
            assertThat(victim.connections()).isZero();
        }
    }
}
