package app.dispatch.adapters.http.mcp;

import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.Stores;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.store.NodeSignals;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** One session whose requests reach now one server of the same stores and now the other, as by a proxy that does not look. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpNodesTest {
    private static final String INIT =
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                    + "\"capabilities\":{\"elicitation\":{}},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";
    private static final String PUTS = plan("wf_puts", step("put", "put", "{\"value\":\"x\"}"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Words words = new Words();
    private RunningServer one;
    private RunningServer other;
    private Client user;
    private String token;
    private String session;

    /** Every word is heard by all. */
    private static final class Words implements NodeSignals {
        private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
        private final List<String> said = new CopyOnWriteArrayList<>();
        private final AtomicReference<String> lost = new AtomicReference<>("nothing");

        /** Has the next word that begins so be heard by nobody. */
        void lose(String beginning) {
            lost.set(beginning);
        }

        @Override
        public void send(Collection<String> words) {
            said.addAll(words);
            if (words.stream().anyMatch(word -> word.startsWith(lost.get()))) {
                lost.set("nothing");
                return;
            }
            words.forEach(word -> listeners.forEach(listener -> listener.accept(word)));
        }

        @Override
        public void listen(Consumer<String> listener) {
            listeners.add(listener);
        }
    }

    @BeforeAll
    void start() {
        Stores stores = Stores.inMemory();
        one = RunningServer.on(outside -> outside.with(stores).with(words));
        other = RunningServer.on(outside -> outside.with(stores).with(words));
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
        http.close();
    }

    @BeforeEach
    void beginASession() {
        user = one.newUser();
        token = ModelClient.token(user);
        session = "";
        HttpResponse<Stream<String>> begun = post(one, INIT);
        session = begun.headers().firstValue("mcp-session-id").orElseThrow();
    }

    private HttpResponse<Stream<String>> post(RunningServer server, String body) {
        return send(server, "POST", body);
    }

    private HttpResponse<Stream<String>> send(RunningServer server, String method, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/mcp"))
                .method(method, BodyPublishers.ofString(body))
                .header("Accept", "application/json, text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (!session.isEmpty()) {
            request.header("Mcp-Session-Id", session);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofLines());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String run(int id, String plan, String more) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"run\","
                + "\"arguments\":{\"plan\":" + plan + "}" + more + "}}";
    }

    /** The lines of a call that asks, up to the question. */
    private static Fields question(Iterator<String> lines) {
        lines.next();
        Fields question = (Fields) Json.parse(lines.next().substring("data: ".length()));
        assertThat(question.text("method")).contains("elicitation/create");
        return question;
    }

    private static String answer(Fields question, String action) {
        return "{\"jsonrpc\":\"2.0\",\"id\":\"" + question.text("id").orElseThrow() + "\",\"result\":{\"action\":\""
                + action + "\",\"content\":{}}}";
    }

    private static String rest(Iterator<String> lines) {
        StringBuilder rest = new StringBuilder();
        lines.forEachRemaining(rest::append);
        return rest.toString();
    }

    private String status() {
        return user.get("/api/runs?status=all").json().items("runs").stream()
                .map(run -> ((Fields) run).text("status").orElseThrow())
                .findFirst()
                .orElse("");
    }

    @Test
    void a_question_of_one_is_answered_at_the_other() {
        Iterator<String> lines = post(other, run(1, PUTS, "")).body().iterator();
        Fields question = question(lines);
        assertThat(post(one, answer(question, "accept")).statusCode()).isEqualTo(202);
        assertThat(rest(lines)).contains("\"status\":\"ok\"");
        assertThat(post(one, answer(question, "accept")).statusCode())
                .as("it is not asked any more")
                .isEqualTo(400);
        assertThat(words.said).noneMatch(word -> word.contains(session));
    }

    @Test
    void a_word_that_is_lost_is_said_again_and_the_answer_counts_once() {
        for (String word : List.of("mcp-answer", "mcp-taken")) {
            Iterator<String> lines = post(other, run(1, PUTS, "")).body().iterator();
            Fields question = question(lines);
            words.lose(word);
            assertThat(post(one, answer(question, "accept")).statusCode())
                    .as(word)
                    .isEqualTo(202);
            assertThat(rest(lines)).contains("\"status\":\"ok\"");
        }
    }

    @Test
    void a_question_that_the_user_declines_or_the_client_cannot_show_runs_nothing() {
        Iterator<String> declined = post(one, run(1, PUTS, "")).body().iterator();
        assertThat(post(other, answer(question(declined), "decline")).statusCode())
                .isEqualTo(202);
        assertThat(rest(declined)).contains("\"outcome\":\"declined\"");
        Iterator<String> odd = post(one, run(2, PUTS, "")).body().iterator();
        assertThat(post(other, answer(question(odd), "acept")).statusCode()).isEqualTo(202);
        assertThat(rest(odd)).contains("\"outcome\":\"unanswered\"");
        assertThat(status()).isEmpty();
    }

    @Test
    void a_question_is_answered_where_another_request_of_the_session_is_worked_on() {
        var watched = post(one, run(1, plan("wf_g", waitAt("a", "both")), ",\"_meta\":{\"progressToken\":1}"))
                .body();
        Iterator<String> lines = post(other, run(2, PUTS, "")).body().iterator();
        assertThat(post(one, answer(question(lines), "accept")).statusCode()).isEqualTo(202);
        assertThat(rest(lines)).contains("\"status\":\"ok\"");
        one.lab.open("both");
        assertThat(watched).anyMatch(line -> line.contains("\"result\""));
    }

    @Test
    void another_user_with_the_same_session_answers_nothing() {
        Iterator<String> lines = post(other, run(1, PUTS, "")).body().iterator();
        Fields question = question(lines);
        String mine = token;
        token = ModelClient.token(one.newUser());
        assertThat(post(one, answer(question, "accept")).statusCode()).isEqualTo(400);
        token = mine;
        assertThat(post(one, answer(question, "cancel")).statusCode()).isEqualTo(202);
        assertThat(rest(lines)).contains("\"outcome\":\"declined\"");
    }

    @Test
    void a_request_is_cancelled_at_the_other_and_so_is_a_session_ended() {
        var cancelled = post(one, run(7, plan("wf_c", waitAt("a", "never")), ",\"_meta\":{\"progressToken\":1}"))
                .body();
        String cancel = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}";
        assertThat(post(other, cancel.replace("7", "\"7\"")).statusCode()).isEqualTo(202);
        assertThat(status()).as("that id is a text, and another").isIn("running", "queued");
        assertThat(post(other, cancel).statusCode()).isEqualTo(202);
        assertThat(cancelled).noneMatch(line -> line.contains("\"result\""));
        eventually(() -> status().equals("cancelled"));

        var ended = post(other, run(8, plan("wf_e", waitAt("a", "never")), ",\"_meta\":{\"progressToken\":1}"))
                .body();
        assertThat(send(one, "DELETE", "").statusCode()).isEqualTo(204);
        assertThat(ended).noneMatch(line -> line.contains("\"result\""));
        eventually(() -> status().equals("cancelled"));
    }
}
