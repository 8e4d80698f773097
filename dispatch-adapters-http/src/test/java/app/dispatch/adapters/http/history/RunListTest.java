package app.dispatch.adapters.http.history;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of a user's runs: those that wait tell for what, and several are cancelled at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunListTest {
    private static final String ASKS =
            "{\"id\":\"post\",\"name\":\"Tell all\",\"tool\":\"lab\",\"op\":\"put\",\"params\":"
                    + "{\"value\":\"{{ steps.look.output.value }}\"},\"approval\":{\"message\":\"Post it?\"}}";

    private RunningServer server;
    private Client user;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @BeforeEach
    void signUp() {
        user = server.newUser();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String run(String... steps) {
        Answer answer = user.post("/api/execute", "{\"plan\":" + plan("wf_x", steps) + "}", "Prefer", "respond-async");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().fields("run").text("id").orElseThrow();
    }

    private String ended(String... steps) {
        String id = run(steps);
        user.get("/api/runs/" + id + "/events");
        return id;
    }

    private String waiting() {
        String id = run(echo("look", "\"found\""), ASKS);
        eventually(() -> status(id).equals("waiting"));
        return id;
    }

    private String status(String run) {
        return user.get("/api/runs/" + run).json().fields("run").text("status").orElseThrow();
    }

    private List<String> ids(String query) {
        Answer answer = user.get("/api/runs" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().items("runs").stream()
                .map(run -> ((Fields) run).text("id").orElseThrow())
                .toList();
    }

    @Test
    void a_run_that_waits_tells_the_step_the_call_and_since_when() {
        ended(echo("a", "1"));
        String id = waiting();

        Answer list = user.get("/api/runs?status=waiting");

        Fields run = (Fields) list.json().items("runs").getFirst();
        assertThat(list.json().items("runs")).hasSize(1);
        assertThat(run.text("id")).contains(id);
        assertThat(run.text("status")).contains("waiting");
        Fields asked = (Fields) run.items("approvals").getFirst();
        assertThat(asked.text("stepId")).contains("post");
        assertThat(asked.text("name")).contains("Tell all");
        assertThat(asked.text("tool")).contains("lab");
        assertThat(asked.text("op")).contains("put");
        assertThat(asked.text("message")).contains("Post it?");
        assertThat(asked.get("input")).contains(Fields.of("value", Value.of("found")));
        assertThat(asked.get("askedAt")).containsInstanceOf(Value.Num.class);
        assertThat(asked.get("decision")).isEmpty();
        assertThat(user.get("/api/history?status=waiting").json().get("history"))
                .isEqualTo(list.json().get("runs"));
        assertThat(server.newUser().get("/api/runs?status=waiting").json().items("runs"))
                .isEmpty();
    }

    @Test
    void each_status_lists_those_that_stand_so() {
        String ok = ended(echo("a", "1"));
        String failed = ended(step("a", "fail", "{}"));
        String waits = waiting();
        String gate = "list" + waits;
        String runs = run(waitAt("a", gate));
        eventually(() -> status(runs).equals("running"));

        assertThat(ids("")).containsExactly(failed, ok);
        assertThat(ids("?status=ended")).containsExactly(failed, ok);
        assertThat(ids("?status=ok")).containsExactly(ok);
        assertThat(ids("?status=failed")).containsExactly(failed);
        assertThat(ids("?status=waiting")).containsExactly(waits);
        assertThat(ids("?status=running")).containsExactly(runs);
        assertThat(ids("?status=queued")).isEmpty();
        assertThat(ids("?status=cancelled")).isEmpty();
        assertThat(ids("?status=active")).containsExactly(runs, waits);
        assertThat(ids("?status=all")).containsExactly(runs, waits, failed, ok);
        server.lab.open(gate);
    }

    @Test
    void runs_are_found_by_time_and_text_and_walked_page_by_page() {
        String first = ended(echo("a", "1"));
        server.clock.forward(Duration.ofMinutes(1));
        long between = server.clock.instant().toEpochMilli();
        String second = ended(step("a", "fail", "{}"));
        String third = ended(echo("a", "1"));

        assertThat(ids("?to=" + between)).containsExactly(first);
        assertThat(ids("?from=" + between)).containsExactly(third, second);
        assertThat(ids("?text=it%20FAILED")).containsExactly(second);
        assertThat(ids("?text=" + third)).containsExactly(third);
        assertThat(ids("?text=check")).containsExactly(third, second, first); // the plan's name
        assertThat(ids("?text=steps")).isEmpty();
        Answer page = user.get("/api/runs?limit=2&text=check");
        String next = page.json().text("nextCursor").orElseThrow();
        assertThat(ids("?limit=2&text=check&cursor=" + next)).containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=asleep",
                "from=yesterday",
                "to=-1",
                "text=%20",
                "limit=0",
                "limit=201",
                "cursor=none",
                "workflowId=",
                "state=waiting"
            })
    void a_query_that_is_not_valid_is_refused_by_its_parameter(String query) {
        Answer answer = user.get("/api/runs?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("\"path\":\"" + query.substring(0, query.indexOf('=')) + "\"");
    }

    @Test
    void several_runs_are_cancelled_at_once_and_each_is_told() {
        String ok = ended(echo("a", "1"));
        String waits = waiting();
        String strangers = server.newUser()
                .post(
                        "/api/execute",
                        "{\"plan\":" + plan("wf_x", echo("look", "1"), ASKS) + "}",
                        "Prefer",
                        "respond-async")
                .json()
                .fields("run")
                .text("id")
                .orElseThrow();

        Answer answer = user.post(
                "/api/runs/cancel",
                "{\"ids\":[\"" + String.join("\",\"", waits, "run_none", ok, strangers, waits) + "\"]}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<Value> results = answer.json().items("results");
        assertThat(results)
                .extracting(result -> ((Fields) result).text("id").orElseThrow())
                .containsExactly(waits, "run_none", ok, strangers);
        assertThat(Json.write(results.get(1)))
                .isEqualTo("{\"id\":\"run_none\",\"error\":\"Not found\",\"code\":\"not_found\"}");
        assertThat(Json.write(results.get(3))).contains("not_found");
        assertThat(((Fields) results.get(2)).text("status")).contains("ok");
        eventually(() -> status(waits).equals("cancelled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"ids\":[]}", "{\"ids\":\"run_1\"}", "{\"ids\":[1]}", "{\"ids\":[\"no id\"]}"})
    void what_is_no_list_of_runs_is_not_cancelled(String body) {
        Answer answer = user.post("/api/runs/cancel", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("/ids");
    }

    @Test
    void at_most_200_are_cancelled_at_once() {
        String id = "\"run_1\",";
        assertThat(user.post("/api/runs/cancel", "{\"ids\":[" + id.repeat(200).replaceFirst(",$", "") + "]}")
                        .status())
                .isEqualTo(200);
        assertThat(user.post("/api/runs/cancel", "{\"ids\":[" + id.repeat(201).replaceFirst(",$", "") + "]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void webhooks_are_told_of_a_run_that_waits() throws Exception {
        user.post("/api/webhooks", "{\"url\":\"https://example.com/waits\",\"events\":[\"run.waiting\"]}");
        server.mailbox.taken.clear();

        String id = waiting();

        String body = server.mailbox.taken.poll(30, TimeUnit.SECONDS);
        assertThat(body).isNotNull();
        Fields message = (Fields) Json.parse(body);
        assertThat(message.text("event")).contains("run.waiting");
        assertThat(message.fields("run").text("id")).contains(id);
        assertThat(message.fields("run").text("status")).contains("waiting");
        assertThat(Json.write(message.fields("run").get("approvals").orElseThrow()))
                .contains("\"op\":\"put\"", "\"input\":{\"value\":\"found\"}");
        user.post("/api/runs/" + id + "/cancel", null);
    }
}
