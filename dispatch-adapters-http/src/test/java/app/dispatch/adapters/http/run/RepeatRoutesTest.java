package app.dispatch.adapters.http.run;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static app.dispatch.adapters.http.Plans.waitAt;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.EventReader;
import app.dispatch.adapters.http.EventReader.Event;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatRoutesTest {
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

    private static Fields run(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().fields("run");
    }

    private static String id(Fields run) {
        return run.text("id").orElseThrow();
    }

    private static String mend(String id, String gate) {
        return step(id, "mend", "{\"gate\":\"" + gate + "\"}");
    }

    /** A run of a workflow with these steps. */
    private Fields past(String workflow, String... steps) {
        String id = user.post("/api/workflows", "{\"plan\":" + plan(workflow, steps) + "}")
                .json()
                .fields("workflow")
                .text("id")
                .orElseThrow();
        return run(user.post("/api/workflows/" + id + "/run", "{\"trigger\":{\"n\":7}}"));
    }

    private Answer again(String how, String run, String... headers) {
        return user.post("/api/runs/" + run + "/" + how, null, headers);
    }

    @Test
    void a_replay_answers_the_new_run_once_it_has_ended() {
        Fields past = past("wf_replay", echo("a", "\"{{ trigger.n }}\""));

        Fields replay = run(again("replay", id(past)));

        assertThat(replay.text("status")).contains("ok");
        assertThat(replay.text("replayOf")).contains(id(past));
        assertThat(replay.text("workflowId")).contains("wf_replay");
        assertThat(((Fields) replay.items("steps").getFirst()).get("output")).contains(Fields.of("value", Value.of(7)));
        assertThat(user.get("/api/runs/" + id(replay)).json().fields("run")).isEqualTo(replay);
        assertThat(user.get("/api/history?limit=1").json().items("history")).hasSize(1);
        assertThat(user.get("/api/workflows/wf_replay")
                        .json()
                        .fields("workflow")
                        .get("runCount"))
                .contains(Value.of(2));
    }

    @Test
    void a_client_that_does_not_want_to_wait_gets_the_run_at_once() {
        Fields past = past("wf_async", mend("a", "async"));
        server.lab.open("async");
        for (String how : List.of("replay", "retry")) {
            Answer answer = again(how, id(past), "Prefer", "respond-async");
            assertThat(answer.status()).isEqualTo(202);
            String id = id(answer.json().fields("run"));
            assertThat(answer.header("Location")).isEqualTo("/api/runs/" + id);
            try (EventReader stream = user.stream("GET", "/api/runs/" + id + "/events", null)) {
                assertThat(stream.next("run_complete").data().text("status")).contains("ok");
            }
        }
    }

    @Test
    void a_retry_goes_on_from_the_failed_step_and_tells_what_it_took_over() {
        Fields past = past("wf_retry", echo("a", "1"), mend("b", "retry"), echo("c", "3"));
        assertThat(past.text("status")).contains("failed");
        int before = server.lab.echoes();
        server.lab.open("retry");

        Fields retry = run(again("retry", id(past)));

        assertThat(retry.text("status")).contains("ok");
        assertThat(retry.text("retryOf")).contains(id(past));
        assertThat(retry.items("steps").stream().map(step -> ((Fields) step).get("reused")))
                .containsExactly(Optional.of(Value.of(true)), Optional.empty(), Optional.empty());
        assertThat(server.lab.echoes() - before).isEqualTo(1);
        try (EventReader stream = user.stream("GET", "/api/runs/" + id(retry) + "/events", null)) {
            List<Event> events = stream.rest();
            assertThat(events)
                    .map(Event::name)
                    .startsWith("step_start", "step_log", "step_done", "phase_complete", "step_start")
                    .endsWith("phase_complete", "run_complete");
            assertThat(events.get(2).data().get("reused")).contains(Value.of(true));
            assertThat(events.get(2).data().get("result")).contains(Fields.of("value", Value.of(1)));
        }
    }

    @Test
    void a_retry_with_the_current_plan_takes_the_mended_step() {
        Fields past = past("wf_mended", echo("a", "1"), step("b", "fail", "{}"));
        user.patch("/api/workflows/wf_mended", "{\"steps\":[" + echo("a", "1") + "," + echo("b", "2") + "]}");

        Fields retry = run(user.post("/api/runs/" + id(past) + "/retry", "{\"plan\":\"current\"}"));

        assertThat(retry.text("status")).contains("ok");
        assertThat(retry.get("workflowVersion")).contains(Value.of(2));
    }

    @Test
    void a_run_that_did_not_fail_is_not_retryable() {
        Fields past = past("wf_fine", echo("a", "1"));
        Answer answer = again("retry", id(past));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().text("code")).contains("not_retryable");
    }

    @Test
    void a_run_that_has_not_ended_is_neither_replayed_nor_retried() {
        try (EventReader open = user.execute(plan("p", waitAt("a", "unended")))) {
            String id = open.next("step_start").id().replaceAll(":.*", "");
            assertThat(again("replay", id).status()).isEqualTo(409);
            assertThat(again("replay", id).json().text("code")).contains("conflict");
            assertThat(again("retry", id).json().text("code")).contains("not_retryable");
            server.lab.open("unended");
            open.next("run_complete");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"plan\":\"newest\"}", "{\"plan\":7}", "{\"plan\":{}}"})
    void a_wrong_choice_of_the_plan_is_refused_by_its_place(String body) {
        Fields past = past("wf_choice", step("a", "fail", "{}"));
        Answer answer = user.post("/api/runs/" + id(past) + "/retry", body);
        assertThat(answer.status()).isEqualTo(400);
        Fields problem =
                (Fields) answer.json().fields("details").items("problems").getFirst();
        assertThat(problem.text("path")).contains("/plan");
        assertThat(problem.text("message").orElseThrow()).contains("recorded, current");
    }

    @Test
    void another_users_run_is_as_one_that_is_not_there() {
        Fields past = past("wf_mine", step("a", "fail", "{}"));
        Client other = server.newUser();
        for (String how : List.of("replay", "retry")) {
            Answer foreign = other.post("/api/runs/" + id(past) + "/" + how, null);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.text())
                    .isEqualTo(other.post("/api/runs/run_none/" + how, null).text());
            assertThat(server.anonymous()
                            .post("/api/runs/" + id(past) + "/" + how, null)
                            .status())
                    .isEqualTo(401);
        }
    }
}
