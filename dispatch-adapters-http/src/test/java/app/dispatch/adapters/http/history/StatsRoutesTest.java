package app.dispatch.adapters.http.history;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many runs ended how, and which program says so. */
class StatsRoutesTest {
    private final RunningServer server = RunningServer.start();
    private final Client user = server.newUser();

    @AfterEach
    void stop() {
        server.close();
    }

    private void save(String id, String step) {
        assertThat(user.post("/api/workflows", "{\"plan\":" + plan(id, step) + "}")
                        .status())
                .isEqualTo(200);
    }

    private void run(String workflow) {
        assertThat(user.post("/api/workflows/" + workflow + "/run", null).status())
                .isEqualTo(200);
    }

    private Fields stats(String query) {
        Answer answer = user.get("/api/stats" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void runs_are_counted_by_outcome_day_and_workflow() {
        save("wf_ok", echo("a", "1"));
        save("wf_bad", step("a", "fail", "{}"));
        run("wf_ok");
        server.clock.forward(Duration.ofDays(1));
        run("wf_ok");
        run("wf_ok");
        run("wf_bad");
        LocalDate today = LocalDate.ofInstant(server.clock.instant(), ZoneId.of("UTC"));

        Fields stats = stats("?days=3");

        assertThat(stats.text("from")).contains(today.minusDays(2).toString());
        assertThat(stats.text("to")).contains(today.toString());
        assertThat(stats.text("timezone")).contains("UTC");
        assertThat(stats.get("whole")).contains(Value.of(true));
        assertThat(Json.write(stats.fields("total"))).isEqualTo("{\"ok\":3,\"failed\":1,\"cancelled\":0}");
        assertThat(Json.write(stats.get("days").orElseThrow()))
                .isEqualTo("[%s,%s,%s]"
                        .formatted(day(today.minusDays(2), 0, 0), day(today.minusDays(1), 1, 0), day(today, 2, 1)));
        assertThat(Json.write(stats.get("workflows").orElseThrow()))
                .isEqualTo(("[{\"workflowId\":\"wf_ok\",\"ok\":3,\"failed\":0,\"cancelled\":0,\"days\":[%s,%s]},"
                                + "{\"workflowId\":\"wf_bad\",\"ok\":0,\"failed\":1,\"cancelled\":0,\"days\":[%s]}]")
                        .formatted(day(today.minusDays(1), 1, 0), day(today, 2, 0), day(today, 0, 1)));
        assertThat(Json.write(stats("?workflowId=wf_bad").fields("total")))
                .isEqualTo("{\"ok\":0,\"failed\":1,\"cancelled\":0}");
        assertThat(stats("").items("days")).hasSize(30);
        assertThat(server.newUser().get("/api/stats").json().items("workflows")).isEmpty();
    }

    private static String day(LocalDate day, int ok, int failed) {
        return "{\"date\":\"%s\",\"ok\":%s,\"failed\":%s,\"cancelled\":0}".formatted(day, ok, failed);
    }

    @Test
    void a_day_is_one_where_the_caller_is() {
        save("wf_ok", echo("a", "1"));
        run("wf_ok");
        for (String zone : new String[] {"Pacific/Kiritimati", "Pacific/Pago_Pago"}) {
            String today =
                    LocalDate.ofInstant(server.clock.instant(), ZoneId.of(zone)).toString();
            Fields stats = stats("?days=1&timezone=" + zone);
            assertThat(stats.text("to")).contains(today);
            assertThat(stats.text("timezone")).contains(zone);
            assertThat(Json.write(stats.fields("total"))).contains("\"ok\":1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"days=0", "days=91", "days=x", "timezone=Berlin", "timezone=", "workflowId=", "day=1"})
    void a_query_that_is_not_valid_is_refused(String query) {
        Answer answer = user.get("/api/stats?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("\"path\":\"" + query.substring(0, query.indexOf('=')) + "\"");
    }

    @Test
    void anyone_is_told_which_program_answers() {
        assertThat(Json.write(server.anonymous().get("/api/version").json()))
                .isEqualTo("{\"version\":\"1.2.3\",\"build\":\"b0b\",\"api\":\"0.1.0\"}");
    }
}
