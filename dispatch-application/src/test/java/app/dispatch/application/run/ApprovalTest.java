package app.dispatch.application.run;

import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.StepStatus;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps that wait for their owner. */
class ApprovalTest {
    private static final StepId POST = new StepId("post");

    private static final String TWO_STEPS = """
            [{"id":"look","tool":"probe","op":"read","params":{"is":"found"}},
             {"id":"post","tool":"probe","op":"write","params":{"is":"{{ steps.look.output.is }}!"},
              "approval":{"message":"Post it?","expiresAfterMs":%d}}]""";

    private final EngineFixture engine = new EngineFixture();

    @BeforeEach
    void enter() {
        engine.dispatch.takeOver().resume();
    }

    @AfterEach
    void close() {
        engine.dispatch.close();
    }

    private RunRecord parked(String steps) {
        RunRecord record = engine.start(engine.draft(steps), "{}", RunMode.LIVE).await();
        assertThat(record.run().status()).isEqualTo(RunStatus.WAITING);
        return record;
    }

    private RunRecord ended(RunRecord record) {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        engine.dispatch.runs().follow(EngineFixture.OWNER, record.run().id(), 0, event -> {
            if (event.event() instanceof RunCompleted) {
                ended.complete(true);
            }
        });
        EngineFixture.get(ended);
        return get(record);
    }

    private RunRecord get(RunRecord record) {
        return engine.dispatch.runs().get(EngineFixture.OWNER, record.run().id());
    }

    private void decide(RunRecord record, Answer answer) {
        engine.dispatch.runs().decide(EngineFixture.OWNER, record.run().id(), POST, answer);
    }

    @Test
    void a_run_waits_before_the_step_and_shows_the_call() {
        RunRecord record = get(parked(TWO_STEPS.formatted(60_000)));
        assertThat(engine.probe.calls()).containsExactly("found");
        ApprovalRequest request = record.approvals().getFirst();
        assertThat(request.step()).isEqualTo(POST);
        assertThat(request.message()).isEqualTo("Post it?");
        assertThat(request.input()).isEqualTo(Fields.of("is", Value.of("found!")));
        assertThat(request.decision()).isNull();
        eventually(() -> engine.dispatch.load().running() == 0);
    }

    @Test
    void an_approved_step_is_carried_out() {
        RunRecord waiting = parked(TWO_STEPS.formatted(60_000));
        decide(waiting, Answer.APPROVED);
        RunRecord record = ended(waiting);
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(engine.probe.calls()).containsExactly("found", "found!");
        assertThat(record.approvals().getFirst().decision().by()).isEqualTo(EngineFixture.OWNER.value());
        assertThatThrownBy(() -> decide(waiting, Answer.REJECTED))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("approved already");
    }

    @Test
    void a_rejected_step_fails_and_is_not_carried_out() {
        RunRecord waiting = parked(TWO_STEPS.formatted(60_000));
        decide(waiting, Answer.REJECTED);
        RunRecord record = ended(waiting);
        assertThat(record.run().end().code()).isEqualTo("approval_rejected");
        StepOutcome post = record.steps().getLast();
        assertThat(post.status()).isEqualTo(StepStatus.FAILED);
        assertThat(post.attempts()).isZero();
        assertThat(engine.probe.calls()).containsExactly("found");
    }

    @Test
    void nobodys_answer_is_a_refusal_once_the_time_is_over() {
        RunRecord record = ended(parked(TWO_STEPS.formatted(1)));
        assertThat(record.run().end().code()).isEqualTo("approval_expired");
        assertThat(record.approvals().getFirst().answer()).contains(Answer.EXPIRED);
        assertThat(engine.probe.calls()).containsExactly("found");
    }

    @Test
    void a_run_that_waits_can_be_cancelled() {
        RunRecord waiting = parked(TWO_STEPS.formatted(60_000));
        engine.dispatch.runs().cancel(EngineFixture.OWNER, waiting.run().id());
        assertThat(ended(waiting).run().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(engine.probe.calls()).containsExactly("found");
        assertThatThrownBy(() -> decide(waiting, Answer.APPROVED)).isInstanceOf(Refusal.class);
    }

    @Test
    void the_steps_beside_it_do_not_wait() {
        RunRecord waiting = parked("""
                [{"id":"post","tool":"probe","op":"write","params":{"is":"1"},"approval":true},
                 {"id":"also","tool":"probe","op":"read","params":{"is":"2"},"dependsOn":[]}]""");
        assertThat(engine.probe.calls()).containsExactly("2");
        decide(waiting, Answer.APPROVED);
        assertThat(ended(waiting).run().status()).isEqualTo(RunStatus.OK);
        assertThat(engine.probe.calls()).containsExactly("2", "1");
    }

    @Test
    void all_calls_of_a_step_with_items_are_shown() {
        RunRecord record = get(parked("""
                [{"id":"post","tool":"probe","op":"write","params":{"is":"{{ item }}"},"forEach":"['a', 'b']",
                  "approval":true}]"""));
        assertThat(record.approvals().getFirst().input())
                .isEqualTo(Value.of(List.of(Fields.of("is", Value.of("a")), Fields.of("is", Value.of("b")))));
    }

    @Test
    void what_is_not_wanted_or_cannot_be_rendered_is_not_asked_for() {
        RunRecord unwanted = engine.start(engine.draft("""
                        [{"id":"post","tool":"probe","op":"write","params":{"is":"1"},"when":"false","approval":true}]"""), "{}", RunMode.LIVE).await();
        assertThat(unwanted.steps().getFirst().status()).isEqualTo(StepStatus.SKIPPED);
        RunRecord broken = engine.start(engine.draft("""
                        [{"id":"post","tool":"probe","op":"write","params":{"is":"{{ trigger.a.b }}"},"approval":true}]"""), "{}", RunMode.LIVE).await();
        assertThat(broken.run().end().code()).isEqualTo("expression_error");
        assertThat(engine.probe.calls()).isEmpty();
    }

    @Test
    void a_dry_run_asks_nobody() {
        RunRecord record = engine.start(engine.draft(TWO_STEPS.formatted(60_000)), "{}", RunMode.DRY_RUN)
                .await();
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
    }
}
