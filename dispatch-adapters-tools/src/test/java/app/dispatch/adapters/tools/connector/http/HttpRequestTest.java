package app.dispatch.adapters.tools.connector.http;

import static app.dispatch.adapters.tools.connector.RecordingServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.Attempt;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestTest {
    private final RecordingServer server =
            RecordingServer.answering(reply(200, "application/json; charset=utf-8", "{\"ok\":true,\"n\":1.50}"));
    private final HttpFixture http = HttpFixture.local();

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    void a_get_gives_back_status_headers_body_and_json() {
        Fields output = http.get(server.url("/items?a=1"));

        assertThat(Json.write(output))
                .isEqualTo("{\"status\":200,\"headers\":{\"content-length\":\"20\","
                        + "\"content-type\":\"application/json; charset=utf-8\"},"
                        + "\"contentType\":\"application/json; charset=utf-8\",\"url\":\"" + server.url("/items?a=1")
                        + "\",\"body\":\"{\\\"ok\\\":true,\\\"n\\\":1.50}\",\"json\":{\"ok\":true,\"n\":1.50}}");
        var received = server.onlyRequest();
        assertThat(received.method()).isEqualTo("GET");
        assertThat(received.target()).isEqualTo("/items?a=1");
        assertThat(received.header("user-agent")).isEqualTo("Dispatch/0.1");
        assertThat(received.headers()).doesNotContainKeys("idempotency-key", "content-length", "cookie");
    }

    @Test
    void query_parameters_are_added_encoded_and_lists_repeat_their_name() {
        http.request("""
                { "method": "GET", "url": "%s", "query": { "q": "a b&c=d", "tag": ["x", 2], "on": true, "no": null } }""", server.url("/s?a=1#top"));

        assertThat(server.onlyRequest().target()).isEqualTo("/s?a=1&q=a%20b%26c%3Dd&tag=x&tag=2&on=true");
    }

    @Test
    void json_of_any_kind_is_sent_as_json() {
        http.request(
                "{ \"method\": \"POST\", \"url\": \"%s\", \"json\": { \"name\": \"Tee ü\", \"n\": 1.50, \"l\": [null] } }",
                server.url("/"));
        http.request("{ \"method\": \"PUT\", \"url\": \"%s\", \"json\": null }", server.url("/"));

        assertThat(server.requests().get(0).body()).isEqualTo("{\"name\":\"Tee ü\",\"n\":1.50,\"l\":[null]}");
        assertThat(server.requests().get(0).header("content-type")).isEqualTo("application/json");
        assertThat(server.requests().get(1).body()).isEqualTo("null");
    }

    @Test
    void a_form_is_sent_encoded() {
        http.request(
                "{ \"method\": \"POST\", \"url\": \"%s\", \"form\": { \"a\": \"x y&z\", \"b\": [1, 2], \"c\": null } }",
                server.url("/"));

        assertThat(server.onlyRequest().body()).isEqualTo("a=x+y%26z&b=1&b=2");
        assertThat(server.onlyRequest().header("content-type")).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void a_number_of_many_digits_does_not_swell_a_form() {
        http.request("{ \"method\": \"POST\", \"url\": \"%s\", \"form\": { \"a\": [1e399, 1e999] } }", server.url("/"));
        assertThat(server.onlyRequest().body()).isEqualTo("a=1" + "0".repeat(399) + "&a=1E%2B999");
    }

    @Test
    void a_text_body_is_sent_as_it_is_under_the_type_that_the_headers_name() {
        http.request("{ \"method\": \"PATCH\", \"url\": \"%s\", \"body\": \"<a/>\" }", server.url("/"));
        http.request(
                "{ \"method\": \"PATCH\", \"url\": \"%s\", \"body\": \"<a/>\", \"headers\": { \"content-type\": \"text/xml\" } }",
                server.url("/"));

        assertThat(server.requests().get(0).header("content-type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(server.requests().get(1).header("content-type")).isEqualTo("text/xml");
        assertThat(server.requests().get(1).body()).isEqualTo("<a/>");
    }

    @ParameterizedTest
    @CsvSource({"POST,0", "PUT,0", "PATCH,0", "DELETE,", "OPTIONS,", "GET,"})
    void a_request_without_a_body_says_so_where_its_method_has_one(String method, String length) {
        http.request("{ \"method\": \"%s\", \"url\": \"%s\" }", method, server.url("/"));

        assertThat(server.onlyRequest().method()).isEqualTo(method);
        assertThat(server.onlyRequest().headers().get("content-length")).isEqualTo(length);
    }

    @Test
    void headers_are_sent_numbers_as_text_and_null_left_out() {
        http.request("""
                { "method": "GET", "url": "%s",
                  "headers": { "Authorization": "Bearer t0p", "X-N": 5, "X-No": null, "User-Agent": "mine" } }""", server.url("/"));

        var received = server.onlyRequest();
        assertThat(received.header("authorization")).isEqualTo("Bearer t0p");
        assertThat(received.header("x-n")).isEqualTo("5");
        assertThat(received.header("user-agent")).isEqualTo("mine");
        assertThat(received.headers()).doesNotContainKey("x-no");
    }

    @Test
    void a_post_carries_the_steps_idempotency_key_unless_the_user_gives_one() {
        http.request("{ \"method\": \"POST\", \"url\": \"%s\" }", server.url("/"));
        http.request(
                "{ \"method\": \"POST\", \"url\": \"%s\", \"headers\": { \"idempotency-key\": \"own\" } }",
                server.url("/"));
        http.request("{ \"method\": \"DELETE\", \"url\": \"%s\" }", server.url("/"));

        assertThat(server.requests())
                .extracting(r -> r.header("idempotency-key"))
                .containsExactly("run_1.step", "own", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"X-A\":\"a\\r\\nX-Evil: 1\"}",
                "{\"X-A\":\"a\\nX-Evil: 1\"}",
                "{\"X-A\":\"a\\u0001b\"}",
                "{\"X-A\":\"grün\"}",
                "{\"X-A\\r\\nX-Evil\":\"1\"}",
                "{\"X A\":\"1\"}",
                "{\"\":\"1\"}",
                "{\"Host\":\"other.example\"}",
                "{\"content-length\":\"5\"}",
                "{\"Transfer-Encoding\":\"chunked\"}",
                "{\"Connection\":\"close\"}"
            })
    void a_header_that_could_change_the_message_is_refused_unsent(String headers) {
        StepFailure failure = http.failure(http.attempt(
                "request",
                "{ \"method\": \"POST\", \"url\": \"%s\", \"body\": \"b\", \"headers\": %s }",
                server.url("/"),
                headers));

        assertThat(failure.failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(failure.isPassing()).isFalse();
        assertThat(failure.text()).doesNotContain("Evil: 1");
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"method\":\"POST\",\"url\":\"http://a.test/\",\"json\":1,\"form\":{}} | Give only one of json and form",
                "{\"method\":\"GET\",\"url\":\"http://a.test/\",\"json\":1} | A GET request carries no body",
                "{\"method\":\"GET\",\"url\":\"a.test/\"} | must begin with http:// or https://",
                "{\"method\":\"GET\",\"url\":\"ftp://a.test/\"} | must begin with http:// or https://",
                "{\"method\":\"GET\",\"url\":\"file:///etc/passwd\"} | must begin with http:// or https://",
                "{\"method\":\"GET\",\"url\":\"http://\"} | no valid URL",
                "{\"method\":\"GET\",\"url\":\"http://a.test:99999/\"} | no valid URL",
                "{\"method\":\"GET\",\"url\":\"http://u:p@a.test/\"} | no user name or password",
                "{\"method\":\"GET\",\"url\":\"http://a.test/\",\"query\":{\"a\":{}}} | query/a holds an object",
                "{\"method\":\"POST\",\"url\":\"http://a.test/\",\"form\":{\"a\":[[]]}} | form/a holds an object",
            })
    void a_request_that_makes_no_sense_is_refused_in_one_sentence(String params, String message) {
        StepFailure failure = http.failure(http.attempt("request", params));

        assertThat(failure.failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(failure.text()).contains(message);
    }

    @Test
    void the_log_tells_request_and_answer_without_secrets() {
        Attempt attempt = http.attempt("request", """
                { "method": "POST", "url": "%s", "query": { "page": 2, "api_key": "abc", "x": "Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9" },
                  "headers": { "Authorization": "Bearer t0pSecret" } }""", server.url("/services/T00/Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1"));

        http.run(attempt);

        assertThat(attempt.lines().get(0)).isEqualTo("POST " + server.url("/services/T00/…?page=2&api_key=…&x=…"));
        assertThat(attempt.lines().get(1)).matches("→ 200 in \\d+ ms, 20 B");
    }

    @Test
    void a_line_end_in_a_query_value_does_not_end_the_log_line() {
        Attempt attempt = http.attempt("get", "{ \"url\": \"%s\" }", server.url("/?q=a%0Ab&%74oken=xyz&flag"));

        http.run(attempt);

        assertThat(attempt.lines().getFirst()).endsWith("/?q=a%0Ab&%74oken=…&flag");
    }
}
