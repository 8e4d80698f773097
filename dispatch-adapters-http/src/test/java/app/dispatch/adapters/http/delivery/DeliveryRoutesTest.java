package app.dispatch.adapters.http.delivery;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.application.Eventually.eventuallyThere;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryRoutesTest {
    private static final String WANTED =
            "{\"url\":\"https://example.com/hook\",\"events\":[\"run.completed\",\"run.failed\"]}";

    private RunningServer server;
    private Client user;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @BeforeEach
    void signUp() {
        user = server.newUser();
        server.mailbox.taken.clear();
        server.mailbox.status.set(200);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Fields create(Client owner, String body) {
        Answer answer = owner.post("/api/webhooks", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String id(Fields created) {
        return created.fields("webhook").text("id").orElseThrow();
    }

    private void run() {
        try (var stream = user.execute(plan("p1", echo("a", "1")))) {
            assertThat(stream.rest()).isNotEmpty();
        }
    }

    private Fields delivery(String path, String status) {
        return eventuallyThere(() -> user.get(path).json().items("deliveries").stream()
                .limit(1)
                .map(Fields.class::cast)
                .filter(delivery -> delivery.text("status").orElseThrow().equals(status))
                .findFirst());
    }

    @Test
    void a_webhook_is_made_with_a_secret_that_is_shown_once() {
        Fields created = create(user, WANTED);

        assertThat(created.values().keySet()).containsExactly("webhook", "secret");
        String secret = created.text("secret").orElseThrow();
        assertThat(secret).startsWith("whsec_");
        Fields webhook = created.fields("webhook");
        assertThat(webhook.values().keySet())
                .containsExactly("id", "url", "events", "workflowId", "enabled", "createdAt");
        assertThat(webhook.text("id").orElseThrow()).startsWith("hook_");
        assertThat(webhook.get("workflowId")).contains(Value.NULL);
        Answer list = user.get("/api/webhooks");
        assertThat(list.json().items("webhooks")).containsExactly(webhook);
        assertThat(list.text()).doesNotContain(secret, "secret");
    }

    @Test
    void the_end_of_a_run_is_delivered_and_listed_and_can_be_delivered_again() throws Exception {
        String id = id(create(user, WANTED));
        String path = "/api/webhooks/" + id + "/deliveries";

        run();

        assertThat(server.mailbox.taken.poll(30, TimeUnit.SECONDS)).contains("\"event\":\"run.completed\"");
        Fields delivery = delivery(path, "delivered");
        assertThat(delivery.values().keySet())
                .containsExactly("id", "event", "runId", "status", "createdAt", "attempts");
        assertThat(((Fields) delivery.items("attempts").getFirst()).values().keySet())
                .containsExactly("at", "status", "durationMs");
        String again = path + "/" + delivery.text("id").orElseThrow() + "/redeliver";
        Answer redelivered = user.post(again, null);
        assertThat(redelivered.status()).isEqualTo(200);
        assertThat(redelivered.json().fields("delivery").text("status")).isPresent();
        assertThat(server.mailbox.taken.poll(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(delivery(path, "delivered").text("id")).isEqualTo(delivery.text("id"));
    }

    @Test
    void what_is_on_its_way_cannot_be_delivered_again() throws Exception {
        String path = "/api/webhooks/" + id(create(user, WANTED)) + "/deliveries";
        server.mailbox.status.set(500);
        run();
        assertThat(server.mailbox.taken.poll(30, TimeUnit.SECONDS)).isNotNull();
        Fields delivery = delivery(path, "pending");

        Answer answer = user.post(path + "/" + delivery.text("id").orElseThrow() + "/redeliver", null);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().text("code")).contains("conflict");
    }

    @Test
    void a_webhook_is_changed_in_part_and_deleted() {
        user.post("/api/workflows", "{\"plan\":" + plan("wf_mine" + user.hashCode(), echo("a", "1")) + "}");
        String workflow = ((Fields)
                        user.get("/api/workflows").json().items("workflows").getFirst())
                .text("id")
                .orElseThrow();
        String id = id(create(user, WANTED));

        Fields changed = user.patch(
                        "/api/webhooks/" + id,
                        "{\"enabled\":false,\"events\":[\"run.failed\"],\"workflowId\":\"" + workflow + "\"}")
                .json()
                .fields("webhook");
        assertThat(changed.get("enabled")).contains(Value.of(false));
        assertThat(changed.items("events")).containsExactly(Value.of("run.failed"));
        assertThat(changed.text("workflowId")).contains(workflow);
        assertThat(changed.text("url")).contains("https://example.com/hook");
        user.delete("/api/workflows/" + workflow);
        Fields enabled =
                user.patch("/api/webhooks/" + id, "{\"enabled\":true}").json().fields("webhook");
        assertThat(enabled.text("workflowId")).contains(workflow);
        Fields all = user.patch("/api/webhooks/" + id, "{\"workflowId\":null}")
                .json()
                .fields("webhook");
        assertThat(all.get("workflowId")).contains(Value.NULL);

        assertThat(user.delete("/api/webhooks/" + id).text()).isEqualTo("{\"ok\":true}");
        assertThat(user.get("/api/webhooks").json().items("webhooks")).isEmpty();
        assertThat(user.delete("/api/webhooks/" + id).status()).isEqualTo(404);
    }

    @Test
    void another_users_webhook_cannot_be_told_from_none() {
        String theirs = id(create(server.newUser(), WANTED));
        String unknown = "hook_unknown";

        for (String method : List.of("PATCH", "DELETE", "GET", "POST")) {
            String rest = switch (method) {
                case "GET" -> "/deliveries";
                case "POST" -> "/deliveries/dlv_x/redeliver";
                default -> "";
            };
            String body = method.equals("PATCH") ? "{\"enabled\":false}" : null;
            Answer answer = user.send(method, "/api/webhooks/" + theirs + rest, body);
            assertThat(answer.status()).as(method).isEqualTo(404);
            assertThat(answer.text())
                    .isEqualTo(user.send(method, "/api/webhooks/" + unknown + rest, body)
                            .text())
                    .isEqualTo(user.send(method, "/api/webhooks/x" + rest, body).text());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"events\":[\"run.failed\"]} | /url | is required",
                "{\"url\":\"http://x\",\"events\":[\"run.failed\"]} | /url | must begin with https://",
                "{\"url\":\"https://x\"} | /events | is required",
                "{\"url\":\"https://x\",\"events\":[]} | /events | must name at least one event",
                "{\"url\":\"https://x\",\"events\":\"run.failed\"} | /events | must be an array of strings",
                "{\"url\":\"https://x\",\"events\":[\"run.lost\"]} | /events | must hold only run.completed, run.failed, run.waiting, integration.expired",
                "{\"url\":\"https://x\",\"events\":[\"run.failed\"],\"workflowId\":\"wf_no\"} | /workflowId"
                        + " | must be one of your workflows",
                "{\"url\":\"https://x\",\"events\":[\"run.failed\"],\"workflowId\":\"%\"} | /workflowId"
                        + " | must be one of your workflows",
            })
    void what_is_wrong_with_a_webhook_is_said(String body, String path, String message) {
        Answer answer = user.post("/api/webhooks", body);

        assertThat(answer.status()).isEqualTo(400);
        Fields problem =
                (Fields) answer.json().fields("details").items("problems").getFirst();
        assertThat(problem.text("path")).contains(path);
        assertThat(problem.text("message")).contains(message);
    }

    @ParameterizedTest
    @CsvSource({"2048, 200", "2049, 400"})
    void an_address_has_at_most_2048_characters(int length, int status) {
        String url = "https://example.com/" + "x".repeat(length - 20);
        assertThat(user.post("/api/webhooks", "{\"url\":\"" + url + "\",\"events\":[\"run.failed\"]}")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void nothing_of_a_webhook_can_be_emptied_by_a_change() {
        String id = id(create(user, WANTED));

        assertThat(user.patch("/api/webhooks/" + id, "{\"url\":null,\"events\":[]}")
                        .status())
                .isEqualTo(400);
        assertThat(user.patch("/api/webhooks/" + id, "{\"events\":[]}").status())
                .isEqualTo(400);
    }

    @Test
    void the_fiftieth_webhook_is_made_and_the_next_is_refused() {
        for (int i = 0; i < 50; i++) {
            create(user, at("https://example.com/" + i));
        }

        Answer answer = user.post("/api/webhooks", at("https://example.com/50"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().text("code")).contains("quota_exceeded");
    }

    private static String at(String url) {
        return "{\"url\":\"" + url + "\",\"events\":[\"run.completed\"]}";
    }

    @Test
    void an_address_has_one_webhook_for_the_same_workflows() {
        String first = id(create(user, at("https://example.com/a")));
        String second = id(create(user, at("https://example.com/b")));

        Answer again = user.post("/api/webhooks", at("https://example.com/a"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().text("error"))
                .contains("Your webhook " + first + " has this URL for the same workflows already; change that one");
        assertThat(user.patch("/api/webhooks/" + second, "{\"url\":\"https://example.com/a\"}")
                        .status())
                .isEqualTo(409);
        assertThat(user.patch("/api/webhooks/" + second, at("https://example.com/b"))
                        .status())
                .isEqualTo(200);
        create(server.newUser(), at("https://example.com/a"));
        user.delete("/api/webhooks/" + first);
        create(user, at("https://example.com/a"));
    }
}
