package app.dispatch.application.run;

import static app.dispatch.application.run.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.tool.OpCall;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.StepIntended;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RetryTest {
    private static final String QUICK = "\"retry\":{\"maxAttempts\":%d,\"initialDelayMs\":1,\"maxDelayMs\":2}";

    private final EngineFixture engine = new EngineFixture();

    private static Function<OpCall, Value> failing(StepFailure failure) {
        return call -> {
            throw failure;
        };
    }

    private RunRecord run(String op, String retry) {
        return engine.run(
                "[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"" + op + "\",\"params\":{\"is\":\"1\"}" + retry + "}]");
    }

    @Test
    void a_read_and_an_idempotent_call_are_tried_three_times_a_write_once() {
        engine.probe.on("1", failing(StepFailure.passing(FailureCode.TOOL_ERROR, "busy")));
        assertThat(step(run("read", ""), "a").attempts()).isEqualTo(3);
        assertThat(step(run("set", ""), "a").attempts()).isEqualTo(3);
        assertThat(step(run("write", ""), "a").attempts()).isEqualTo(1);
        assertThat(engine.probe.calls()).hasSize(7);
    }

    @Test
    void a_lasting_failure_is_not_tried_again() {
        engine.probe.on("1", failing(StepFailure.lasting(FailureCode.TOOL_ERROR, "never")));
        assertThat(step(run("read", ""), "a").attempts()).isEqualTo(1);
    }

    @Test
    void a_plans_own_policy_holds_for_a_write_too_to_the_attempt() {
        engine.probe.on("1", failing(StepFailure.passing(FailureCode.TOOL_ERROR, "busy")));
        assertThat(step(run("write", "," + QUICK.formatted(5)), "a").attempts()).isEqualTo(5);
    }

    @Test
    void an_attempt_that_succeeds_ends_the_retries_and_each_is_logged() {
        Queue<String> keys = new ConcurrentLinkedQueue<>();
        engine.probe.on("1", call -> {
            keys.add(call.idempotencyKey());
            if (keys.size() < 3) {
                throw StepFailure.passing(FailureCode.TOOL_RATE_LIMITED, "slow down", Duration.ofMillis(5));
            }
            return Value.of("done");
        });
        RunRecord record = run("read", "," + QUICK.formatted(3));
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(step(record, "a").attempts()).isEqualTo(3);
        assertThat(keys).hasSize(3).containsOnly(record.run().id() + "/a");
        assertThat(engine.store.journal(EngineFixture.OWNER, record.run().id(), 0))
                .extracting(event -> event.event())
                .filteredOn(StepLogged.class::isInstance)
                .extracting(RunEvent::toString)
                .hasSize(2)
                .allMatch(line -> line.contains("slow down") && line.contains("trying again"));
    }

    @Test
    void a_wait_that_the_run_has_no_time_for_is_not_begun() {
        engine.probe.on(
                "1", failing(StepFailure.passing(FailureCode.TOOL_RATE_LIMITED, "slow down", Duration.ofHours(1))));
        RunRecord record = run("read", "");
        assertThat(step(record, "a").attempts()).isEqualTo(1);
        assertThat(step(record, "a").failure().orElseThrow().code()).isEqualTo("tool_rate_limited");
    }

    @Test
    void a_call_without_an_answer_times_out_and_is_told_to_stop() {
        engine.probe.on("1", call -> {
            RunEngineTest.awaitForever();
            return Value.NULL;
        });
        RunRecord record = run("write", ",\"timeoutMs\":20");
        assertThat(step(record, "a").failure().orElseThrow().code()).isEqualTo("tool_timeout");
        assertThat(step(record, "a").failure().orElseThrow().error()).contains("20 ms");
    }

    @Test
    void every_attempt_at_a_write_is_on_record_before_it_is_made() {
        Queue<Long> recorded = new ConcurrentLinkedQueue<>();
        engine.probe.on("1", call -> {
            String run = call.idempotencyKey().split("/")[0];
            recorded.add(engine.store.journal(EngineFixture.OWNER, new app.dispatch.domain.run.RunId(run), 0).stream()
                    .filter(event -> event.event() instanceof StepIntended)
                    .count());
            throw StepFailure.passing(FailureCode.TOOL_ERROR, "busy");
        });
        run("write", "," + QUICK.formatted(2));
        assertThat(recorded).containsExactly(1L, 2L);
    }
}
