package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.InProcess;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.client.Api;
import app.dispatch.server.client.Door;
import app.dispatch.server.client.Link;
import app.dispatch.server.client.Purpose;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What this process answers itself is what its server would answer. */
@Timeout(60)
class InProcessTest {
    private static final String PARSE = "/api/parse";
    private static final String CHECK = "/api/plans/check";

    @TempDir
    private Path folder;

    @Test
    void the_answers_are_those_of_a_server() throws Exception {
        try (Upstream upstream = new Upstream()) {
            Terminal me = new Terminal(folder);
            assertThat(sameAnswers(upstream)).as("without a database").isTrue();
            assertThat(me.run("run", "Get " + upstream.url("/items")).code()).isZero();
            assertThat(me.run("run", "--dry-run", "Get " + upstream.url("/items"))
                            .code())
                    .isZero();
            assertThat(sameAnswers(upstream)).as("with one").isTrue();
        }
    }

    private boolean sameAnswers(Upstream upstream) throws Exception {
        Map<String, String> environment =
                Map.of("DISPATCH_DATA", folder.toString(), "DISPATCH_EGRESS_ALLOW", "127.0.0.1");
        LocalDoor door = new LocalDoor(
                Settings.of(Map.of(), environment), new Terminal(folder).surroundings(System.out, System.err));
        try (Api here = new Api(door, new Stop());
                Api server = new Api(new ServerOf(door), new Stop())) {
            for (Request request : requests(upstream.url("/items"))) {
                assertThat(answer(here, request)).as(request.toString()).isEqualTo(answer(server, request));
            }
        }
        return true;
    }

    private static List<Request> requests(String url) {
        Fields step = Fields.builder()
                .put("id", "a")
                .put("tool", "http")
                .put("op", "get")
                .put("params", Fields.of("url", Value.of(url)))
                .build();
        Fields plan = Fields.builder()
                .put("name", "A plan")
                .put("steps", Value.of(List.of(step)))
                .build();
        Request runs = Request.get("/api/runs");
        return List.of(
                parse(Fields.of("input", Value.of("Every weekday at 9 get " + url + " and post it to " + url))),
                parse(Fields.of("input", Value.of("Lösche alle Nachrichten 👋"))),
                parse(Fields.of("input", Value.of("Sing me a song"))),
                parse(Fields.of("input", Value.of(" "))),
                parse(Fields.of("input", Value.of("x".repeat(9_000)))),
                parse(Fields.of("input", Value.of("Get " + url)).with("trace", Value.of(true))),
                parse(Fields.of("input", Value.of("Get " + url)).with("unknown", Value.of(1))),
                parse(Fields.of("input", Value.of("Get " + url)).with("enabledTools", Value.texts(List.of("htp")))),
                parse(Fields.of("input", Value.of("make it weekly")).with("plan", plan)),
                parse(Fields.of("input", Value.of("Get " + url)).with("plan", Value.of("none"))),
                parse(Value.of("no object")),
                Request.post(CHECK).body(Fields.of("plan", plan)),
                Request.post(CHECK).body(Fields.of("plan", plan.with("cron", Value.of("never")))),
                Request.post(CHECK).body(Fields.of("plan", Value.of(1))),
                Request.post(CHECK).body(Fields.empty()),
                runs,
                runs.query("limit", "1"),
                runs.query("limit", "201"),
                runs.query("status", "active").query("trigger", "manual"),
                runs.query("status", "no such status").query("workflowId", "no id"),
                runs.query("workflowId", "wf_none").query("limit", "20"),
                // What takes a server is asked of one.
                Request.get("/api/runs/{}", "run_none"),
                parse(Fields.of("input", Value.of("Get " + url)).with("unknown", Value.of("x".repeat(70_000)))));
    }

    private static Request parse(Value body) {
        return Request.post(PARSE).body(body);
    }

    /** As text, but for what is another each time. */
    private static String answer(Api api, Request request) throws Exception {
        String answer;
        try {
            answer = Json.pretty(api.ask(request));
        } catch (Refusal refused) {
            answer = refused.errorCode() + ": " + refused.text() + "\n" + Json.pretty(refused.details());
        }
        return answer.replaceAll("wf_[0-9A-Za-z]{22}", "wf_").replaceAll("\"createdAt\" : \\d+", "");
    }

    @Test
    void a_body_that_is_larger_than_64_kib_takes_a_server() {
        assertThat(InProcess.answers("POST", URI.create(PARSE), new byte[64 * 1024]))
                .isTrue();
        assertThat(InProcess.answers("POST", URI.create(PARSE), new byte[64 * 1024 + 1]))
                .isFalse();
    }

    @Test
    void ctrl_c_is_heard_while_a_model_thinks() throws Exception {
        try (Upstream upstream = new Upstream()) {
            Terminal me = new Terminal(folder)
                    .with("DISPATCH_PLANNER_BASE_URL", upstream.url("/slow"))
                    .with("DISPATCH_PLANNER_MODEL", "mine");
            CompletableFuture<Integer> code = CompletableFuture.supplyAsync(
                    () -> me.run("parse", "Get https://example.com/items").code());
            upstream.awaitSlow();

            me.interrupt();

            assertThat(code.join()).isEqualTo(Command.INTERRUPTED);
            upstream.release();
        }
    }

    /** The same local data, by a server. */
    private record ServerOf(LocalDoor door) implements Door {
        @Override
        public Link open(Purpose purpose) throws CannotStart {
            return door.open(purpose);
        }

        @Override
        public boolean endsWithMe() {
            return true;
        }

        @Override
        public void goOn() {
            // Nothing is left.
        }

        @Override
        public void close() {
            // The other door is.
        }
    }
}
