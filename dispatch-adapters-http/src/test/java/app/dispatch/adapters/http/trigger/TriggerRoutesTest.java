package app.dispatch.adapters.http.trigger;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static app.dispatch.adapters.http.Plans.waitAt;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TriggerRoutesTest {
    private static RunningServer server;
    private static Client ada;

    private final Client stranger = server.anonymous();

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        ada = server.newUser();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Fields save(String plan, String schedule) {
        Answer saved = ada.post("/api/workflows", "{\"plan\":" + plan + ",\"schedule\":\"" + schedule + "\"}");
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        return saved.json().fields("workflow");
    }

    private static String url(Fields workflow) {
        return "/api/triggers/" + workflow.text("webhookSecret").orElseThrow();
    }

    /** The webhook of a workflow that gives its payload back. */
    private String echoing(String id) {
        return url(save(plan(id, echo("a", "\"{{ trigger }}\"")), "webhook"));
    }

    private Fields lastRun(String workflow) {
        List<Value> runs = history(workflow);
        return (Fields) runs.getFirst();
    }

    private List<Value> history(String workflow) {
        return ada.get("/api/history?workflowId=" + workflow).json().items("history");
    }

    private Value payload(String workflow) {
        Fields step = (Fields) lastRun(workflow).items("steps").getFirst();
        return step.fields("output").get("value").orElseThrow();
    }

    @Test
    void a_post_runs_the_workflow_and_answers_when_it_has_ended() {
        String url = echoing("wf_post");

        Answer answer = stranger.post(url, "{\"orderId\":\"ord_42\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().values().keySet())
                .isEqualTo(Set.of("accepted", "runId", "status", "durationMs", "workflowId"));
        assertThat(answer.json().get("accepted")).contains(Value.of(true));
        assertThat(answer.json().text("status")).contains("ok");
        assertThat(answer.json().text("workflowId")).contains("wf_post");
        assertThat(lastRun("wf_post").text("id")).isEqualTo(answer.json().text("runId"));
        assertThat(lastRun("wf_post").text("trigger")).contains("webhook");
        assertThat(payload("wf_post")).isEqualTo(Fields.of("orderId", Value.of("ord_42")));
    }

    @Test
    void a_get_runs_it_with_its_query() {
        String url = echoing("wf_get");

        assertThat(stranger.get(url + "?a=1&a=2&b=x%20y").status()).isEqualTo(200);

        assertThat(payload("wf_get")).isEqualTo(Json.parse("{\"a\":[\"1\",\"2\"],\"b\":\"x y\"}"));
    }

    @Test
    void a_form_and_a_text_are_read() {
        String url = echoing("wf_form");

        server.send(url, "a=1&b=2", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(payload("wf_form")).isEqualTo(Json.parse("{\"a\":\"1\",\"b\":\"2\"}"));
        server.send(url, "hello", "Content-Type", "text/plain");
        assertThat(payload("wf_form")).isEqualTo(Json.parse("{\"body\":\"hello\"}"));
        server.send(url, "");
        assertThat(payload("wf_form")).isEqualTo(Fields.empty());
    }

    @Test
    void a_run_that_fails_is_a_success_of_the_call() {
        String url = url(save(plan("wf_fail", step("a", "fail", "{}")), "webhook"));

        Answer answer = stranger.post(url, "{}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().text("status")).contains("failed");
    }

    @Test
    void whoever_does_not_want_to_wait_is_answered_at_once() {
        String url = url(save(plan("wf_async", waitAt("a", "async")), "webhook"));

        Answer answer = stranger.post(url, "{}", "Prefer", "respond-async");
        Answer byQuery = stranger.post(url + "?prefer=respond-async", "{}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("preference-applied")).isEqualTo("respond-async");
        assertThat(answer.json().values().keySet()).isEqualTo(Set.of("accepted", "runId", "status", "workflowId"));
        assertThat(answer.json().text("status")).contains("queued");
        assertThat(byQuery.status()).isEqualTo(202);
        server.lab.open("async");
    }

    @Test
    void a_repetition_that_does_not_want_to_wait_is_told_how_the_first_run_ended() {
        String url = url(save(plan("wf_again", waitAt("a", "again")), "webhook"));
        String[] keyed = {"Idempotency-Key", "one", "Prefer", "respond-async"};
        String first = stranger.post(url, "{}", keyed).json().text("runId").orElseThrow();

        Answer early = stranger.post(url, "{}", keyed);
        assertThat(early.status()).isEqualTo(202);
        assertThat(early.json().text("runId")).contains(first);
        server.lab.open("again");
        assertThat(stranger.post(url, "{}", "Idempotency-Key", "one").status()).isEqualTo(200);

        Answer late = stranger.post(url, "{}", keyed);
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.header("idempotent-replay")).isEqualTo("true");
        assertThat(late.json().text("runId")).contains(first);
        assertThat(late.json().text("status")).contains("ok");
        assertThat(history("wf_again")).hasSize(1);
    }

    @Test
    void a_workflow_fires_whatever_its_schedule_says() {
        String manual = url(save(plan("wf_manual", echo("a", "1")), "on_demand"));

        assertThat(stranger.post(manual, "{}").status()).isEqualTo(200);
    }

    @Test
    void a_disabled_workflow_does_not_fire() {
        String url = echoing("wf_off");
        ada.patch("/api/workflows/wf_off", "{\"enabled\":false}");

        Answer answer = stranger.post(url, "{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().text("code")).contains("workflow_disabled");
        assertThat(history("wf_off")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "%20", "XfQwpe0uRPhHJYpj5QRVGuzKWkDoYFZpAAzjLDskFFc", "%E2%98%95", "wf_bytes"})
    void what_is_no_secret_is_not_found_with_the_same_bytes(String secret) {
        echoing("wf_bytes");

        Answer answer = stranger.post("/api/triggers/" + secret, "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"error\":\"Not found\",\"code\":\"not_found\",\"details\":{\"kind\":\"trigger\",\"doc\":\"/docs/errors#not_found\"}}");
        assertThat(stranger.get("/api/triggers/" + secret).text()).isEqualTo(answer.text());
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, , , 405",
        "OPTIONS, , , 204",
        "PUT, , , 405",
        "DELETE, , , 405",
        "GET, Sec-Purpose, prefetch, 204",
        "GET, Sec-Purpose, prefetch;prerender, 204",
        "GET, Purpose, prefetch, 204",
        "GET, X-Moz, prefetch, 204",
        "POST, X-Purpose, preview, 204",
        "GET, Sec-Fetch-Dest, image, 204",
        "GET, Sec-Fetch-Dest, script, 204",
        "GET, Sec-Fetch-Dest, IFRAME, 204",
        "POST, Sec-Fetch-Dest, style, 204"
    })
    void what_nobody_means_does_not_fire(String method, String header, String value, int status) {
        String url = echoing("wf_unmeant");

        Answer answer =
                header == null ? stranger.send(method, url, null) : stranger.send(method, url, null, header, value);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(history("wf_unmeant")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "empty"})
    void a_page_that_is_opened_and_a_request_of_a_program_fire(String destination) {
        String url = echoing("wf_meant_" + destination);

        assertThat(stranger.get(url, "Sec-Fetch-Dest", destination).status()).isEqualTo(200);
        assertThat(stranger.post(url, "{}", "Sec-Fetch-Dest", destination).status())
                .isEqualTo(200);

        assertThat(history("wf_meant_" + destination)).hasSize(2);
    }

    @Test
    void an_owner_may_have_get_fire_nothing() {
        String url = echoing("wf_closed");

        Answer changed = ada.patch("/api/workflows/wf_closed", "{\"allowGet\":false}");
        assertThat(changed.json().fields("workflow").get("allowGet")).contains(Value.of(false));
        Answer refused = stranger.get(url + "?a=1");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("allow")).isEqualTo("POST");
        assertThat(refused.json().text("code")).contains("method_not_allowed");
        assertThat(stranger.get(url + "x").status()).isEqualTo(404);
        assertThat(history("wf_closed")).isEmpty();
        assertThat(stranger.post(url, "{}").status()).isEqualTo(200);

        ada.patch("/api/workflows/wf_closed", "{\"allowGet\":true}");
        assertThat(stranger.get(url).status()).isEqualTo(200);
    }

    @Test
    void an_unknown_secret_is_told_before_its_body_is_read() {
        assertThat(stranger.post("/api/triggers/none", "x".repeat(1024 * 1024 + 1))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void past_thirty_unknown_secrets_a_minute_a_client_may_name_known_ones_alone() {
        try (RunningServer other = RunningServer.start()) {
            Client guesser = other.anonymous();
            Client bob = other.newUser();
            Answer saved = bob.post("/api/workflows", "{\"plan\":" + plan("wf_mine", echo("a", "1")) + "}");
            String known = url(saved.json().fields("workflow"));

            for (int guess = 0; guess < 30; guess++) {
                assertThat(guesser.post("/api/triggers/guess" + guess, "{}").status())
                        .isEqualTo(404);
            }
            Answer refused = guesser.get("/api/triggers/guess");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().text("code")).contains("rate_limited");
            assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 60);
            assertThat(guesser.post(known, "{}").status()).isEqualTo(200);

            other.clock.forward(Duration.ofMinutes(1));
            assertThat(guesser.get("/api/triggers/guess").status()).isEqualTo(404);
        }
    }

    @Test
    void a_body_that_is_not_the_json_it_claims_to_be_starts_nothing() {
        String url = echoing("wf_bad");

        Answer answer = stranger.post(url, "{\"a\":");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().text("code")).contains("invalid_json");
        assertThat(history("wf_bad")).isEmpty();
    }

    @Test
    void a_mebibyte_is_taken_and_a_byte_more_is_not() {
        String url = url(save(plan("wf_big", echo("a", "1")), "webhook"));
        String mebibyte = "{\"a\":\"" + "x".repeat(1024 * 1024 - 8) + "\"}";

        assertThat(stranger.post(url, mebibyte).status()).isEqualTo(200);
        assertThat(stranger.post(url, mebibyte + " ").status()).isEqualTo(413);
    }

    @Test
    void a_fresh_secret_fires_and_the_old_one_is_dead() {
        String old = echoing("wf_fresh");

        Answer answer = ada.post("/api/workflows/wf_fresh/secret", null);

        String fresh = url(answer.json().fields("workflow"));
        assertThat(fresh).isNotEqualTo(old);
        assertThat(stranger.post(old, "{}").status()).isEqualTo(404);
        assertThat(stranger.post(fresh, "{}").status()).isEqualTo(200);
        assertThat(answer.json().fields("workflow").text("webhookUrl").orElseThrow())
                .endsWith(fresh);
        assertThat(server.newUser().post("/api/workflows/wf_fresh/secret", null).text())
                .isEqualTo(ada.post("/api/workflows/wf_none/secret", null).text());
        assertThat(stranger.post(fresh, "{}").status()).isEqualTo(200);
    }
}
