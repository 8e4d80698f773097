package app.dispatch.adapters.http.mcp;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Runs by the SDK's own client: what is asked before, what is told meanwhile, and how they end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpRunTest {
    private static final String PUTS = plan("wf_puts", step("put", "put", "{\"value\":\"x\"}"));
    private static final String ASKS = plan(
            "wf_asks",
            "{\"id\":\"post\",\"tool\":\"lab\",\"op\":\"echo\",\"params\":{\"value\":1},"
                    + "\"approval\":{\"message\":\"Post it?\"}}");

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
    }

    private List<Value> runs() {
        return user.get("/api/runs?status=all").json().items("runs");
    }

    private ModelClient asking(ElicitResult.Action answer, List<String> asked) {
        return ModelClient.connect(
                server,
                token,
                spec -> spec.capabilities(io.modelcontextprotocol.spec.McpSchema.ClientCapabilities.builder()
                                .elicitation()
                                .build())
                        .elicitation(question -> {
                            asked.add(question.message());
                            return new ElicitResult(answer, Map.of(), null);
                        }));
    }

    @Test
    void a_run_is_watched_to_its_end_with_progress() {
        List<ProgressNotification> told = new CopyOnWriteArrayList<>();
        try (ModelClient model = ModelClient.connect(server, token, spec -> spec.progressConsumer(told::add))) {
            String plan = plan("wf_p", waitAt("a", "watched"), echo("b", "\"{{ steps.a.output }}\""));
            var call = CompletableFuture.supplyAsync(
                    () -> model.result("run", "{\"plan\":" + plan + "}", Map.of("progressToken", "p1")),
                    task -> Thread.ofVirtual().start(task));
            eventually(() -> !told.isEmpty());
            server.lab.open("watched");
            assertThat(call.join().isError()).isFalse();
            eventually(() -> told.getLast().progress() == 2);
            assertThat(told).allSatisfy(each -> {
                assertThat(each.progressToken()).isEqualTo("p1");
                assertThat(each.total()).isEqualTo(2);
            });
            assertThat(told.getFirst().progress()).isZero();
            assertThat(told.getLast().message()).isEqualTo("b ok");
        }
    }

    @Test
    void whoever_does_not_wait_is_told_how_to_go_on() {
        try (ModelClient model = ModelClient.connect(server, token)) {
            String plan = plan("wf_w", waitAt("a", "unwatched"));
            Fields begun = model.call("run", "{\"plan\":" + plan + ",\"waitSeconds\":0}");
            assertThat(begun.text("outcome")).contains("running");
            String id = begun.text("runId").orElseThrow();
            assertThat(begun.text("message").orElseThrow()).contains("get_run").contains(id);
            server.lab.open("unwatched");
            Fields ended = model.call("get_run", "{\"runId\":\"" + id + "\",\"waitSeconds\":30}");
            assertThat(ended.text("status")).contains("ok");
        }
    }

    @Test
    void a_person_who_is_asked_and_agrees_has_it_run() {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (ModelClient model = asking(ElicitResult.Action.ACCEPT, asked)) {
            Fields run = model.call("run", "{\"plan\":" + PUTS + "}");
            assertThat(run.text("status")).contains("ok");
            assertThat(asked).singleElement().asString().contains("lab.put", "{\"value\":\"x\"}");
            model.call("run", "{\"plan\":" + plan("wf_r", echo("a", "1")) + "}");
            assertThat(asked).as("what only reads is not asked about").hasSize(1);
        }
    }

    @Test
    void a_person_who_is_asked_and_declines_has_nothing_run_whatever_the_model_says() {
        List<String> asked = new CopyOnWriteArrayList<>();
        String code;
        try (ModelClient model = ModelClient.connect(server, token)) {
            code = model.call("run", "{\"plan\":" + PUTS + "}").text("confirm").orElseThrow();
        }
        try (ModelClient model = asking(ElicitResult.Action.DECLINE, asked)) {
            Fields run = model.call("run", "{\"plan\":" + PUTS + ",\"confirm\":\"" + code + "\"}");
            assertThat(run.text("outcome")).contains("declined");
            assertThat(asked).hasSize(1);
            assertThat(runs()).isEmpty();
        }
    }

    @Test
    void without_a_way_to_ask_a_code_of_the_very_plan_is_needed() {
        try (ModelClient model = ModelClient.connect(server, token)) {
            Fields needed = model.call("run", "{\"plan\":" + PUTS + "}");
            assertThat(needed.text("outcome")).contains("confirmation_needed");
            assertThat(needed.items("calls").toString()).contains("lab.put");
            assertThat(runs()).isEmpty();
            String code = "\",\"confirm\":\"" + needed.text("confirm").orElseThrow() + "\"}";
            String withCode = "{\"plan\":" + PUTS + code.substring(1);
            String other = withCode.replace("\"value\":\"x\"", "\"value\":\"y\"");
            assertThat(model.refused("run", other).text("error").orElseThrow()).contains("`confirm`");
            String sent = withCode.replace("\"confirm\"", "\"trigger\":{\"a\":1},\"confirm\"");
            assertThat(model.refused("run", sent).text("code")).contains("bad_request");
            assertThat(model.refused("run", "{\"plan\":" + PUTS + ",\"confirm\":\"true\"}")
                            .text("code"))
                    .contains("bad_request");
            assertThat(runs()).isEmpty();
            assertThat(model.call("run", withCode).text("status")).contains("ok");
        }
    }

    @Test
    void a_code_is_one_users_and_good_for_a_quarter_of_an_hour() {
        try (ModelClient model = ModelClient.connect(server, token);
                ModelClient other = ModelClient.connect(server, ModelClient.token(server.newUser()))) {
            String code =
                    model.call("run", "{\"plan\":" + PUTS + "}").text("confirm").orElseThrow();
            String call = "{\"plan\":" + PUTS + ",\"confirm\":\"" + code + "\"}";
            assertThat(other.refused("run", call).text("code")).contains("bad_request");
            server.clock.forward(Confirmation.LIFE);
            assertThat(model.call("run", call).text("status")).contains("ok");
            server.clock.forward(Duration.ofSeconds(1));
            assertThat(model.refused("run", call).text("code")).contains("bad_request");
        }
    }

    @Test
    void a_named_run_begins_once() {
        try (ModelClient model = ModelClient.connect(server, token)) {
            String call = "{\"plan\":" + plan("wf_r", echo("a", "1")) + ",\"idempotencyKey\":\"mine\"}";
            Fields first = model.call("run", call);
            assertThat(model.call("run", call).text("runId")).isEqualTo(first.text("runId"));
            assertThat(runs()).hasSize(1);
        }
    }

    @Test
    void a_run_that_asks_is_listed_and_goes_on_when_the_person_agrees() {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (ModelClient model = asking(ElicitResult.Action.ACCEPT, asked)) {
            Fields waiting = model.call("run", "{\"plan\":" + ASKS + "}");
            assertThat(waiting.text("outcome")).contains("waiting_for_approval");
            String id = waiting.text("runId").orElseThrow();
            Fields approval = (Fields)
                    model.call("list_approvals", "{}").items("approvals").getFirst();
            assertThat(approval.text("runId")).contains(id);
            assertThat(approval.text("stepId")).contains("post");
            asked.clear();
            Fields ended = model.call(
                    "decide_approval", "{\"runId\":\"" + id + "\",\"stepId\":\"post\",\"answer\":\"approve\"}");
            assertThat(ended.text("status")).contains("ok");
            assertThat(asked).singleElement().asString().contains("Post it?", "lab.echo");
            assertThat(Json.write(ended.fields("run"))).contains("decidedByToken");
            assertThat(model.refused(
                                    "decide_approval",
                                    "{\"runId\":\"" + id + "\",\"stepId\":\"post\",\"answer\":\"approve\"}")
                            .text("code"))
                    .contains("conflict");
        }
    }

    @Test
    void an_approval_without_a_way_to_ask_needs_a_code_and_a_rejection_none() {
        try (ModelClient model = ModelClient.connect(server, token)) {
            String id =
                    model.call("run", "{\"plan\":" + ASKS + "}").text("runId").orElseThrow();
            String decision = "{\"runId\":\"" + id + "\",\"stepId\":\"post\",\"answer\":";
            Fields needed = model.call("decide_approval", decision + "\"approve\"}");
            assertThat(needed.text("outcome")).contains("confirmation_needed");
            assertThat(needed.text("confirm")).isPresent();
            Fields ended = model.call("decide_approval", decision + "\"reject\",\"reason\":\"Not now\"}");
            assertThat(ended.text("status")).contains("failed");
            assertThat(Json.write(ended)).contains("Not now");
        }
    }

    @Test
    void what_is_beyond_a_scope_is_refused_and_the_scope_is_named() {
        String id;
        try (ModelClient model = ModelClient.connect(server, token)) {
            id = model.call("run", "{\"plan\":" + ASKS + "}").text("runId").orElseThrow();
        }
        try (ModelClient model = ModelClient.connect(server, ModelClient.token(user, "read"))) {
            assertThat(model.call("get_run", "{\"runId\":\"" + id + "\"}").text("status"))
                    .contains("waiting");
            for (String[] call : new String[][] {
                {"run", "run"},
                {"dry_run", "run"},
                {"plan", "run"},
                {"cancel_run", "run"},
                {"save_workflow", "write"},
                {"decide_approval", "approve"}
            }) {
                Fields refused = model.refused(call[0], "{}");
                assertThat(refused.text("code")).as(call[0]).contains("forbidden");
                assertThat(refused.text("error").orElseThrow()).contains("`" + call[1] + "`");
            }
        }
        try (ModelClient model = ModelClient.connect(server, ModelClient.token(user, "run"))) {
            assertThat(model.refused("list_runs", "{}").text("code")).contains("forbidden");
        }
    }

    @Test
    void a_run_is_cancelled_by_its_tool() {
        try (ModelClient model = ModelClient.connect(server, token)) {
            String plan = plan("wf_c", waitAt("a", "never"));
            String id = model.call("run", "{\"plan\":" + plan + ",\"waitSeconds\":0}")
                    .text("runId")
                    .orElseThrow();
            model.call("cancel_run", "{\"runId\":\"" + id + "\"}");
            assertThat(model.call("get_run", "{\"runId\":\"" + id + "\",\"waitSeconds\":30}")
                            .text("status"))
                    .contains("cancelled");
        }
    }

    @Test
    void a_long_output_is_cut_and_whole_in_its_resource() {
        try (ModelClient model = ModelClient.connect(server, token)) {
            String plan = plan("wf_b", step("a", "big", "{\"bytes\":7998}"), step("b", "big", "{\"bytes\":7999}"));
            Fields run = model.call("run", "{\"plan\":" + plan + "}").fields("run");
            Fields whole = (Fields) run.items("steps").getFirst();
            Fields cut = (Fields) run.items("steps").getLast();
            assertThat(whole.get("outputCut")).isEmpty();
            assertThat(whole.text("output").orElseThrow()).hasSize(7998);
            assertThat(cut.text("outputCut").orElseThrow()).contains("8001 characters", "dispatch://runs/");
            assertThat(cut.text("output").orElseThrow()).hasSize(2000);
        }
    }
}
