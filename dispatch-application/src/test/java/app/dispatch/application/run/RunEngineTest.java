package app.dispatch.application.run;

import static app.dispatch.application.run.EngineFixture.ended;
import static app.dispatch.application.run.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.application.run.engine.OutputCap;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.PhaseCompleted;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunEvent.StepModeSet;
import app.dispatch.domain.run.RunEvent.StepStarted;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepStatus;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunEngineTest {
    private final EngineFixture engine = new EngineFixture();

    @Test
    void a_plain_list_of_steps_runs_in_order_and_ends_ok() {
        RunRecord record = engine.run("""
                [{"id":"a","tool":"probe","op":"read","params":{"is":"1"}},
                 {"id":"b","tool":"probe","op":"write","params":{"is":"2","value":"{{ steps.a.output.is }}"}}]""");
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(engine.probe.calls()).containsExactly("1", "2");
        assertThat(step(record, "b").output()).contains(Json.parse("{\"is\":\"2\",\"value\":\"1\"}"));
        assertThat(step(record, "b").ref().phase()).isEqualTo(1);
        assertThat(step(record, "b").input()).isEqualTo(Json.parse("{\"is\":\"2\",\"value\":\"1\"}"));
    }

    @Test
    void a_plan_without_steps_ends_ok() {
        assertThat(engine.run("[]").run().status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void steps_of_one_phase_run_at_the_same_time() {
        CyclicBarrier all = new CyclicBarrier(3);
        for (String is : List.of("1", "2", "3")) {
            engine.probe.on(is, call -> {
                meet(all);
                return Value.NULL;
            });
        }
        RunRecord record = engine.run("""
                [{"id":"a","tool":"probe","op":"read","params":{"is":"1"}},
                 {"id":"b","tool":"probe","op":"read","params":{"is":"2"},"dependsOn":[]},
                 {"id":"c","tool":"probe","op":"read","params":{"is":"3"},"dependsOn":[]}]""");
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(record.steps()).extracting(step -> step.ref().phase()).containsOnly(0);
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_failed_step_lets_its_phase_finish_and_stops_the_next() {
        engine.probe.on("bad", call -> {
            throw StepFailure.lasting(FailureCode.TOOL_ERROR, "no");
        });
        RunRecord record = engine.run("""
                [{"id":"a","tool":"probe","op":"read","params":{"is":"bad"}},
                 {"id":"b","tool":"probe","op":"read","params":{"is":"good"},"dependsOn":[]},
                 {"id":"c","tool":"probe","op":"read","params":{"is":"late"},"dependsOn":["a","b"]}]""");
        assertThat(record.run().status()).isEqualTo(RunStatus.FAILED);
        assertThat(record.run().end().orElseThrow().error()).isEqualTo("Step `a` failed: no");
        assertThat(record.run().end().orElseThrow().code()).isEqualTo("tool_error");
        assertThat(engine.probe.calls()).containsExactlyInAnyOrder("bad", "good");
        assertThat(record.steps()).hasSize(2);
    }

    @Test
    void a_failure_to_continue_after_reads_as_null_and_the_run_ends_ok() {
        engine.probe.on("bad", call -> {
            throw StepFailure.lasting(FailureCode.TOOL_ERROR, "no");
        });
        RunRecord record = engine.run("""
                [{"id":"a","tool":"probe","op":"read","params":{"is":"bad"},"onError":"continue"},
                 {"id":"b","tool":"probe","op":"read","params":{"is":"2","value":"{{ steps.a.output }}"}},
                 {"id":"c","tool":"probe","op":"read","params":{"is":"{{ steps.a.status }}"}}]""");
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(step(record, "a").status()).isEqualTo(StepStatus.FAILED);
        assertThat(step(record, "b").output()).contains(Json.parse("{\"is\":\"2\",\"value\":null}"));
        assertThat(engine.probe.calls()).containsExactly("bad", "2", "failed");
    }

    @Test
    void a_step_whose_when_is_false_is_skipped_and_what_follows_goes_on() {
        RunRecord record = engine.run("""
                [{"id":"a","tool":"probe","op":"read","when":"trigger.go","params":{"is":"1"}},
                 {"id":"b","tool":"probe","op":"read","params":{"is":"2","value":"{{ steps.a.output }}"}}]""", "{\"go\":false}");
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(step(record, "a").status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(step(record, "a").attempts()).isZero();
        assertThat(engine.probe.calls()).containsExactly("2");
    }

    @Test
    void a_when_that_is_no_truth_value_fails_its_step() {
        RunRecord record = engine.run(
                "[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"read\",\"when\":\"trigger.go\",\"params\":{\"is\":\"1\"}}]",
                "{\"go\":\"yes\"}");
        assertThat(step(record, "a").failure().orElseThrow().code()).isEqualTo("expression_error");
        assertThat(engine.probe.calls()).isEmpty();
    }

    @Test
    void a_missing_key_fails_its_step_and_is_named() {
        RunRecord record = engine.run(
                "[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{\"is\":\"{{ trigger.order.id }}\"}}]",
                "{\"order\":{}}");
        assertThat(step(record, "a").failure().orElseThrow().code()).isEqualTo("expression_error");
        assertThat(step(record, "a").failure().orElseThrow().error())
                .contains("trigger.order.id")
                .contains("id");
        assertThat(record.run().end().orElseThrow().error()).contains("`a`");
    }

    @Test
    void a_credential_reaches_the_tool_and_not_the_record() {
        engine.probe.on("1", call -> Value.of(Json.write(call.params().fields()).contains("hush")));
        RunRecord record = engine.run("""
                [{"id":"a","tool":"probe","op":"read","params":{"is":"1","value":{"headers":
                  {"Authorization":"Bearer hush","X-Api-Key":"hush","Accept":"*/*"},"list":[{"client_secret":"hush"}]}}}]""");
        assertThat(step(record, "a").output()).contains(Value.of(true));
        assertThat(Json.write(step(record, "a").input())).doesNotContain("hush").contains("*/*");
    }

    @Test
    void what_a_tool_throws_by_mistake_ends_its_step_without_details() {
        engine.probe.on("1", call -> {
            throw new IllegalStateException("secret detail");
        });
        RunRecord record = engine.run("[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{\"is\":\"1\"}}]");
        assertThat(step(record, "a").failure().orElseThrow().code()).isEqualTo("internal");
        assertThat(step(record, "a").failure().orElseThrow().error()).doesNotContain("secret");
    }

    @Test
    void events_come_in_the_order_of_the_contract() {
        StartedRun started = engine.start(engine.draft("""
                        [{"id":"a","tool":"probe","op":"read","params":{"is":"1"}},
                         {"id":"b","tool":"probe","op":"read","params":{"is":"2"}}]"""), "{}", RunMode.LIVE);
        List<RunEvent> events = engine.events(started);
        assertThat(events)
                .extracting(event -> (Class) event.getClass())
                .containsExactly(
                        StepStarted.class,
                        StepDone.class,
                        PhaseCompleted.class,
                        StepStarted.class,
                        StepDone.class,
                        PhaseCompleted.class,
                        RunCompleted.class);
    }

    @Test
    void a_follower_hears_the_same_before_and_after_the_end() {
        engine.probe.on("1", call -> {
            call.log("a line");
            return Value.NULL;
        });
        StartedRun started = engine.start(
                engine.draft("[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"write\",\"params\":{\"is\":\"1\"}}]"),
                "{}",
                RunMode.LIVE);
        List<RunEvent> live = engine.events(started);
        ended(started);
        assertThat(engine.events(started)).isEqualTo(live);
        assertThat(live).hasAtLeastOneElementOfType(StepLogged.class);
    }

    @Test
    void a_dry_run_reads_and_does_not_write() {
        RunRecord record = ended(engine.start(engine.draft("""
                        [{"id":"a","tool":"probe","op":"read","params":{"is":"1"}},
                         {"id":"b","tool":"probe","op":"write","params":{"is":"2"}},
                         {"id":"c","tool":"probe","op":"set","params":{"is":"3"}}]"""), "{}", RunMode.DRY_RUN));
        assertThat(engine.probe.calls()).containsExactly("1");
        assertThat(step(record, "a").mode()).isEqualTo(RunMode.LIVE);
        assertThat(step(record, "b").mode()).isEqualTo(RunMode.DRY_RUN);
        assertThat(step(record, "b").output()).contains(Json.parse("{\"simulated\":true}"));
        assertThat(record.run().order().mode()).isEqualTo(RunMode.DRY_RUN);
        assertThat(engine.store.journal(EngineFixture.OWNER, record.run().id(), 0))
                .extracting(event -> event.event())
                .hasAtLeastOneElementOfType(StepModeSet.class);
    }

    @Test
    void cancelling_breaks_off_what_is_under_way() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        engine.probe.on("1", call -> {
            call.onCancel(cancelled::countDown);
            begun.countDown();
            awaitForever();
            return Value.NULL;
        });
        StartedRun started = engine.start(engine.draft("""
                        [{"id":"a","tool":"probe","op":"read","params":{"is":"1"}},
                         {"id":"b","tool":"probe","op":"read","params":{"is":"2"}}]"""), "{}", RunMode.LIVE);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        engine.dispatch.runs().cancel(EngineFixture.OWNER, started.run().id());
        RunRecord record = ended(started);
        assertThat(record.run().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(step(record, "a").failure().orElseThrow().code()).isEqualTo("cancelled");
        assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(engine.probe.calls()).containsExactly("1");
    }

    static void awaitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_run_that_takes_too_long_fails_with_run_timeout() {
        EngineFixture hasty = new EngineFixture(outside -> outside.withRunTimeout(Duration.ofMillis(100)));
        hasty.probe.on("1", call -> {
            awaitForever();
            return Value.NULL;
        });
        RunRecord record = hasty.run("[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{\"is\":\"1\"}}]");
        assertThat(record.run().end().orElseThrow().code()).isEqualTo("run_timeout");
        assertThat(step(record, "a").failure().orElseThrow().code()).isEqualTo("run_timeout");
    }

    @Test
    void a_plans_own_limit_of_time_is_a_budget() {
        engine.probe.on("1", call -> {
            awaitForever();
            return Value.NULL;
        });
        RunRecord record = ended(engine.start(
                engine.plan("\"limits\":{\"timeoutMs\":100},"
                        + "\"steps\":[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{\"is\":\"1\"}}]"),
                "{}",
                RunMode.LIVE));
        assertThat(record.run().end().orElseThrow().code()).isEqualTo("budget_exceeded");
    }

    @Test
    void a_plans_limit_of_calls_holds_to_the_call() {
        String steps = "\"steps\":[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{\"is\":\"1\"}},"
                + "{\"id\":\"b\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{\"is\":\"2\"}}]";
        RunRecord enough = ended(engine.start(engine.plan("\"limits\":{\"maxCalls\":2}," + steps), "{}", RunMode.LIVE));
        assertThat(enough.run().status()).isEqualTo(RunStatus.OK);
        RunRecord tooFew = ended(engine.start(engine.plan("\"limits\":{\"maxCalls\":1}," + steps), "{}", RunMode.LIVE));
        assertThat(step(tooFew, "b").failure().orElseThrow().code()).isEqualTo("budget_exceeded");
    }

    @Test
    void a_plans_limit_of_tokens_stops_the_next_call() {
        engine.probe.on("1", call -> Json.parse("{\"usage\":{\"totalTokens\":10}}"));
        RunRecord record = ended(engine.start(
                engine.plan("\"limits\":{\"maxTokens\":10},\"steps\":["
                        + "{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{\"is\":\"1\"}},"
                        + "{\"id\":\"b\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{\"is\":\"2\"}}]"),
                "{}",
                RunMode.LIVE));
        assertThat(step(record, "a").status()).isEqualTo(StepStatus.OK);
        assertThat(step(record, "b").failure().orElseThrow().code()).isEqualTo("budget_exceeded");
    }

    @Test
    void an_output_of_a_mebibyte_is_kept_and_a_larger_one_is_cut_and_says_so() {
        engine.probe.on("1", call -> Value.Fields.of("text", Value.of("x".repeat(OutputCap.STEP - 100))));
        engine.probe.on("2", call -> Value.Fields.of("text", Value.of("x".repeat(OutputCap.STEP + 1))));
        RunRecord record = engine.run("""
                [{"id":"a","tool":"probe","op":"read","params":{"is":"1"}},
                 {"id":"b","tool":"probe","op":"read","params":{"is":"2"}}]""");
        assertThat(step(record, "a").output()).asString().doesNotContain("truncated");
        Value.Fields cut = (Value.Fields) step(record, "b").output().orElseThrow();
        assertThat(cut.get("truncated")).contains(Value.of(true));
        assertThat(cut.text("text").orElseThrow().length()).isBetween(OutputCap.STEP - 200, OutputCap.STEP);
    }

    @Test
    void all_outputs_of_a_run_together_stay_below_ten_mebibytes() {
        AtomicInteger calls = new AtomicInteger();
        engine.probe.on("1", call -> {
            calls.incrementAndGet();
            return Value.of("x".repeat(OutputCap.STEP - 100));
        });
        StringBuilder steps = new StringBuilder("[");
        for (int i = 0; i < 13; i++) {
            steps.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"s" + i + "\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{\"is\":\"1\"}}");
        }
        RunRecord record = engine.run(steps.append("]").toString());
        long kept = record.steps().stream()
                .mapToLong(step ->
                        ((Value.Text) step.output().orElseThrow()).value().length())
                .sum();
        assertThat(calls).hasValue(13);
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(kept).isBetween(9L * OutputCap.STEP, (long) OutputCap.RUN);
    }
}
