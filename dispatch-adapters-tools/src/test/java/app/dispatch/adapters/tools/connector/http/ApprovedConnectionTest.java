package app.dispatch.adapters.tools.connector.http;

import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.SettableClock;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.Runs.Verdict;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.Approval;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call that waits for an approval, and a connection that is changed meanwhile. */
@Timeout(60)
class ApprovedConnectionTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final StepId PAY = new StepId("pay");

    private final SettableClock clock = new SettableClock();
    private final RecordingServer first = server();
    private final RecordingServer second = server();
    private final HttpUpstream upstream = new HttpUpstream(EgressPolicy.parse("127.0.0.1"), clock);
    private final Dispatch dispatch =
            Dispatch.wire(Outside.inMemory().with(clock).with(new HttpConnector(upstream)));
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private static RecordingServer server() {
        return RecordingServer.answering(RecordingServer.reply(200, "text/plain", "paid"));
    }

    @BeforeEach
    void enter() {
        dispatch.takeOver().resume();
    }

    @AfterEach
    void close() {
        dispatch.close();
        upstream.close();
        first.close();
        second.close();
    }

    private void connect(RecordingServer server, String secret) {
        clock.advance(Duration.ofSeconds(1));
        dispatch.integrations()
                .save(
                        ADA,
                        "http",
                        Map.of(
                                "baseUrl",
                                server.url("/api"),
                                "authorization",
                                "Bearer " + secret,
                                "headers",
                                "X-Team: ops"),
                        false);
    }

    private Run begin() throws InterruptedException {
        Step pay = Step.of("pay", "http", "request", (Fields)
                        Json.parse("{\"method\":\"POST\",\"url\":\"/pay\",\"json\":{\"amount\":5}}"))
                .withApproval(new Approval(null, Duration.ofDays(1)));
        Plan plan = Plan.of(new PlanId("wf_1"), Instant.EPOCH, "Plan", List.of(pay));
        Run run = dispatch.runs().start(RunRequest.of(ADA, plan)).run();
        dispatch.runs().follow(ADA, run.id(), 0, event -> {
            if (event.event() instanceof StepLogged logged) {
                lines.add(logged.line());
            }
        });
        assertThat(lines.take()).startsWith("waits for its owner's approval until ");
        awaitStatus(run, RunStatus.WAITING);
        return run;
    }

    private void awaitStatus(Run run, RunStatus status) {
        eventually(() -> dispatch.runs().get(ADA, run.id()).run().status() == status);
    }

    private ApprovalRequest question(Run run) {
        return dispatch.runs().get(ADA, run.id()).approvals().getFirst();
    }

    private void approve(Run run) {
        dispatch.runs().decide(ADA, run.id(), PAY, Answer.APPROVED);
    }

    private static Fields shown(RecordingServer server) {
        return (Fields) Json.parse("""
                { "method": "POST", "url": "%s", "json": { "amount": 5 },
                  "headers": { "Authorization": "••••", "X-Team": "••••" } }""".formatted(server.url("/api/pay")));
    }

    @Test
    void the_question_shows_where_the_call_goes_and_what_headers_it_has() throws Exception {
        connect(first, "secret-of-the-first");
        Run run = begin();
        assertThat(question(run).input()).isEqualTo(shown(first));

        approve(run);

        awaitStatus(run, RunStatus.OK);
        Received received = first.requests().getFirst();
        assertThat(received.target()).isEqualTo("/api/pay");
        assertThat(received.header("authorization")).isEqualTo("Bearer secret-of-the-first");
    }

    @Test
    void what_came_in_with_a_run_is_shown_without_secrets_of_the_connection() throws Exception {
        connect(first, "secret-of-the-first");
        Run run = begin();

        UnaryOperator<Value> shown =
                dispatch.runs().shown(ADA, List.of(dispatch.runs().get(ADA, run.id())));

        assertThat(shown.apply(Json.parse("{\"said\":\"secret-of-the-first is old\",\"password\":\"hunter2\"}")))
                .isEqualTo(Json.parse("{\"said\":\"•••• is old\",\"password\":\"••••\"}"));
    }

    @Test
    void a_reason_gives_no_secret_of_the_connection_away() throws Exception {
        connect(first, "secret-of-the-first");
        Run run = begin();

        dispatch.runs()
                .decide(
                        Actor.of(ADA),
                        run.id(),
                        PAY,
                        new Verdict(Answer.REJECTED, Optional.of("secret-of-the-first is old")));

        awaitStatus(run, RunStatus.FAILED);
        assertThat(question(run).decision().reason()).isEqualTo("•••• is old");
        assertThat(dispatch.runs().get(ADA, run.id()).run().end().orElseThrow().error())
                .endsWith("rejected by its owner: •••• is old");
    }

    @Test
    void a_call_that_would_go_to_another_server_is_asked_for_anew() throws Exception {
        connect(first, "secret-of-the-first");
        Run run = begin();
        connect(second, "secret-of-the-first");

        approve(run);

        assertThat(lines.take())
                .startsWith(
                        "the connection was changed after the approval, so the step waits for its owner's approval");
        awaitStatus(run, RunStatus.WAITING);
        assertThat(question(run).answer()).isEmpty();
        assertThat(question(run).input()).isEqualTo(shown(second));
        assertThat(first.connections() + second.connections()).isZero();
        approve(run);
        awaitStatus(run, RunStatus.OK);
        assertThat(second.requests()).hasSize(1);
        assertThat(first.connections()).isZero();
    }

    @Test
    void a_call_that_would_be_made_as_somebody_else_is_asked_for_anew() throws Exception {
        connect(first, "secret-of-the-first");
        Run run = begin();
        connect(first, "secret-of-another");

        approve(run);

        assertThat(lines.take()).startsWith("the connection was changed after the approval");
        assertThat(question(run).answer()).isEmpty();
        assertThat(first.connections()).isZero();
    }

    @Test
    void a_connection_that_is_gone_is_asked_for_anew_and_then_missed() throws Exception {
        connect(first, "secret-of-the-first");
        Run run = begin();
        dispatch.integrations().delete(ADA, "http");

        approve(run);

        assertThat(lines.take()).startsWith("the connection was changed after the approval");
        assertThat(first.connections()).isZero();
    }
}
