package app.dispatch.adapters.http.trigger;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CronRoutesTest {
    private static final String[] AUTHORIZED = {"Authorization", "Bearer the-secret-of-cron"};

    private final RunningServer server = RunningServer.start();
    private final Client ada = server.newUser();

    @AfterEach
    void stop() {
        server.close();
    }

    private void save(String id, String step) {
        String plan = plan(id, step).replaceFirst("\\{", "{\"cron\":\"* * * * *\",");
        Answer saved = ada.post("/api/workflows", "{\"plan\":" + plan + ",\"schedule\":\"scheduled\"}");
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    @Test
    void what_is_due_is_fired_and_reported() {
        save("wf_1", echo("a", "\"{{ trigger.scheduledAt }}\""));
        save("wf_2", step("a", "fail", "{}"));
        server.clock.forward(Duration.ofMinutes(1));

        Answer answer = server.anonymous().get("/api/cron", AUTHORIZED);

        assertThat(answer.status()).isEqualTo(200);
        Fields report = answer.json();
        assertThat(report.values().keySet()).isEqualTo(Set.of("timestamp", "scheduled", "fired", "runs"));
        assertThat(Instant.parse(report.text("timestamp").orElseThrow()))
                .isBetween(server.clock.instant().minusSeconds(30), server.clock.instant());
        assertThat(report.get("scheduled")).contains(Value.of(2));
        assertThat(report.get("fired")).contains(Value.of(2));
        assertThat(report.items("runs"))
                .extracting(run -> ((Fields) run).text("workflowId").orElseThrow()
                        + " "
                        + ((Fields) run).text("status").orElseThrow())
                .containsExactly("wf_1 ok", "wf_2 failed");
        List<Value> history = ada.get("/api/history?trigger=scheduled").json().items("history");
        assertThat(history)
                .extracting(run -> ((Fields) run).get("id"))
                .containsAll(report.items("runs").stream()
                        .map(run -> ((Fields) run).get("runId"))
                        .toList());
    }

    @Test
    void a_run_that_waits_for_its_owner_is_not_waited_for() {
        save("wf_1", echo("a", "1").replaceFirst("}$", ",\"approval\":true}"));
        server.clock.forward(Duration.ofMinutes(1));

        Answer answer = server.anonymous().get("/api/cron", AUTHORIZED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(((Fields) answer.json().items("runs").getFirst()).text("status"))
                .contains("waiting");
    }

    @Test
    void what_was_fired_for_a_minute_is_not_fired_again() {
        save("wf_1", echo("a", "1"));
        server.clock.forward(Duration.ofMinutes(1));
        Client scheduler = server.anonymous();

        assertThat(scheduler.get("/api/cron", AUTHORIZED).text()).contains("\"scheduled\":1,\"fired\":1");
        assertThat(server.lab.echoes()).isOne();
        assertThat(ada.get("/api/history?trigger=scheduled").json().items("history"))
                .hasSize(1);
    }

    @Test
    void nobody_else_is_let_in() {
        save("wf_1", echo("a", "1"));
        server.clock.forward(Duration.ofMinutes(1));
        Client anyone = server.anonymous();
        String none = anyone.get("/api/cron").text();

        for (String said : List.of(
                "Bearer the-secret-of-cro",
                "Bearer the-secret-of-cron2",
                "Bearer",
                "Bearer ",
                "Basic the-secret-of-cron",
                "the-secret-of-cron")) {
            Answer answer = anyone.get("/api/cron", "Authorization", said);
            assertThat(answer.status()).as(said).isEqualTo(401);
            assertThat(answer.text()).isEqualTo(none).contains("\"code\":\"unauthorized\"");
        }
        assertThat(ada.get("/api/cron").status()).isEqualTo(401);
        assertThat(anyone.send("HEAD", "/api/cron", null, AUTHORIZED).status()).isEqualTo(405);
        assertThat(ada.get("/api/history").json().items("history")).isEmpty();
    }

    @Test
    void without_a_secret_of_the_server_nobody_is_let_in() {
        try (RunningServer closed = RunningServer.withoutCron()) {
            for (String said : List.of("Bearer ", "Bearer null", "Bearer the-secret-of-cron")) {
                assertThat(closed.anonymous()
                                .get("/api/cron", "Authorization", said)
                                .status())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void a_secret_is_never_blank_and_never_shown() {
        assertThatThrownBy(() -> new CronSecret(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new CronSecret("hush")).asString().doesNotContain("hush");
    }
}
