package app.dispatch.adapters.http.error;

import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RawSocket;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorRoutesTest {
    private RunningServer server;
    private Client anyone;

    @BeforeAll
    void start() {
        server = RunningServer.start();
        anyone = server.anonymous();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static void assertError(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.json().text("code")).contains(code);
        assertThat(answer.json().text("error")).isPresent();
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.header("x-request-id")).startsWith("req_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void an_unknown_path_is_not_found_and_not_repeated(String method) {
        Answer answer = anyone.send(method, "/api/secretive", null);
        assertError(answer, 404, "not_found");
        assertThat(answer.json().text("error")).contains("Not found");
        assertThat(answer.text()).doesNotContain("secretive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%01", "%0A", "%0d%0a", "%1C", "%1F", "%7F", "%5C", "a%0Ab"})
    void an_id_with_a_control_character_is_one_that_does_not_exist(String id) {
        Client user = server.newUser();
        assertError(user.get("/api/runs/" + id), 404, "not_found");
        assertError(user.post("/api/runs/" + id + "/replay", null), 404, "not_found");
        assertError(anyone.post("/api/triggers/" + id, "{}"), 404, "not_found");
        assertError(anyone.get("/api/" + id), 404, "not_found");
    }

    @Test
    void a_method_that_a_path_does_not_take_is_405_and_says_which_it_does() {
        Answer answer = anyone.delete("/api/history");
        assertError(answer, 405, "method_not_allowed");
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
        assertError(anyone.send("POST", "/api/workflows/x", "{}"), 405, "method_not_allowed");
        assertThat(anyone.send("POST", "/api/workflows/x", "{}", "Accept", "text/html")
                        .header("allow"))
                .isEqualTo("GET, PUT, PATCH, DELETE, HEAD");
    }

    @Test
    void the_method_is_that_of_the_first_line_whatever_a_header_says() {
        Client user = server.newUser();
        assertThat(user.get("/api/workflows", "X-HTTP-Method-Override", "DELETE")
                        .status())
                .isEqualTo(200);
        assertThat(user.post("/api/auth/logout", null, "X-HTTP-Method-Override", "GET")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void options_tell_the_methods_and_no_other_site_is_let_in() {
        Answer answer = anyone.send("OPTIONS", "/api/history", null, "Origin", "https://evil.example.com");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
        assertThat(answer.http().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void head_is_get_without_a_body() {
        Client user = server.newUser();
        Answer answer = user.send("HEAD", "/api/workflows", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(anyone.send("HEAD", "/api/workflows", null).status()).isEqualTo(401);
        assertThat(user.send("HEAD", "/api/runs/run_x/events", null).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{bad",
                "",
                "{} x",
                "{\"email\":\"a\",\"email\":\"b\"}",
                "\"\\ud800\"",
                "{\"email\":\"a\\u0000\"}",
                "nul"
            })
    void what_is_no_json_is_invalid_json(String body) {
        assertError(anyone.post("/api/auth/login", body), 400, "invalid_json");
    }

    @Test
    void json_that_is_too_deep_is_invalid_json() {
        assertError(anyone.post("/api/auth/login", "[".repeat(100) + "]".repeat(100)), 400, "invalid_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "1", "null"})
    void json_that_is_no_object_is_a_bad_request(String body) {
        assertError(anyone.post("/api/auth/login", body), 400, "bad_request");
    }

    @Test
    void a_body_of_more_than_a_mebibyte_is_too_large() {
        Client user = server.newUser();
        String start = "{\"plan\":\"";
        String most = start + "x".repeat(1024 * 1024 - start.length() - 2) + "\"}";
        assertThat(user.post("/api/workflows", most).status()).isEqualTo(400);
        assertError(user.post("/api/workflows", most + " "), 413, "payload_too_large");
        assertError(user.post("/api/workflows", "x".repeat(3_000_000)), 413, "payload_too_large");
    }

    @Test
    void so_is_one_that_does_not_say_its_length() {
        Client user = server.newUser();
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send(
                    "POST /api/workflows HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
                            + "Cookie: dispatch_session=" + user.session() + "\r\n\r\n");
            String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
            for (int i = 0; i < 17; i++) {
                socket.send(chunk);
            }
            assertThat(socket.readTo("}}")).startsWith("HTTP/1.1 413").contains("\"code\":\"payload_too_large\"");
        }
    }

    @Test
    void a_body_that_breaks_off_is_no_failure_of_the_server() {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send("POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{\"email\":");
        }
        assertThat(anyone.get("/healthz").status()).isEqualTo(200);
    }

    @Test
    void a_body_is_read_whatever_its_type_is_called() {
        try (RawSocket socket = new RawSocket(server.port())) {
            String body = json("email", "a@b.co", "password", "hunter2");
            socket.send("POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body);
            assertThat(socket.readAll()).startsWith("HTTP/1.1 401").contains("invalid_credentials");
        }
    }

    @Test
    void readiness_is_what_the_program_says() {
        Fields well =
                Fields.builder().put("status", "ready").put("version", "1.2.3").build();
        assertThat(anyone.get("/readyz").json()).isEqualTo(well);
        server.ready.set(false);
        Answer answer = anyone.get("/readyz");
        server.ready.set(true);
        assertError(answer, 503, "unavailable");
        assertThat(answer.header("retry-after")).isEqualTo("1");
        assertThat(anyone.get("/healthz").json())
                .isEqualTo(Fields.builder()
                        .put("status", "ok")
                        .put("version", "1.2.3")
                        .build());
    }

    @Test
    void an_error_repeats_little_of_what_was_sent() {
        Client user = server.newUser();
        String name = "x".repeat(100_000);
        String step = "{\"id\":\"a\",\"tool\":\"" + name + "\",\"op\":\"" + name + "\"}";
        Answer answer = user.post(
                "/api/workflows",
                "{\"plan\":{\"id\":\"w\",\"steps\":[" + step + "],\"cron\":\"" + name + "\",\"timezone\":\"" + name
                        + "\"}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("x".repeat(200) + "…").hasSizeLessThan(3_000);
        assertThat(user.post("/api/workflows", "{\"plan\":{},\"" + name + "\":1}")
                        .text())
                .hasSizeLessThan(3_000);
        assertThat(user.get("/api/history?" + "status=" + "x".repeat(5_000)).text())
                .hasSizeLessThan(1_000);
    }

    @Test
    void a_bug_is_told_by_its_request_alone() {
        server.ready.set(true);
        Answer answer = server.withBug(() -> anyone.get("/readyz"));
        assertError(answer, 500, "internal");
        assertThat(answer.text()).doesNotContain("a secret of the inside", "Exception", "at app.dispatch");
        assertThat(answer.json().fields("details").get("requestId")).contains(Value.of(answer.header("x-request-id")));
    }
}
