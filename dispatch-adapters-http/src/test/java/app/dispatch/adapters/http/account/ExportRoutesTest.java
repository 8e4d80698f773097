package app.dispatch.adapters.http.account;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.application.Eventually.eventuallyThere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.EventReader;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.delivery.Deliveries;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportRoutesTest {
    private static final String EXPORT = "/api/account/export";
    private static final String ASKING = plan(
            "wf_asks",
            "{\"id\":\"post\",\"tool\":\"lab\",\"op\":\"echo\",\"params\":{\"value\":\"1\"},\"approval\":true}");

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

    private void save(String id, String value) {
        Answer saved =
                user.post("/api/workflows", "{\"schedule\":\"webhook\",\"plan\":" + plan(id, echo("a", value)) + "}");
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private static Fields first(Fields of, String list) {
        return (Fields) of.items(list).getFirst();
    }

    @Test
    void all_that_a_user_has_is_in_one_document_that_a_browser_keeps_as_a_file() {
        save("wf_one", "\"first\"");
        save("wf_one", "\"second\"");
        save("wf_two", "1");
        user.post("/api/workflows/wf_one/run", null);
        String secret = user.post("/api/webhooks", "{\"url\":\"https://example.com/in\",\"events\":[\"run.failed\"]}")
                .json()
                .text("secret")
                .orElseThrow();
        String token = user.post("/api/tokens", "{\"name\":\"CI\"}")
                .json()
                .text("token")
                .orElseThrow();
        String triggers = user.get("/api/workflows/wf_one")
                .json()
                .fields("workflow")
                .text("webhookSecret")
                .orElseThrow();

        Answer answer = user.get(EXPORT);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("content-disposition")).isEqualTo("attachment; filename=\"dispatch-account.json\"");
        Fields whole = answer.json();
        assertThat(whole.fields("user").text("email")).isPresent();
        assertThat(whole.items("workflows")).hasSize(2);
        Fields one = (Fields) whole.items("workflows").getLast();
        assertThat(one.fields("workflow").text("id")).contains("wf_one");
        assertThat(one.items("versions")).hasSize(2);
        Fields run = first(whole, "runs");
        assertThat(run.fields("run").text("workflowId")).contains("wf_one");
        assertThat(first(run.fields("plan"), "steps").fields("params").get("value"))
                .contains(Value.of("second"));
        assertThat(first(whole, "webhooks").text("url")).contains("https://example.com/in");
        assertThat(first(whole, "tokens").text("name")).contains("CI");
        assertThat(answer.text()).doesNotContain(secret, token, triggers);
    }

    @Test
    void what_was_decided_stands_with_its_reason_in_the_run() {
        user.post("/api/workflows", "{\"plan\":" + ASKING + "}");
        String run = user.post("/api/workflows/wf_asks/run", null)
                .json()
                .fields("run")
                .text("id")
                .orElseThrow();
        user.post("/api/runs/" + run + "/steps/post/reject", "{\"reason\":\"Not now\"}");
        user.get("/api/runs/" + run + "/events"); // to its end

        Fields exported = first(user.get(EXPORT).json(), "runs").fields("run");
        assertThat(first(exported, "approvals").text("reason")).contains("Not now");
    }

    @Test
    void a_run_has_what_came_in_with_it_and_what_its_steps_were_given_and_gave() {
        save("wf_paid", "\"{{ trigger.amount }}\"");
        user.post(
                "/api/workflows/wf_paid/run",
                "{\"trigger\":{\"amount\":12,\"from\":{\"name\":\"Ada\",\"apiToken\":\"tok-0815\"}}}");

        Answer answer = user.get(EXPORT);
        Fields run = first(answer.json(), "runs");
        assertThat(run.fields("payload"))
                .isEqualTo(Json.parse("{\"amount\":12,\"from\":{\"name\":\"Ada\",\"apiToken\":\"••••\"}}"));
        Fields step = first(run.fields("run"), "steps");
        assertThat(step.fields("input").get("value")).contains(Value.of(12));
        assertThat(step.fields("output").get("value")).contains(Value.of(12));
        assertThat(answer.text()).doesNotContain("tok-0815");
    }

    @Test
    void what_was_sent_to_webhooks_is_there_with_each_attempt_webhook_by_webhook() {
        List<String> hooks = List.of(hook("/one"), hook("/two"), hook("/three"));
        server.mailbox.status.set(503);
        try {
            user.post("/api/execute", "{\"plan\":" + plan("wf_told", echo("a", "1")) + "}");
            Fields sent = eventuallyThere(() -> deliveries().stream()
                    .filter(each -> !each.fields("delivery").items("attempts").isEmpty())
                    .findFirst());
            Fields attempt = first(sent.fields("delivery"), "attempts");
            assertThat(attempt.get("status")).contains(Value.of(503));
            assertThat(attempt.text("error")).contains("It answered 503");
        } finally {
            server.mailbox.status.set(200);
        }
        for (int n = 0; n < Deliveries.LISTED; n++) {
            user.post("/api/execute", "{\"plan\":" + plan("wf_told", echo("a", "1")) + "}");
        }

        List<Fields> sent = deliveries();
        assertThat(sent.stream()
                        .map(each -> each.text("webhookId").orElseThrow())
                        .distinct())
                .containsExactlyElementsOf(hooks.reversed());
        assertThat(sent.stream()
                        .map(each -> each.fields("delivery").text("id").orElseThrow())
                        .distinct())
                .hasSize(3 * (Deliveries.LISTED + 1));
    }

    private String hook(String path) {
        server.clock.forward(Duration.ofSeconds(1)); // the newest is listed first
        return user.post(
                        "/api/webhooks", "{\"url\":\"https://example.com" + path + "\",\"events\":[\"run.completed\"]}")
                .json()
                .fields("webhook")
                .text("id")
                .orElseThrow();
    }

    private List<Fields> deliveries() {
        return user.get(EXPORT).json().items("deliveries").stream()
                .map(Fields.class::cast)
                .toList();
    }

    @Test
    void more_runs_than_are_read_at_once_are_all_there_and_each_once() {
        save("wf_many", "1");
        for (int n = 0; n < 45; n++) {
            user.post("/api/workflows/wf_many/run", null);
        }
        List<Value> runs = user.get(EXPORT).json().items("runs");
        assertThat(runs.stream()
                        .map(run -> ((Fields) run).fields("run").text("id"))
                        .distinct())
                .hasSize(45);
    }

    @Test
    void a_download_ends_broken_off_with_the_session_that_began_it() {
        for (int n = 0; n < 4; n++) {
            user.post(
                    "/api/execute", "{\"plan\":" + plan("wf_big", echo("a", "\"" + "x".repeat(900_000) + "\"")) + "}");
        }
        try (EventReader unread = user.stream("GET", EXPORT, null)) {
            assertThat(user.get(EXPORT).json().text("code")).contains("too_many_streams");
            user.post("/api/auth/logout", null);

            assertThatException().isThrownBy(unread::next);
            assertThat(unread.raw()).doesNotEndWith("}\n");
        }
    }

    @Test
    void somebody_new_has_a_document_without_things_and_nobody_else_has_one() {
        Fields whole = user.get(EXPORT).json();
        assertThat(whole.items("runs")).isEmpty();
        assertThat(whole.items("workflows")).isEmpty();
        assertThat(server.anonymous().get(EXPORT).status()).isEqualTo(401);
    }
}
