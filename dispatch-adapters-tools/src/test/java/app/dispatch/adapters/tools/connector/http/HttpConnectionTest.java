package app.dispatch.adapters.tools.connector.http;

import static app.dispatch.adapters.tools.connector.RecordingServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConnectionTest {
    private static final String SECRET = "Bearer secret-0123456789";
    private static final String OK = reply(200, "text/plain", "done");

    private final HttpFixture http = HttpFixture.local();

    @AfterEach
    void close() {
        http.close();
    }

    private static Fields bound(String baseUrl) {
        return Fields.builder()
                .put("baseUrl", baseUrl)
                .put("authorization", SECRET)
                .put("headers", "X-Team: ops\nX-Env: test")
                .build();
    }

    private static void hasNothingBound(Received request) {
        assertThat(request.headers()).doesNotContainKeys("authorization", "x-team", "x-env");
    }

    @ParameterizedTest
    @CsvSource({
        "'',/items,/items",
        "/,/items,/items",
        "/v1,/items?a=b,/v1/items?a=b",
        "/v1/,/items,/v1/items",
        "/v1,//evil.example/x,/v1//evil.example/x",
        "/v1,/@evil.example,/v1/@evil.example",
    })
    void a_path_goes_behind_the_base_url_with_what_is_bound_to_it(String base, String path, String target) {
        try (RecordingServer server = RecordingServer.answering(OK)) {
            http.run(http.connected(bound(server.url(base)), "get", "{\"url\":\"%s\"}", path));

            Received request = server.onlyRequest();
            assertThat(request.target()).isEqualTo(target);
            assertThat(request.header("authorization")).isEqualTo(SECRET);
            assertThat(request.header("x-team")).isEqualTo("ops");
            assertThat(request.header("x-env")).isEqualTo("test");
        }
    }

    @Test
    void a_whole_url_of_the_same_server_gets_them_and_one_of_another_server_does_not() {
        try (RecordingServer server = RecordingServer.answering(OK);
                RecordingServer other = RecordingServer.answering(OK)) {
            Fields bound = bound(server.url("/v1"));

            http.run(http.connected(bound, "get", "{\"url\":\"%s\"}", server.url("/elsewhere")));
            http.run(http.connected(bound, "get", "{\"url\":\"%s\"}", other.url("/v1/items")));
            http.run(http.connected(
                    bound, "get", "{\"url\":\"http://localhost:%d/v1\"}", server.port())); // another name

            assertThat(server.requests().getFirst().header("authorization")).isEqualTo(SECRET);
            hasNothingBound(other.onlyRequest());
            hasNothingBound(server.requests().getLast());
        }
    }

    @Test
    void a_redirect_to_another_server_leaves_them_behind() {
        try (RecordingServer other = RecordingServer.answering(OK);
                RecordingServer server = RecordingServer.answering(
                        "HTTP/1.1 302 Go\r\nContent-Length: 0\r\nLocation: " + other.url("/end") + "\r\n\r\n")) {
            http.run(http.connected(bound(server.url("")), "get", "{\"url\":\"/start\"}"));

            assertThat(server.onlyRequest().header("authorization")).isEqualTo(SECRET);
            hasNothingBound(other.onlyRequest());
        }
    }

    @Test
    void what_a_step_names_itself_stands_before_them() {
        try (RecordingServer server = RecordingServer.answering(OK)) {
            http.run(http.connected(
                    bound(server.url("")),
                    "get",
                    "{\"url\":\"/\",\"headers\":{\"AUTHORIZATION\":\"mine\",\"x-team\":\"dev\"}}"));

            assertThat(server.onlyRequest().header("authorization")).isEqualTo("mine");
            assertThat(server.onlyRequest().header("x-team")).isEqualTo("dev");
            assertThat(server.onlyRequest().header("x-env")).isEqualTo("test");
        }
    }

    @Test
    void a_secret_may_bring_its_own_header() {
        try (RecordingServer server = RecordingServer.answering(OK)) {
            Fields bound = Fields.builder()
                    .put("baseUrl", server.url(""))
                    .put("authorization", "X-Api-Key: key-0123456789")
                    .build();
            http.run(http.connected(bound, "get", "{\"url\":\"/\"}"));

            assertThat(server.onlyRequest().header("x-api-key")).isEqualTo("key-0123456789");
            assertThat(server.onlyRequest().headers()).doesNotContainKey("authorization");
        }
    }

    @Test
    void a_path_without_a_base_url_says_what_is_missing() {
        StepFailure failure = http.failure(http.attempt("get", "{\"url\":\"/items\"}"));

        assertThat(failure.failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(failure.text()).contains("there is no base URL").contains("PUT /api/integrations/http");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"baseUrl\":\"https://api.example.com/v1\"}",
                "{\"baseUrl\":\"http://localhost:9\",\"authorization\":\"Bearer x\",\"headers\":\"X-A: b\\nX-C: d\"}",
                "{}"
            })
    void a_connection_that_can_be_is_taken(String connection) {
        assertThat(http.connector().check((Fields) Json.parse(connection))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"baseUrl":"ftp://example.com"}                                | /baseUrl
            {"baseUrl":"api.example.com"}                                  | /baseUrl
            {"baseUrl":"https://u:p@example.com"}                          | /baseUrl
            {"baseUrl":"https://example.com?a=b"}                          | /baseUrl
            {"authorization":"Bearer x"}                                   | /authorization
            {"headers":"X-A: b"}                                           | /headers
            {"baseUrl":"https://example.com","headers":"X-A"}              | /headers
            {"baseUrl":"https://example.com","headers":"Host: a"}          | /headers
            {"baseUrl":"https://example.com","headers":"X-Api-Key: a"}     | /headers
            {"baseUrl":"https://example.com","authorization":"Host: a"}    | /authorization
            """)
    void a_connection_that_cannot_be_is_told_with_its_place(String connection, String path) {
        assertThat(http.connector().check((Fields) Json.parse(connection)))
                .extracting(Problem::path)
                .isEqualTo(List.of(path));
    }

    @Test
    void a_test_asks_the_base_url() {
        try (RecordingServer server = RecordingServer.answering((request, wire) ->
                wire.write(reply(request.header("authorization").equals(SECRET) ? 404 : 401, "text/plain", "who?")))) {
            assertThat(http.connector().test(bound(server.url("/v1")))).isEqualTo("127.0.0.1 answers (status 404)");
            assertThat(server.onlyRequest().target()).isEqualTo("/v1");

            Fields wrong = bound(server.url("/v1")).with("authorization", Value.of("wrong-0123"));
            assertThatThrownBy(() -> http.connector().test(wrong))
                    .isInstanceOf(StepFailure.class)
                    .hasMessageContaining("answered 401")
                    .hasMessageNotContaining("wrong-0123");
            assertThat(http.connector().test(Fields.empty())).contains("there is no base URL");
        }
    }
}
