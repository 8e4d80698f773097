package app.dispatch.adapters.http.trigger;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.adapters.http.trigger.Sender.Signed;
import app.dispatch.domain.trigger.VerifierKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever caught a signed call, and knows the URL, fires nothing with it. */
@Timeout(60)
class ReplayTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static RunningServer server;
    private static Client ada;
    private static int made;

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

    /** A workflow's URL, and how often it was fired. */
    private record Hook(String id, String url) {
        static Hook of(Sender sender) {
            String id = "wf_replay_" + made++;
            Answer saved = ada.post("/api/workflows", "{\"plan\":" + plan(id, echo("a", "1")) + "}");
            assertThat(ada.put("/api/workflows/" + id + "/verifier", sender.verifier())
                            .status())
                    .isEqualTo(200);
            return new Hook(
                    id,
                    "/api/triggers/"
                            + saved.json()
                                    .fields("workflow")
                                    .text("webhookSecret")
                                    .orElseThrow());
        }

        int runs() {
            return ada.get("/api/history?workflowId=" + id)
                    .json()
                    .items("history")
                    .size();
        }
    }

    private Answer send(Hook hook, Signed call) {
        return stranger.post(hook.url(), call.body(), call.lines());
    }

    private void fires(Hook hook, Signed call) {
        int before = hook.runs();
        Answer answer = send(hook, call);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(hook.runs()).as("fired by %s", call).isEqualTo(before + 1);
    }

    private void repeats(Hook hook, Signed call) {
        int before = hook.runs();
        Answer answer = send(hook, call);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("idempotent-replay")).as("%s", call).isEqualTo("true");
        assertThat(hook.runs()).as("fired by %s", call).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void a_call_that_was_caught_fires_nothing_whatever_is_written_beside_it(VerifierKind kind) {
        Sender sender = new Sender(kind);
        Hook hook = Hook.of(sender);
        Signed caught = sender.event("evt_1", server.clock.instant());

        fires(hook, caught.and("Idempotency-Key", "the sender's own"));

        repeats(hook, caught);
        repeats(hook, caught.and("Idempotency-Key", "fresh"));
        repeats(hook, caught.and("Idempotency-Key", "x".repeat(256)));
        repeats(hook, caught.and("X-GitHub-Delivery", "fresh"));
        repeats(hook, caught.and("Linear-Delivery", "fresh"));
        repeats(hook, caught.and("svix-id", "fresh"));
        repeats(hook, caught.and("Content-Type", "text/plain"));
        repeats(hook, Sender.rewritten(caught));

        fires(hook, sender.event("evt_2", server.clock.instant()));
    }

    /** Each has a member or header for it, but Linear: there it is all but the time. */
    @ParameterizedTest
    @EnumSource(names = {"STRIPE", "SLACK", "STANDARD", "LINEAR"})
    void the_next_attempt_at_the_same_event_has_a_time_and_signature_of_its_own_and_fires_nothing(VerifierKind kind) {
        Sender sender = new Sender(kind);
        Hook hook = Hook.of(sender);

        fires(hook, sender.event("evt_1", server.clock.instant()));
        server.clock.forward(Duration.ofMinutes(6));
        assertThat(send(hook, sender.event("evt_1", server.clock.instant().minus(Duration.ofMinutes(6))))
                        .status())
                .as("the first is too old by now")
                .isEqualTo(401);

        repeats(hook, sender.event("evt_1", server.clock.instant()));
    }

    /** Commands and interactions of Slack are forms without an id. */
    @ParameterizedTest
    @ValueSource(strings = {"command=%2Fdeploy&text=now", "payload=%7B%22type%22%3A%22block_actions%22%7D"})
    void a_form_of_slack_is_known_by_its_signature(String body) {
        Sender slack = new Sender(VerifierKind.SLACK);
        Hook hook = Hook.of(slack);
        Signed caught = slack.signed(body, "", server.clock.instant()).and("Content-Type", FORM);

        fires(hook, caught);
        repeats(hook, caught);
        repeats(hook, caught.and("Idempotency-Key", "fresh"));

        server.clock.forward(Duration.ofSeconds(1));
        fires(hook, slack.signed(body, "", server.clock.instant()).and("Content-Type", FORM));
    }

    @Test
    void an_id_that_is_none_is_no_way_around_the_signature() {
        Sender stripe = new Sender(VerifierKind.STRIPE);
        Hook hook = Hook.of(stripe);
        for (String id : List.of("7", "\"\"", "\"" + "x".repeat(256) + "\"", "\"two words\"", "null")) {
            Signed caught = stripe.signed("{\"id\":" + id + "}", "", server.clock.instant());
            fires(hook, caught);
            repeats(hook, caught.and("Idempotency-Key", "fresh"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GITHUB", "HMAC"})
    void a_signature_without_a_time_is_remembered_for_a_day(VerifierKind kind) {
        Sender sender = new Sender(kind);
        Hook hook = Hook.of(sender);
        Signed caught = sender.event("evt_1", server.clock.instant());
        fires(hook, caught);

        server.clock.forward(Duration.ofDays(1).minusMinutes(1));
        repeats(hook, caught.and("X-GitHub-Delivery", "fresh"));

        server.clock.forward(Duration.ofMinutes(1));
        fires(hook, caught);
    }

    @Test
    void keys_of_workflows_and_of_webhooks_without_a_verifier_are_others() {
        Sender github = new Sender(VerifierKind.GITHUB);
        Hook one = Hook.of(github);
        Hook other = Hook.of(github);
        Signed call = github.event("evt_1", server.clock.instant());
        fires(one, call);
        fires(other, call);

        ada.delete("/api/workflows/" + one.id() + "/verifier");
        fires(one, call.and("X-GitHub-Delivery", "first"));
        repeats(one, call.and("X-GitHub-Delivery", "first"));
        fires(one, call.and("X-GitHub-Delivery", "second"));
        fires(one, call.and("X-GitHub-Delivery", "second", "Idempotency-Key", "wins"));
        repeats(one, call.and("X-GitHub-Delivery", "third", "Idempotency-Key", "wins"));
    }
}
