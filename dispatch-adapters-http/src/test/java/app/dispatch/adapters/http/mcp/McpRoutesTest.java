package app.dispatch.adapters.http.mcp;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RawSocket;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code /mcp} as bytes: who is let in, what is refused and how, and what is held while nothing is asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpRoutesTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
    private static final String INIT =
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                    + "\"capabilities\":{\"elicitation\":{}},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";
    private static final String PUTS = plan("wf_puts", step("put", "put", "{\"value\":\"x\"}"));

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningServer server;
    private Client user;
    private String token;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @BeforeEach
    void signUp() {
        user = server.newUser();
        token = ModelClient.token(user);
    }

    @AfterAll
    void stop() {
        server.close();
        http.close();
    }

    private HttpRequest request(String method, String body, String... headers) {
        return HttpRequest.newBuilder(server.uri("/mcp"))
                .method(method, BodyPublishers.ofString(body))
                .headers(Stream.concat(Stream.of("Accept", "application/json, text/event-stream"), Stream.of(headers))
                        .toArray(String[]::new))
                .build();
    }

    private Answer send(HttpRequest request) {
        try {
            return new Answer(http.send(request, BodyHandlers.ofString()));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Answer post(String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization", "Bearer " + token));
        return send(request("POST", body, all.toArray(String[]::new)));
    }

    private static String toolCall(int id, String tool, String arguments, String meta) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"arguments\":" + arguments + meta + "}}";
    }

    private static long code(Answer answer) {
        assertThat(answer.json().get("error")).as(answer.text()).isPresent();
        return ((Value.Num) answer.json().fields("error").get("code").orElseThrow())
                .value()
                .longValueExact();
    }

    private String session() {
        Answer answer = post(INIT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().fields("result").text("protocolVersion")).contains("2025-06-18");
        return answer.header("mcp-session-id");
    }

    @Test
    void without_a_token_nobody_is_let_in_and_a_cookie_does_not_count() {
        Answer none = send(request("POST", PING));
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("www-authenticate")).isEqualTo("Bearer realm=\"dispatch\"");
        assertThat(none.json().text("code")).contains("unauthorized");
        Answer cookie = send(request("POST", "{bad", "Cookie", "dispatch_session=" + user.session()));
        assertThat(cookie.status()).isEqualTo(401);
        Answer wrong = send(request("POST", PING, "Authorization", "Bearer dsp_live_none"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("www-authenticate")).contains("error=\"invalid_token\"");
        assertThat(send(request("DELETE", "")).status()).isEqualTo(401);
    }

    @Test
    void a_token_that_was_revoked_opens_nothing_also_within_a_session() {
        String session = session();
        assertThat(post(PING, "Mcp-Session-Id", session).status()).isEqualTo(200);
        String id = ((Fields) user.get("/api/tokens").json().items("tokens").getFirst())
                .text("id")
                .orElseThrow();
        user.delete("/api/tokens/" + id);
        assertThat(post(PING, "Mcp-Session-Id", session).status()).isEqualTo(401);
    }

    @Test
    void the_page_of_another_site_is_refused_whatever_token_it_has() {
        Answer foreign = post(PING, "Origin", "https://evil.example");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.json().text("code")).contains("origin_not_allowed");
        assertThat(post(PING, "Origin", "null").status()).isEqualTo(403);
        assertThat(post(PING, "Origin", "http://127.0.0.1:" + server.port()).status())
                .isEqualTo(200);
    }

    @Test
    void a_name_that_leads_here_is_refused() {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send("POST /mcp HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Length: " + PING.length() + "\r\nConnection: close\r\n\r\n" + PING);
            assertThat(socket.readAll()).startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void there_is_no_stream_to_get_and_that_is_said_in_json() {
        Answer answer = send(request("GET", "", "Authorization", "Bearer " + token));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("POST, DELETE");
        assertThat(answer.json().text("code")).contains("method_not_allowed");
    }

    @Test
    void what_is_no_message_is_told_so() {
        assertThat(code(post("{bad"))).isEqualTo(-32700);
        for (String bad : List.of(
                "[" + PING + "]",
                "{}",
                "null",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":9223372036854775808,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}",
                "{\"jsonrpc\":\"2.0\",\"id\":1}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{},\"error\":{}}")) {
            Answer answer = post(bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(code(answer)).as(bad).isEqualTo(-32600);
        }
        assertThat(post(PING.replace("1,", "9223372036854775807,")).json().get("id"))
                .contains(Value.of(Long.MAX_VALUE));
        assertThat(post(PING.replace("1,", "\"a\",")).json().text("id")).contains("a");
    }

    @Test
    void what_a_method_does_not_take_is_told_in_words_of_ours() {
        for (String params : List.of(
                "{\"name\":\"run\",\"arguments\":[1]}",
                "{\"name\":\"run\",\"arguments\":\"x\"}",
                "{\"name\":\"run\",\"_meta\":3,\"arguments\":{}}",
                "{\"arguments\":{}}",
                "{\"name\":7}")) {
            Answer answer = post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + params + "}");
            assertThat(answer.status()).as(params).isEqualTo(200);
            assertThat(code(answer)).as(params).isEqualTo(-32602);
            assertThat(answer.text()).doesNotContain("Exception", "java.", "jackson", "Cannot");
        }
        for (String other : List.of(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/read\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/list\",\"params\":{\"cursor\":\"x\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"prompts/get\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"completion/complete\",\"params\":{\"ref\":{}}}")) {
            Answer answer = post(other);
            assertThat(code(answer)).as(other).isIn(-32602L, -32002L);
            assertThat(answer.text()).as(other).doesNotContain("Exception", "java.", "jackson", "Cannot");
        }
        assertThat(code(post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/clal\"}")))
                .isEqualTo(-32601);
        Answer unknown = post(toolCall(1, "runn", "{}", ""));
        assertThat(code(unknown)).isEqualTo(-32602);
        assertThat(unknown.text()).contains("did you mean `run`");
    }

    @Test
    void a_bug_is_an_error_without_its_words() {
        Answer answer = server.withBug(() -> post(toolCall(1, "list_runs", "{}", "")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("\"isError\":true", "internal", "requestId")
                .doesNotContain("secret of the");
        Answer resource = server.withBug(
                () -> post(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/read\",\"params\":{\"uri\":\"dispatch://runs/run_1\"}}"));
        assertThat(code(resource)).isEqualTo(-32603);
        assertThat(resource.text()).doesNotContain("secret of the");
    }

    @Test
    void a_session_is_of_the_version_that_both_know_and_lets_nobody_in() {
        assertThat(session()).matches("mcp_[A-Za-z0-9]+\\.2025-06-18\\.1");
        Answer newer = post(INIT.replace("2025-06-18", "2099-01-01").replace("\"elicitation\":{}", ""));
        assertThat(newer.json().fields("result").text("protocolVersion")).contains("2025-11-25");
        assertThat(newer.header("mcp-session-id")).endsWith(".2025-11-25.0");
        assertThat(post(LIST, "Mcp-Session-Id", "mcp_0123456789abc.2025-06-18.0")
                        .status())
                .as("one that another server of the same database began")
                .isEqualTo(200);
        Answer none = post(LIST, "Mcp-Session-Id", "7c2a9f0e-none");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().text("code")).contains("not_found");
        assertThat(post(LIST).status()).as("a program that does without").isEqualTo(200);
        Answer version = post(LIST, "MCP-Protocol-Version", "2001-01-01");
        assertThat(version.status()).isEqualTo(400);
        assertThat(post(LIST, "MCP-Protocol-Version", "2025-11-25").status()).isEqualTo(200);
    }

    @Test
    void who_takes_no_events_is_answered_without() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.uri("/mcp"))
                        .header("Authorization", "Bearer " + token)
                        .header("Mcp-Session-Id", session())
                        .POST(BodyPublishers.ofString(
                                toolCall(1, "run", "{\"plan\":" + PUTS + "}", ",\"_meta\":{\"progressToken\":1}")))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.body()).contains("confirmation_needed");
    }

    @Test
    void a_body_at_the_limit_is_taken_and_one_past_it_is_not() {
        int most = 1024 * 1024;
        String filled = PING + " ".repeat(most - PING.length());
        assertThat(post(filled).status()).isEqualTo(200);
        Answer larger = post(filled + " ");
        assertThat(larger.status()).isEqualTo(413);
        assertThat(larger.json().text("code")).contains("payload_too_large");
    }

    @Test
    void a_message_at_the_limit_of_a_minute_is_taken_and_one_past_it_is_not() {
        for (int i = 0; i < McpLimits.A_MINUTE; i++) {
            assertThat(post("{}").status()).isEqualTo(400);
        }
        Answer more = post(PING);
        assertThat(more.status()).isEqualTo(429);
        assertThat(more.header("retry-after")).isNotBlank();
        server.clock.forward(Duration.ofMinutes(1));
        assertThat(post(PING).status()).isEqualTo(200);
    }

    /** A run that waits at the gate, as a client asks for it and is told of its beginning. */
    private CompletableFuture<HttpResponse<Stream<String>>> waiting(int id, String session, String gate) {
        String plan = plan("wf_g", waitAt("a", gate));
        return http.sendAsync(
                request(
                        "POST",
                        toolCall(
                                id,
                                "run",
                                "{\"plan\":" + plan + ",\"waitSeconds\":50}",
                                ",\"_meta\":{\"progressToken\":1}"),
                        "Authorization",
                        "Bearer " + token,
                        "Mcp-Session-Id",
                        session),
                BodyHandlers.ofLines());
    }

    private String status() {
        List<Value> runs = user.get("/api/runs?status=all").json().items("runs");
        return runs.isEmpty() ? "" : ((Fields) runs.getFirst()).text("status").orElseThrow();
    }

    @Test
    void requests_at_the_limit_are_worked_on_at_once_and_one_more_is_not() {
        String session = session();
        List<CompletableFuture<HttpResponse<Stream<String>>>> calls = new ArrayList<>();
        for (int i = 0; i < McpLimits.AT_ONCE; i++) {
            calls.add(waiting(100 + i, session, "crowd"));
            assertThat(calls.getLast().join().statusCode()).isEqualTo(200);
        }
        Answer more = post(LIST, "Mcp-Session-Id", session);
        assertThat(more.status()).isEqualTo(429);
        assertThat(more.json().text("code")).contains("too_many_streams");
        server.lab.open("crowd");
        calls.forEach(call -> assertThat(call.join().body()).anyMatch(line -> line.contains("\"result\"")));
        eventually(() -> post(LIST, "Mcp-Session-Id", session).status() == 200);
    }

    @Test
    void a_request_that_is_cancelled_ends_the_run_that_it_began_and_is_not_answered() {
        String session = session();
        var call = waiting(7, session, "cancelled");
        var lines = call.join().body();
        Answer same = post(PING.replace("1,", "7,"), "Mcp-Session-Id", session);
        assertThat(same.status()).as("an id twice").isEqualTo(400);
        post(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":8}}",
                "Mcp-Session-Id",
                session);
        assertThat(status()).isIn("running", "queued");
        Answer cancel = post(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}",
                "Mcp-Session-Id",
                session);
        assertThat(cancel.status()).isEqualTo(202);
        assertThat(lines).noneMatch(line -> line.contains("\"result\"") || line.contains("\"error\""));
        eventually(() -> status().equals("cancelled"));
    }

    @Test
    void a_session_of_another_user_with_the_same_id_cancels_nothing() {
        String session = session();
        var call = waiting(7, session, "others");
        var lines = call.join().body();
        String mine = token;
        token = ModelClient.token(server.newUser());
        post(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}",
                "Mcp-Session-Id",
                session);
        assertThat(send(request("DELETE", "", "Authorization", "Bearer " + token, "Mcp-Session-Id", session))
                        .status())
                .isEqualTo(204);
        token = mine;
        server.lab.open("others");
        assertThat(lines).anyMatch(line -> line.contains("\"result\""));
        assertThat(status()).isEqualTo("ok");
    }

    @Test
    void a_session_that_is_ended_takes_its_requests_along() {
        String session = session();
        var lines = waiting(7, session, "ended").join().body();
        assertThat(send(request("DELETE", "", "Authorization", "Bearer " + token, "Mcp-Session-Id", session))
                        .status())
                .isEqualTo(204);
        assertThat(lines).noneMatch(line -> line.contains("\"result\""));
        eventually(() -> status().equals("cancelled"));
    }

    @Test
    void a_client_that_leaves_leaves_its_run_going() throws Exception {
        String session = session();
        String body = toolCall(
                7,
                "run",
                "{\"plan\":" + plan("wf_g", waitAt("a", "left"), echo("b", "1")) + "}",
                ",\"_meta\":{\"progressToken\":1}");
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nAccept: application/json, text/event-stream\r\n"
                    + "Authorization: Bearer " + token + "\r\nMcp-Session-Id: " + session
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            eventually(() -> status().equals("running"));
        }
        server.lab.open("left");
        eventually(() -> status().equals("ok"));
        eventually(
                () -> post(PING.replace("1,", "7,"), "Mcp-Session-Id", session).status() == 200);
    }

    @Test
    void a_session_that_one_server_began_goes_on_at_another() {
        String session = session();
        try (RunningServer other = RunningServer.start()) {
            String there = ModelClient.token(other.newUser());
            HttpRequest request = HttpRequest.newBuilder(other.uri("/mcp"))
                    .header("Authorization", "Bearer " + there)
                    .header("Accept", "application/json, text/event-stream")
                    .header("Mcp-Session-Id", session)
                    .POST(BodyPublishers.ofString(toolCall(1, "list_runs", "{}", "")))
                    .build();
            assertThat(send(request).text()).contains("\"isError\":false");
        }
    }

    @Test
    void a_server_that_shuts_down_answers_who_waits() {
        RunningServer own = RunningServer.start();
        HttpResponse<Stream<String>> answer;
        try {
            String plan = plan("wf_g", waitAt("a", "closing"));
            HttpRequest request = HttpRequest.newBuilder(own.uri("/mcp"))
                    .header("Authorization", "Bearer " + ModelClient.token(own.newUser()))
                    .header("Accept", "application/json, text/event-stream")
                    .POST(BodyPublishers.ofString(toolCall(
                            1,
                            "run",
                            "{\"plan\":" + plan + ",\"waitSeconds\":50}",
                            ",\"_meta\":{\"progressToken\":1}")))
                    .build();
            answer = http.sendAsync(request, BodyHandlers.ofLines()).join();
        } finally {
            own.http().close();
            own.lab.open("closing");
        }
        assertThat(answer.body()).anyMatch(line -> line.contains("The run goes on by itself"));
        own.close();
    }

    @Test
    void an_answer_to_what_nobody_asked_is_refused() {
        Answer answer = post(
                "{\"jsonrpc\":\"2.0\",\"id\":\"x-0\",\"result\":{\"action\":\"accept\"}}", "Mcp-Session-Id", session());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("not any more");
    }

    @Test
    void a_question_can_be_answered_badly_or_its_request_cancelled_and_nothing_is_run() {
        String session = session();
        var call = http.sendAsync(
                request(
                        "POST",
                        toolCall(7, "run", "{\"plan\":" + PUTS + "}", ""),
                        "Authorization",
                        "Bearer " + token,
                        "Mcp-Session-Id",
                        session),
                BodyHandlers.ofLines());
        var lines = call.join().body().iterator();
        lines.next();
        Fields question = (Fields) Json.parse(lines.next().substring("data: ".length()));
        assertThat(question.text("method")).contains("elicitation/create");
        String id = question.text("id").orElseThrow();
        Answer bad = post(
                "{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"result\":{\"action\":\"acept\"}}",
                "Mcp-Session-Id",
                session);
        assertThat(bad.status()).isEqualTo(202);
        lines.forEachRemaining(line -> assertThat(line).doesNotContain("\"ended\""));
        assertThat(status()).isEmpty();
    }
}
