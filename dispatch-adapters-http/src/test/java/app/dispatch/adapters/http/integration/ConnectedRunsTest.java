package app.dispatch.adapters.http.integration;

import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.integration.Desk.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectedRunsTest {
    private final Desk desk = new Desk();
    private final RunningServer server = RunningServer.on(outside -> outside.with(desk.tool()));
    private final Client ada = server.newUser();

    @AfterEach
    void stop() {
        server.close();
    }

    private static String step(String op) {
        return "{\"id\":\"" + op + "\",\"tool\":\"desk\",\"op\":\"" + op + "\"}";
    }

    private void connect() {
        Answer saved = ada.put("/api/integrations/desk", "{\"fields\":{\"token\":\"" + SECRET + "\"}}");
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    /** The record of a run of this plan, once it has ended. */
    private Answer run(String mode, String... steps) {
        ada.post("/api/workflows", "{\"plan\":" + plan("wf_desk", steps) + "}");
        Answer answer = ada.post("/api/workflows/wf_desk/run", "{\"mode\":\"" + mode + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static Fields step(Answer run, int number) {
        return (Fields) run.json().fields("run").items("steps").get(number);
    }

    private String events(Answer run) {
        String id = run.json().fields("run").text("id").orElseThrow();
        return ada.get("/api/runs/" + id + "/events").text();
    }

    private static void tellsNoSecret(String text) {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        assertThat(text)
                .doesNotContain(SECRET)
                .doesNotContain(Base64.getEncoder().encodeToString(bytes))
                .doesNotContain(HexFormat.of().formatHex(bytes));
    }

    @Test
    void a_live_step_of_a_tool_that_is_not_connected_fails_and_says_how_to_connect_it() {
        Answer run = run("live", step("write"));

        assertThat(step(run, 0).text("status")).contains("failed");
        assertThat(step(run, 0).text("code")).contains("integration_missing");
        assertThat(step(run, 0).text("error"))
                .contains("Desk is not connected: save its fields (token) with PUT /api/integrations/desk");
        assertThat(run.json().fields("run").text("code")).contains("integration_missing");
        assertThat(desk.calls()).isEmpty();
    }

    @Test
    void a_step_gets_its_owners_connection_and_nobody_elses() {
        connect();

        assertThat(step(run("live", step("write")), 0).text("output")).contains("really written");
        assertThat(desk.calls()).containsExactly("write " + SECRET);

        Client bob = server.newUser();
        bob.post("/api/workflows", "{\"plan\":" + plan("wf_bobs", step("write")) + "}");
        Answer bobs = bob.post("/api/workflows/wf_bobs/run", null);
        assertThat(step(bobs, 0).text("code")).contains("integration_missing");
        assertThat(desk.calls()).hasSize(1);
    }

    @Test
    void a_run_reads_the_connection_anew() {
        connect();
        run("live", step("write"));
        ada.put("/api/integrations/desk", "{\"fields\":{\"token\":\"desk-another-0123456789\"}}");
        run("live", step("write"));
        ada.delete("/api/integrations/desk");

        assertThat(step(run("live", step("write")), 0).text("code")).contains("integration_missing");
        assertThat(desk.calls()).containsExactly("write " + SECRET, "write desk-another-0123456789");
    }

    @Test
    void the_secret_is_in_no_log_output_input_error_or_event() {
        connect();
        String given = "{\"id\":\"given\",\"tool\":\"desk\",\"op\":\"read\",\"params\":{\"value\":\"x " + SECRET
                + "\"},\"onError\":\"continue\"}";

        Answer read = run("live", step("read"));
        assertThat(step(read, 0).fields("output").text("raw")).contains("••••");
        assertThat(events(read)).contains("reading with ••••");
        tellsNoSecret(read.text() + events(read));

        Answer failed = run("live", step("fail"));
        assertThat(step(failed, 0).text("error")).contains("no ••••");
        tellsNoSecret(failed.text() + events(failed));

        Answer crashed = run("live", step("crash"));
        assertThat(step(crashed, 0).text("code")).contains("internal");
        tellsNoSecret(crashed.text() + events(crashed));

        Answer echoed = run("live", given);
        assertThat(step(echoed, 0).fields("input").text("value")).contains("x ••••");
        tellsNoSecret(ada.get("/api/history").text());
    }

    @Test
    void a_dry_run_reads_what_is_connected_and_simulates_every_write() {
        connect();

        Answer run = run("dry-run", step("read"), step("write"));

        assertThat(run.json().fields("run").text("status")).contains("ok");
        assertThat(step(run, 0).text("mode")).contains("live");
        assertThat(step(run, 1).text("mode")).contains("dry-run");
        assertThat(step(run, 1).text("output")).contains("written");
        assertThat(desk.calls()).containsExactly("read " + SECRET);
        assertThat(events(run))
                .contains("event: step_mode\ndata: {\"stepId\":\"read\",\"mode\":\"live\"}")
                .contains("event: step_mode\ndata: {\"stepId\":\"write\",\"mode\":\"dry-run\"}");
    }

    @Test
    void a_dry_run_simulates_reads_too_where_nothing_is_connected() {
        Answer run = run("dry-run", step("read"), step("write"));

        assertThat(run.json().fields("run").text("status")).contains("ok");
        assertThat(step(run, 0).text("mode")).contains("dry-run");
        assertThat(step(run, 0).text("output")).contains("an example");
        assertThat(step(run, 0).get("attempts")).contains(Value.of(0));
        assertThat(events(run)).contains("event: step_mode\ndata: {\"stepId\":\"read\",\"mode\":\"dry-run\"}");
        assertThat(desk.calls()).isEmpty();
    }
}
