package app.dispatch.adapters.tools.delivery;

import static app.dispatch.application.Eventually.eventually;
import static app.dispatch.application.Eventually.eventuallyThere;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.SettableClock;
import app.dispatch.application.background.Background;
import app.dispatch.application.background.Ticker;
import app.dispatch.application.delivery.Deliveries.Created;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.Runs.Verdict;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliveryStatus;
import app.dispatch.domain.delivery.WebhookPatch;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.Approval;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.Patch;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs whose ends are told to a server on a real socket. */
@Timeout(60)
class DeliveryTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final String TAKEN = RecordingServer.reply(200, "text/plain", "thanks");

    private final SettableClock clock = new SettableClock();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final RecordingServer receiver = RecordingServer.answering((request, wire) -> {
        received.add(request);
        wire.write(answers.take());
    });
    private final HttpUpstream upstream = new HttpUpstream(EgressPolicy.parse("127.0.0.1:" + receiver.port()), clock);
    private final Dispatch dispatch = Dispatch.wire(Outside.inMemory()
            .with(clock)
            .with(new Background(Ticker.OF_THE_MACHINE, Duration.ofMillis(5)))
            .with(new HttpDeliverySender(upstream))
            .with(Tool.named("lab", "Lab")
                    .op(
                            Op.reads("echo", "Give back").takes("value", "what"),
                            call -> call.params().fields().get("value").orElse(Value.NULL))
                    .op(Op.reads("big", "Give much back"), call -> Value.of("x".repeat(900_000)))
                    .op(Op.writes("fail", "Fail"), call -> {
                        throw StepFailure.lasting(FailureCode.TOOL_ERROR, "It failed");
                    })
                    .build()));

    DeliveryTest() {
        dispatch.sendDeliveries();
    }

    @AfterEach
    void close() {
        dispatch.close();
        receiver.close();
        upstream.close();
    }

    private Created subscribe() {
        return dispatch.deliveries().create(ADA, receiver.url("/hook"), EnumSet.allOf(DeliveryEvent.class), null);
    }

    private RunRecord run(Step... steps) {
        Plan plan = Plan.of(new PlanId("wf_1"), Instant.EPOCH, "Plan", List.of(steps));
        return dispatch.runs().start(RunRequest.of(ADA, plan)).ended().join();
    }

    private static Step step(String id, String op) {
        return Step.of(id, "lab", op, op.equals("echo") ? Fields.of("value", Value.of("é🚀")) : Fields.empty());
    }

    private Received next() throws InterruptedException {
        Received request = received.poll(30, TimeUnit.SECONDS);
        assertThat(request).as("a request in time").isNotNull();
        return Objects.requireNonNull(request);
    }

    /** The only delivery, once it stands so. */
    private Delivery delivery(Created created, DeliveryStatus status, int attempts) {
        return eventuallyThere(
                () -> dispatch.deliveries().deliveries(ADA, created.webhook().id()).stream()
                        .limit(1)
                        .filter(delivery -> delivery.status() == status
                                && delivery.attempts().size() == attempts)
                        .findFirst());
    }

    private static HttpHeaders headers(Received request) {
        return HttpHeaders.of(
                request.headers().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))),
                (name, value) -> true);
    }

    /** The check that a receiver makes which knows Dispatch's own headers alone. */
    private static boolean isSigned(Received request, String secret, Instant now) throws GeneralSecurityException {
        long at = Long.parseLong(request.header("x-dispatch-timestamp"));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal(request.body().getBytes(StandardCharsets.UTF_8));
        return Math.abs(now.toEpochMilli() - at) <= Duration.ofMinutes(5).toMillis()
                && MessageDigest.isEqual(expected, HexFormat.of().parseHex(request.header("x-dispatch-signature")));
    }

    @Test
    void a_receiver_can_check_a_delivery_in_either_way() throws Exception {
        clock.advance(Duration.between(clock.instant(), Instant.now())); // the library reads the system's clock
        Created created = subscribe();
        String secret = created.secret().text();
        answers.add(TAKEN);

        RunRecord run = run(step("a", "echo"));
        Received request = next();

        assertThat(isSigned(request, secret, clock.instant())).isTrue();
        assertThat(isSigned(request, secret + "x", clock.instant())).isFalse();
        new Webhook(secret).verify(request.body(), headers(request));
        assertThatThrownBy(() -> new Webhook(secret).verify(request.body() + " ", headers(request)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/hook");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("x-dispatch-event")).isEqualTo("run.completed");
        Fields body = (Fields) Json.parse(request.body());
        assertThat(body.values().keySet()).containsExactly("id", "timestamp", "event", "run");
        assertThat(body.text("id")).contains(request.header("webhook-id"));
        assertThat(body.fields("run").text("id")).contains(run.run().id().value());
        assertThat(body.fields("run").items("steps").toString()).contains("é🚀");
        Delivery delivery = delivery(created, DeliveryStatus.DELIVERED, 1);
        assertThat(delivery.attempts().getFirst().status()).isEqualTo(200);
        assertThat(delivery.attempts().getFirst().error()).isNull();
        keep(request, secret);
    }

    /** For a check by another language's means, where there is one. */
    private static void keep(Received request, String secret) throws IOException {
        Value.FieldsBuilder headers = Fields.builder();
        request.headers().forEach(headers::put);
        String sample = Json.write(Fields.builder()
                .put("secret", secret)
                .put("headers", headers.build())
                .put("body", request.body())
                .build());
        Files.writeString(Path.of("target", "delivery.json"), sample);
    }

    @Test
    void a_failed_run_is_told_as_such() throws Exception {
        subscribe();
        answers.add(TAKEN);

        run(step("a", "fail"));
        Received request = next();

        assertThat(request.header("x-dispatch-event")).isEqualTo("run.failed");
        assertThat(((Fields) Json.parse(request.body())).fields("run").text("status"))
                .contains("failed");
    }

    @Test
    void the_end_of_a_run_that_waited_is_told_with_what_was_decided_and_why() throws Exception {
        dispatch.takeOver().resume();
        subscribe();
        answers.addAll(List.of(TAKEN, TAKEN));
        RunRecord waiting = run(step("a", "echo").withApproval(new Approval(null, Duration.ofDays(1))));
        assertThat(next().header("x-dispatch-event")).isEqualTo("run.waiting");

        Verdict no = new Verdict(Answer.REJECTED, Optional.of("Not this week"));
        dispatch.runs().decide(Actor.of(ADA), waiting.run().id(), new StepId("a"), no);

        Fields run = ((Fields) Json.parse(next().body())).fields("run");
        assertThat(((Fields) run.items("approvals").getFirst()).text("reason")).contains("Not this week");
        assertThat(run.text("error")).contains("Step `a` failed: The step was rejected by its owner: Not this week");
    }

    @Test
    void what_is_not_taken_is_sent_again_later_the_same_and_signed_anew() throws Exception {
        Created created = subscribe();
        answers.add(RecordingServer.reply(500, "text/plain", "not now"));

        run(step("a", "echo"));
        Received first = next();
        Delivery waiting = delivery(created, DeliveryStatus.PENDING, 1);
        assertThat(waiting.attempts().getFirst().status()).isEqualTo(500);
        assertThat(waiting.attempts().getFirst().error()).isEqualTo("It answered 500");
        answers.add(TAKEN);
        clock.advance(Duration.ofMillis(12_500));
        Received second = next();

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
        assertThat(second.header("x-dispatch-timestamp")).isNotEqualTo(first.header("x-dispatch-timestamp"));
        assertThat(isSigned(second, created.secret().text(), clock.instant())).isTrue();
        delivery(created, DeliveryStatus.DELIVERED, 2);
    }

    @Test
    void a_receiver_that_asks_for_more_time_gets_it() throws Exception {
        Created created = subscribe();
        answers.add("HTTP/1.1 429 Slow down\r\nRetry-After: 600\r\nContent-Length: 0\r\n\r\n");
        run(step("a", "echo"));
        String first = next().header("webhook-id");
        delivery(created, DeliveryStatus.PENDING, 1);

        clock.advance(Duration.ofSeconds(599));
        answers.add(TAKEN);
        run(step("a", "echo"));
        assertThat(next().header("webhook-id")).as("one that is due").isNotEqualTo(first);
        answers.add(TAKEN);
        clock.advance(Duration.ofSeconds(1));
        assertThat(next().header("webhook-id")).isEqualTo(first);
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        Created created = subscribe();
        answers.add("HTTP/1.1 302 Found\r\nLocation: " + receiver.url("/other") + "\r\nContent-Length: 0\r\n\r\n");

        run(step("a", "echo"));
        next();

        assertThat(delivery(created, DeliveryStatus.PENDING, 1)
                        .attempts()
                        .getFirst()
                        .error())
                .contains("302, a redirect, which is not followed");
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void gone_disables_the_webhook_and_it_can_be_enabled_and_sent_to_again() throws Exception {
        Created created = subscribe();
        answers.add(RecordingServer.reply(410, "text/plain", ""));
        run(step("a", "echo"));
        next();
        Delivery failed = delivery(created, DeliveryStatus.FAILED, 1);
        eventually(() -> !dispatch.deliveries().webhooks(ADA).getFirst().enabled());
        run(step("a", "echo"));
        assertThat(dispatch.deliveries().deliveries(ADA, created.webhook().id()))
                .hasSize(1);
        assertThatThrownBy(() ->
                        dispatch.deliveries().redeliver(ADA, created.webhook().id(), failed.id()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("conflict"));

        dispatch.deliveries().change(ADA, created.webhook().id(), enabling());
        answers.add(TAKEN);
        dispatch.deliveries().redeliver(ADA, created.webhook().id(), failed.id());

        assertThat(next().header("webhook-id")).isEqualTo(failed.id().value());
        delivery(created, DeliveryStatus.DELIVERED, 2);
    }

    private static WebhookPatch enabling() {
        return new WebhookPatch(Patch.keep(), Patch.keep(), Patch.keep(), Patch.set(true));
    }

    @Test
    void a_message_that_would_be_too_large_comes_without_inputs_and_outputs() throws Exception {
        subscribe();
        answers.add(TAKEN);

        run(step("a", "big"), step("b", "big"));
        Fields body = (Fields) Json.parse(next().body());

        assertThat(body.get("truncated")).contains(Value.of(true));
        assertThat(body.fields("run").items("steps"))
                .hasSize(2)
                .allSatisfy(step -> assertThat(((Fields) step).values())
                        .containsKey("status")
                        .doesNotContainKeys("input", "output"));
    }

    @Test
    void what_no_step_may_reach_no_delivery_may_either() {
        HttpDeliverySender sender = new HttpDeliverySender(upstream);

        assertThat(sender.problem("https://example.com/hook?x=1")).isEmpty();
        assertThat(sender.problem(receiver.url("/"))).isEmpty();
        for (String url : List.of(
                "http://127.0.0.1:1/",
                "http://[::1]/",
                "http://169.254.169.254/latest",
                "http://2130706433/",
                "ftp://example.com/",
                "example.com",
                "",
                "https://user:secret@example.com/")) {
            assertThat(sender.problem(url)).as(url).isPresent();
        }
        assertThat(sender.post(ADA, "http://127.0.0.1:1/", Map.of(), "{}", Duration.ofSeconds(5))
                        .error())
                .isNotNull();
    }
}
