package app.dispatch.adapters.http.run;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.waitAt;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.EventReader;
import app.dispatch.adapters.http.RunningServer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class IdempotencyTest {
    private static final String KEY = "Idempotency-Key";

    private final RunningServer server = RunningServer.start();
    private final Client ada = server.newUser();

    @AfterEach
    void stop() {
        server.close();
    }

    /** The path of a workflow's webhook. */
    private String save(String id, String step) {
        Answer saved = ada.post("/api/workflows", "{\"plan\":" + plan(id, step) + "}");
        return "/api/triggers/"
                + saved.json().fields("workflow").text("webhookSecret").orElseThrow();
    }

    private int runs() {
        return ada.get("/api/history").json().items("history").size();
    }

    @Test
    void the_same_key_answers_with_the_first_run() {
        save("wf_1", echo("a", "1"));

        Answer first = ada.post("/api/workflows/wf_1/run", "{}", KEY, "k");
        Answer second = ada.post("/api/workflows/wf_1/run", "{}", KEY, "k");

        assertThat(first.header("idempotent-replay")).isEmpty();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("idempotent-replay")).isEqualTo("true");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(runs()).isOne();
    }

    @Test
    void the_same_key_with_another_request_is_a_conflict() {
        save("wf_1", echo("a", "1"));
        save("wf_2", echo("a", "1"));
        ada.post("/api/workflows/wf_1/run", "{}", KEY, "k");

        for (Answer answer : List.of(
                ada.post("/api/workflows/wf_1/run", "{\"mode\":\"dry-run\"}", KEY, "k"),
                ada.post("/api/workflows/wf_2/run", "{}", KEY, "k"))) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().text("code")).contains("idempotency_mismatch");
        }
        assertThat(runs()).isOne();
    }

    @Test
    void keys_are_their_owners_own() {
        String same = plan("wf_1", echo("a", "1"));
        Client bob = server.newUser();

        ada.stream("POST", "/api/execute", "{\"plan\":" + same + "}", KEY, "k").rest();
        EventReader bobs = bob.stream("POST", "/api/execute", "{\"plan\":" + same + "}", KEY, "k");
        bobs.rest();

        assertThat(bobs.header("idempotent-replay")).isEmpty();
        assertThat(bob.get("/api/history").json().items("history")).hasSize(1);
    }

    @Test
    void a_key_is_free_again_after_a_day() {
        save("wf_1", echo("a", "1"));
        ada.post("/api/workflows/wf_1/run", "{}", KEY, "k");

        server.clock.forward(Duration.ofHours(24).minusMinutes(1));
        assertThat(ada.post("/api/workflows/wf_1/run", "{}", KEY, "k").header("idempotent-replay"))
                .isEqualTo("true");
        server.clock.forward(Duration.ofMinutes(1));
        assertThat(ada.post("/api/workflows/wf_1/run", "{}", KEY, "k").header("idempotent-replay"))
                .isEmpty();
    }

    @Test
    void a_repetition_waits_for_the_first_run_that_is_under_way() throws Exception {
        save("wf_1", waitAt("a", "gate"));
        Answer first = ada.post("/api/workflows/wf_1/run", "{}", KEY, "k", "Prefer", "respond-async");

        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Answer> second = threads.submit(() -> ada.post("/api/workflows/wf_1/run", "{}", KEY, "k"));
            server.lab.open("gate");
            assertThat(second.get().json().fields("run").text("id"))
                    .isEqualTo(first.json().fields("run").text("id"));
            assertThat(second.get().json().fields("run").text("status")).contains("ok");
        }
    }

    @Test
    void many_at_once_start_one_run() throws Exception {
        save("wf_1", echo("a", "1"));
        Callable<Answer> call = () -> ada.post("/api/workflows/wf_1/run", "{}", KEY, "k");

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Answer>> answers = threads.invokeAll(Collections.nCopies(24, call));
            String run = answers.getFirst().get().text();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().text()).isEqualTo(run).contains("\"status\":\"ok\"");
            }
        }
        assertThat(server.lab.echoes()).isOne();
        assertThat(runs()).isOne();
    }

    @Test
    void a_repeated_execute_gets_the_stream_of_the_first_run() {
        String body = "{\"plan\":" + plan("wf_1", waitAt("a", "gate")) + "}";
        EventReader first = ada.stream("POST", "/api/execute", body, KEY, "k");
        String begun = first.next("step_start").id();

        EventReader second = ada.stream("POST", "/api/execute", body, KEY, "k");
        assertThat(second.header("idempotent-replay")).isEqualTo("true");
        assertThat(second.next("step_start").id()).isEqualTo(begun);
        server.lab.open("gate");
        assertThat(second.next("run_complete").id())
                .isEqualTo(first.next("run_complete").id());

        EventReader third = ada.stream("POST", "/api/execute", body, KEY, "k");
        assertThat(third.next("run_complete").data().text("status")).contains("ok");
        assertThat(runs()).isOne();
    }

    @Test
    void what_was_refused_leaves_its_key_free() {
        save("wf_1", echo("a", "1"));

        assertThat(ada.post("/api/workflows/wf_1/run", "{\"mode\":\"x\"}", KEY, "k")
                        .status())
                .isEqualTo(400);
        assertThat(ada.post("/api/workflows/wf_1/run", "{}", KEY, "k").status()).isEqualTo(200);
    }

    @Test
    void a_key_of_255_characters_is_taken_and_others_are_not() {
        save("wf_1", echo("a", "1"));

        assertThat(ada.post("/api/workflows/wf_1/run", "{}", KEY, "x".repeat(255))
                        .status())
                .isEqualTo(200);
        for (String key : List.of("x".repeat(256), "", "a\tb")) {
            Answer answer = ada.post("/api/workflows/wf_1/run", "{}", KEY, key);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("Idempotency-Key must have");
        }
        assertThat(runs()).isOne();
    }

    @Test
    void a_webhooks_key_is_the_workflows_own() {
        Client sender = server.anonymous();
        String one = save("wf_1", echo("a", "1"));
        String other = save("wf_2", echo("a", "1"));

        Answer first = sender.post(one, "{\"n\":1}", KEY, "k");
        Answer repeated = sender.post(one, "{\"n\":1}", KEY, "k");
        assertThat(repeated.text()).isEqualTo(first.text());
        assertThat(repeated.header("idempotent-replay")).isEqualTo("true");
        assertThat(sender.post(one, "{\"n\":2}", KEY, "k").status()).isEqualTo(409);
        assertThat(sender.post(other, "{\"n\":1}", KEY, "k").header("idempotent-replay"))
                .isEmpty();
        assertThat(ada.post("/api/workflows/wf_1/run", "{}", KEY, "k").header("idempotent-replay"))
                .isEmpty();
        assertThat(runs()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "X-GitHub-Delivery | 72d3162e | {}",
                "Linear-Delivery | 234d1a4e | {}",
                "webhook-id | msg_1 | {}",
                "Stripe-Signature | t=1 | {\"id\":\"evt_1\"}",
                "X-Slack-Signature | v0=1 | {\"event_id\":\"Ev1\"}"
            })
    void a_senders_own_id_serves_without_a_key_even_when_the_body_changed(String header, String value, String body) {
        Client sender = server.anonymous();
        String url = save("wf_1", echo("a", "1"));

        Answer first = sender.post(url, body, header, value);
        Answer again = sender.post(url, body.replaceFirst("}$", " }"), header, value);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("idempotent-replay")).isEqualTo("true");
        assertThat(sender.post(url, body, KEY, "k", header, value).header("idempotent-replay"))
                .isEmpty();
    }

    @Test
    void without_a_key_every_delivery_fires() {
        String url = save("wf_1", echo("a", "1"));

        server.anonymous().post(url, "{\"id\":\"evt_1\"}");
        server.anonymous().post(url, "{\"id\":\"evt_1\"}");

        assertThat(runs()).isEqualTo(2);
    }
}
