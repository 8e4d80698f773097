package app.dispatch.adapters.http.workflow;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowRoutesTest {
    private RunningServer server;
    private Client user;
    private String mine;
    private int workflows;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @BeforeEach
    void signUp() {
        user = server.newUser();
        mine = "wf_mine" + ++workflows;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Fields save(String plan) {
        Answer answer = user.post("/api/workflows", "{\"plan\":" + plan + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().fields("workflow");
    }

    private static List<String> paths(Answer answer) {
        return answer.json().fields("details").items("problems").stream()
                .map(problem -> ((Fields) problem).text("path").orElseThrow())
                .toList();
    }

    @Test
    void a_plan_is_saved_as_a_workflow_that_is_run_by_hand() {
        Fields saved = save(plan(mine, echo("a", "1")));

        assertThat(saved.text("id")).contains(mine);
        assertThat(saved.text("schedule")).contains("on_demand");
        assertThat(saved.text("trigger")).contains("manual");
        assertThat(saved.get("enabled")).contains(Value.of(true));
        assertThat(saved.get("runCount")).contains(Value.of(0));
        assertThat(saved.get("lastRunAt")).contains(Value.NULL);
        assertThat(saved.items("steps")).hasSize(1);
        assertThat(user.get("/api/workflows/" + mine).json().fields("workflow")).isEqualTo(saved);
        assertThat(user.get("/api/workflows").json().items("workflows"))
                .containsExactly(saved.with("webhookSecret", Value.NULL).with("webhookUrl", Value.NULL));
    }

    @Test
    void how_long_its_runs_are_kept_is_said_shown_and_taken_back() {
        Fields saved = save(plan(mine, echo("a", "1")));
        assertThat(saved.get("keepRuns")).contains(Value.NULL);

        Answer kept = user.patch("/api/workflows/" + mine, "{\"keepRuns\":{\"runs\":3,\"days\":30}}");
        assertThat(kept.status()).isEqualTo(200);
        Fields rule = Fields.builder().put("runs", 3).put("days", 30).build();
        assertThat(kept.json().fields("workflow").get("keepRuns")).contains(rule);
        assertThat(save(plan(mine, echo("a", "2"))).get("keepRuns")).contains(rule);
        Answer cleared = user.post("/api/workflows", "{\"plan\":" + plan(mine, echo("a", "3")) + ",\"keepRuns\":null}");
        assertThat(cleared.json().fields("workflow").get("keepRuns")).contains(Value.NULL);
        Answer said =
                user.post("/api/workflows", "{\"plan\":" + plan(mine, echo("a", "3")) + ",\"keepRuns\":{\"days\":1}}");
        assertThat(said.json().fields("workflow").get("keepRuns")).contains(Fields.of("days", Value.of(1)));
        Answer wrong = user.patch("/api/workflows/" + mine, "{\"keepRuns\":{\"days\":0,\"run\":1}}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(paths(wrong)).containsExactlyInAnyOrder("/keepRuns/days", "/keepRuns/run");
    }

    @Test
    void its_webhook_is_under_the_address_that_was_called() {
        Fields saved = save(plan(mine, echo("a", "1")));
        assertThat(saved.text("webhookUrl"))
                .contains(server.uri("/api/triggers/")
                        + saved.text("webhookSecret").orElseThrow());
    }

    @Test
    void saving_twice_leaves_one_workflow_with_the_same_secret() {
        Fields first = save(plan(mine, echo("a", "1")));
        Fields second = save(plan(mine, echo("a", "2")));
        assertThat(second.text("webhookSecret")).isEqualTo(first.text("webhookSecret"));
        assertThat(user.get("/api/workflows").json().items("workflows")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"plan\":null}",
                "{\"plan\":\"x\"}",
                "{\"plan\":{\"name\":\"x\",\"steps\":[]}}",
                "{\"plan\":{\"id\":\"../x\",\"steps\":[]}}",
                "{\"plan\":{\"id\":\"x\",\"steps\":\"no\"}}",
                "{\"plan\":{\"id\":\"x\",\"steps\":[]},\"schedule\":\"hourly\"}",
                "{\"plan\":{\"id\":\"x\",\"steps\":[]},\"schedule\":\"scheduled\"}"
            })
    void what_is_no_plan_is_refused(String body) {
        Answer answer = user.post("/api/workflows", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().text("code")).isPresent();
    }

    @Test
    void every_problem_of_a_plan_is_told_with_its_place_in_the_request() {
        Answer answer = user.post(
                "/api/workflows",
                "{\"plan\":" + plan("x", step("a", "nope", "{}"), step("a", "echo", "{\"other\":1}")) + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().text("code")).contains("plan_invalid");
        assertThat(paths(answer)).contains("/plan/steps/0/op", "/plan/steps/1/id");
    }

    @Test
    void a_patch_changes_what_it_names() {
        save(plan(mine, echo("a", "1")));

        Fields patched = user.patch(
                        "/api/workflows/" + mine,
                        "{\"enabled\":true,\"cron\":\"0 9 * * 1-5\",\"trigger\":\"schedule\"}")
                .json()
                .fields("workflow");

        assertThat(patched.text("name")).contains("Check");
        assertThat(patched.text("id")).contains(mine);
        assertThat(patched.text("cron")).contains("0 9 * * 1-5");
        assertThat(patched.text("schedule")).contains("scheduled");
        assertThat(patched.get("runCount")).contains(Value.of(0));
        assertThat(patched.get("nextRunAt")).isNotEqualTo(java.util.Optional.of(Value.NULL));
    }

    @Test
    void a_patch_that_is_wrong_somewhere_changes_nothing() {
        Fields saved = save(plan(mine, echo("a", "1")));
        for (String patch : List.of(
                "{\"name\":\"New\",\"trigger\":\"nope\"}",
                "{\"name\":\"New\",\"steps\":[{\"id\":\"x\",\"tool\":\"nope\",\"op\":\"x\"}]}",
                "{\"name\":\"New\",\"enabled\":\"yes\"}",
                "{\"nam\":\"New\"}",
                "[]")) {
            assertThat(user.patch("/api/workflows/" + mine, patch).status())
                    .as(patch)
                    .isEqualTo(400);
        }
        Answer cron = user.patch("/api/workflows/" + mine, "{\"name\":\"New\",\"cron\":\"99 9 * * *\"}");
        assertThat(cron.json().text("code")).contains("cron_invalid");
        assertThat(user.get("/api/workflows/" + mine).json().fields("workflow")).isEqualTo(saved);
    }

    @Test
    void a_blank_workflow_is_there_to_be_filled() {
        Fields blank = user.post("/api/workflows/blank", null).json().fields("workflow");
        assertThat(blank.text("name")).contains("Untitled Mission");
        assertThat(blank.items("steps")).isEmpty();
        String path = "/api/workflows/" + blank.text("id").orElseThrow();
        Answer filled = user.patch(path, "{\"steps\":[" + echo("one", "1") + "],\"description\":\"d\"}");
        assertThat(filled.json().fields("workflow").items("steps")).hasSize(1);
        assertThat(filled.json().fields("workflow").text("description")).contains("d");
    }

    @Test
    void deleting_says_ok_whatever_there_was() {
        save(plan(mine, echo("a", "1")));
        for (String id : List.of(mine, mine, "wf_nope", "$")) {
            Answer answer = user.delete("/api/workflows/" + id);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("{\"ok\":true}");
        }
        assertThat(user.get("/api/workflows/" + mine).status()).isEqualTo(404);
    }

    @Test
    void another_users_workflow_reads_as_one_that_is_not_there() {
        Fields saved = save(plan(mine, echo("a", "1")));
        Client other = server.newUser();
        for (String id : List.of(mine, "wf_nope", "..", "a%20b", "x".repeat(300))) {
            for (Answer answer : List.of(
                    other.get("/api/workflows/" + id),
                    other.patch("/api/workflows/" + id, "{\"name\":\"Hijacked\"}"),
                    other.post("/api/workflows/" + id + "/run", null))) {
                if (!id.equals("..")) {
                    assertThat(answer.text())
                            .isEqualTo(
                                    "{\"error\":\"Not found\",\"code\":\"not_found\",\"details\":{\"kind\":\"workflow\",\"doc\":\"/docs/errors#not_found\"}}");
                }
                assertThat(answer.status()).isGreaterThanOrEqualTo(400);
            }
        }
        other.delete("/api/workflows/" + mine);
        assertThat(user.get("/api/workflows/" + mine).json().fields("workflow")).isEqualTo(saved);
    }

    @Test
    void two_users_have_workflows_of_the_same_id_each_with_runs_webhook_and_versions_of_its_own() {
        Fields saved = save(plan(mine, echo("a", "1")));
        Client other = server.newUser();
        String again = "{\"plan\":" + plan(mine, echo("a", "2")) + "}";
        Fields theirs = other.post("/api/workflows", again).json().fields("workflow");
        assertThat(theirs.text("id")).contains(mine);
        assertThat(theirs.get("webhookSecret")).isNotEqualTo(saved.get("webhookSecret"));

        other.post("/api/workflows", again);
        other.patch("/api/workflows/" + mine, "{\"name\":\"Theirs\",\"trigger\":\"webhook\"}");
        String url = "/api/triggers/" + theirs.text("webhookSecret").orElseThrow();
        assertThat(server.anonymous().post(url, null).json().text("workflowId")).contains(mine);
        assertThat(other.post("/api/workflows/" + mine + "/run", null).status()).isEqualTo(200);

        assertThat(other.get("/api/workflows").json().items("workflows")).hasSize(1);
        assertThat(other.get("/api/workflows/" + mine).json().fields("workflow").get("runCount"))
                .contains(Value.of(2));
        assertThat(other.get("/api/history?workflowId=" + mine).json().items("history"))
                .hasSize(2);
        assertThat(other.get("/api/workflows/" + mine + "/versions").json().items("versions"))
                .hasSize(2);
        other.delete("/api/workflows/" + mine);
        assertThat(user.get("/api/workflows/" + mine).json().fields("workflow")).isEqualTo(saved);
        assertThat(user.get("/api/history?workflowId=" + mine).json().items("history"))
                .isEmpty();
    }

    @Test
    void a_workflow_runs_while_its_caller_waits() {
        save(plan(mine, echo("a", "\"{{ trigger.orderId }}\"")));

        Answer answer = user.post("/api/workflows/" + mine + "/run", "{\"trigger\":{\"orderId\":\"ord_42\"}}");

        assertThat(answer.status()).isEqualTo(200);
        Fields run = answer.json().fields("run");
        assertThat(run.text("status")).contains("ok");
        assertThat(run.text("workflowId")).contains(mine);
        assertThat(run.text("trigger")).contains("manual");
        assertThat(((Fields) run.items("steps").getFirst()).fields("output").text("value"))
                .contains("ord_42");
        assertThat(user.get("/api/workflows/" + mine).json().fields("workflow").get("runCount"))
                .contains(Value.of(1));
    }

    @Test
    void it_needs_no_body() {
        save(plan(mine, echo("a", "1")));
        assertThat(user.post("/api/workflows/" + mine + "/run", null)
                        .json()
                        .fields("run")
                        .text("status"))
                .contains("ok");
    }

    @Test
    void a_body_of_the_wrong_kind_is_refused() {
        save(plan(mine, echo("a", "1")));
        Answer answer = user.post("/api/workflows/" + mine + "/run", "{\"trigger\":5,\"mode\":\"wet\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(paths(answer)).containsExactlyInAnyOrder("/trigger", "/mode");
    }

    @Test
    void a_run_that_fails_is_an_answer_and_no_error() {
        save(plan(mine, step("a", "fail", "{}")));
        Answer answer = user.post("/api/workflows/" + mine + "/run", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().fields("run").text("status")).contains("failed");
        assertThat(answer.json().fields("run").text("code")).contains("tool_error");
    }

    @Test
    void saving_and_changing_tell_what_the_owner_may_not_want() {
        String plan = plan(mine, echo("a", "\"{{ trigger.x }}\""));
        Answer saved = user.post("/api/workflows", "{\"plan\":" + plan + "}");
        assertThat(saved.json().get("warnings")).contains(Value.of(List.of()));

        Answer changed = user.patch("/api/workflows/" + mine, "{\"trigger\":\"schedule\",\"cron\":\"0 9 * * 1-5\"}");

        assertThat(changed.json().items("warnings"))
                .extracting(warning -> ((Fields) warning).text("path").orElseThrow())
                .containsExactly("/steps/0/params/value");
    }
}
