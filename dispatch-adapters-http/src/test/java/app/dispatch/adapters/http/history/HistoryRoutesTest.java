package app.dispatch.adapters.http.history;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static app.dispatch.adapters.http.Plans.waitAt;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.EventReader;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryRoutesTest {
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
        try (EventReader stream = user.execute(plan("p", steps))) {
            return stream.next("run_complete").data().text("runId").orElseThrow();
        }
    }

    private static List<String> ids(Answer answer) {
        return answer.json().items("history").stream()
                .map(run -> ((Fields) run).text("id").orElseThrow())
                .toList();
    }

    @Test
    void runs_are_listed_newest_first_to_their_owner() {
        String first = run(echo("a", "1"));
        server.clock.forward(java.time.Duration.ofSeconds(1));
        String second = run(step("a", "fail", "{}"));

        Answer history = user.get("/api/history");

        assertThat(ids(history)).containsExactly(second, first);
        Fields run = (Fields) history.json().items("history").getFirst();
        assertThat(run.values())
                .containsKeys(
                        "id", "workflowId", "status", "trigger", "durationMs", "startedAt", "completedAt", "steps");
        assertThat(ids(server.newUser().get("/api/history"))).isEmpty();
    }

    @Test
    void pages_follow_each_other() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.addFirst(run(echo("a", "1")));
            server.clock.forward(java.time.Duration.ofSeconds(1));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = user.get("/api/history?limit=2" + cursor);
            assertThat(ids(page)).hasSizeLessThanOrEqualTo(2);
            seen.addAll(ids(page));
            cursor = page.json()
                    .text("nextCursor")
                    .map(next -> "&cursor=" + next)
                    .orElse("");
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void runs_are_filtered_by_workflow_status_and_trigger() {
        user.post("/api/workflows", "{\"plan\":" + plan("wf_one", echo("a", "1")) + "}");
        String counted = user.post("/api/workflows/wf_one/run", null)
                .json()
                .fields("run")
                .text("id")
                .orElseThrow();
        String failed = run(step("a", "fail", "{}"));
        EventReader open = user.execute(plan("p", waitAt("a", "history")));
        String active = open.next("step_start").id().replaceAll(":.*", "");

        assertThat(ids(user.get("/api/history?workflowId=wf_one"))).containsExactly(counted);
        assertThat(ids(user.get("/api/history?status=failed"))).containsExactly(failed);
        assertThat(ids(user.get("/api/history?status=active"))).containsExactly(active);
        assertThat(ids(user.get("/api/history"))).doesNotContain(active);
        assertThat(ids(user.get("/api/history?trigger=webhook"))).isEmpty();
        assertThat(ids(user.get("/api/history?workflowId=wf_nope"))).isEmpty();
        server.lab.open("history");
        open.rest();
        open.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=x",
                "limit=",
                "status=nope",
                "status=OK",
                "trigger=cron",
                "cursor=nonsense",
                "cursor=!",
                "cursor=MToA", // a number and a NUL
                "status=asleep",
                "workflowId=%20"
            })
    void a_wrong_parameter_is_refused_by_its_name(String query) {
        Answer answer = user.get("/api/history?" + query);
        assertThat(answer.status()).isEqualTo(400);
        Fields problem =
                (Fields) answer.json().fields("details").items("problems").getFirst();
        assertThat(problem.text("path")).contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    void a_run_is_cancelled_by_its_owner_alone() {
        EventReader open = user.execute(plan("p", waitAt("a", "never"), echo("b", "1")));
        String id = open.next("step_start").id().replaceAll(":.*", "");
        Client other = server.newUser();
        assertThat(other.post("/api/runs/" + id + "/cancel", null).status()).isEqualTo(404);
        assertThat(other.get("/api/runs/" + id).text())
                .isEqualTo(other.get("/api/runs/run_nope").text());

        Answer answer = user.post("/api/runs/" + id + "/cancel", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(open.next("run_complete").data().text("status")).contains("cancelled");
        open.close();
        assertThat(user.get("/api/runs/" + id).json().fields("run").text("status"))
                .contains("cancelled");
        server.lab.open("never");
    }
}
