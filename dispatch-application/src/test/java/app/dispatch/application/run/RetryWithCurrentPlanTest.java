package app.dispatch.application.run;

import static app.dispatch.application.run.EngineFixture.OWNER;
import static app.dispatch.application.run.EngineFixture.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.run.RunRequest.What;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.run.RetryPlan;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetryWithCurrentPlanTest {
    private static final String READ = step("a", "read", "1");
    private static final String WRITE = step("b", "write", "{{ steps.a.output.is }}2");

    private final EngineFixture engine = new EngineFixture();

    @BeforeEach
    void fail() {
        engine.probe.on("bad", call -> {
            throw StepFailure.lasting(FailureCode.TOOL_ERROR, "no");
        });
    }

    @AfterEach
    void close() {
        engine.dispatch.close();
    }

    private static String step(String id, String op, String is) {
        return "{\"id\":\"" + id + "\",\"tool\":\"probe\",\"op\":\"" + op + "\",\"params\":{\"is\":\"" + is + "\"}}";
    }

    private SavedWorkflow save(String... steps) {
        return engine.dispatch
                .workflows()
                .save(OWNER, engine.draft("[" + String.join(",", steps) + "]"), Schedule.ON_DEMAND);
    }

    private RunRecord run(SavedWorkflow workflow) {
        return ended(engine.dispatch
                .runs()
                .start(new RunRequest(OWNER, new What.Saved(workflow.id()), "{}", RunMode.LIVE, RunCause.MANUAL)));
    }

    private RunRecord retried(RunRecord past) {
        return ended(engine.dispatch.runs().retry(OWNER, past.run().id(), RetryPlan.CURRENT));
    }

    private static List<String> reused(RunRecord record) {
        return record.steps().stream()
                .filter(StepOutcome::reused)
                .map(outcome -> outcome.step().value())
                .toList();
    }

    @Test
    void a_mended_step_goes_on_from_what_was_done() {
        RunRecord past = run(save(READ, WRITE, step("c", "write", "bad")));
        SavedWorkflow mended = save(READ, WRITE, step("c", "write", "good"), step("d", "read", "more"));

        RunRecord retry = retried(past);

        assertThat(retry.run().status()).isEqualTo(RunStatus.OK);
        assertThat(retry.run().order().workflow().version()).isEqualTo(mended.version());
        assertThat(reused(retry)).containsExactly("a", "b");
        assertThat(engine.probe.calls()).containsExactly("1", "12", "bad", "good", "more");
    }

    @Test
    void a_changed_read_runs_again_with_what_reads_it() {
        String reads = step("b", "read", "{{ steps.a.output.is }}2");
        String other = step("x", "read", "x");
        RunRecord past = run(save(READ, reads, other, step("c", "read", "bad")));
        save(step("a", "read", "7"), reads, other, step("c", "read", "good"));

        RunRecord retry = retried(past);

        assertThat(reused(retry)).containsExactly("x");
        assertThat(engine.probe.calls()).containsExactly("1", "12", "x", "bad", "7", "72", "good");
        assertThat(retry.run().status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void a_write_that_was_made_is_not_repeated_for_a_changed_plan() {
        RunRecord past = run(save(READ, WRITE, step("c", "read", "bad")));
        save(step("a", "read", "7"), WRITE, step("c", "read", "good"));

        assertThatThrownBy(() -> retried(past)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("not_retryable");
            assertThat(refusal.details().toString()).contains("/plan").contains("`b`");
        });
        assertThat(engine.probe.calls()).containsExactly("1", "12", "bad");
    }

    @Test
    void a_new_label_or_a_new_place_changes_nothing_of_what_was_done() {
        RunRecord past = run(save(READ, WRITE, step("c", "read", "bad")));
        save(
                step("new", "read", "new"),
                READ.replace("{\"id\"", "{\"name\":\"Other\",\"timeoutMs\":5,\"id\""),
                WRITE,
                step("c", "read", "good"));

        RunRecord retry = retried(past);

        assertThat(reused(retry)).containsExactly("a", "b");
        assertThat(retry.run().status()).isEqualTo(RunStatus.OK);
        assertThat(engine.probe.calls()).containsExactly("1", "12", "bad", "new", "good");
    }

    @Test
    void what_failed_may_be_taken_out() {
        RunRecord past = run(save(READ, WRITE, step("c", "read", "bad")));
        save(READ, WRITE);

        assertThat(retried(past).run().status()).isEqualTo(RunStatus.OK);
        assertThat(engine.probe.calls()).containsExactly("1", "12", "bad");
    }

    @Test
    void a_run_without_a_workflow_has_no_current_plan() {
        RunRecord free = engine.run("[" + step("a", "read", "bad") + "]");
        SavedWorkflow workflow = save(step("a", "read", "bad"));
        RunRecord orphan = run(workflow);
        engine.dispatch.workflows().delete(OWNER, workflow.id());

        for (RunRecord past : List.of(free, orphan)) {
            assertThatThrownBy(() -> retried(past)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.code()).isEqualTo("not_retryable");
                assertThat(refusal.details().toString()).contains("/plan");
            });
        }
    }
}
