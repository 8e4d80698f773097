package app.dispatch.application.run;

import static app.dispatch.application.run.EngineFixture.OWNER;
import static app.dispatch.application.run.EngineFixture.ended;
import static app.dispatch.application.run.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.tool.OpCall;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.run.RetryPlan;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.StepStatus;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryOfRunTest {
    private final EngineFixture engine = new EngineFixture();

    @AfterEach
    void close() {
        engine.dispatch.close();
    }

    private static String call(String id, String op, String more) {
        return "{\"id\":\"" + id + "\",\"tool\":\"probe\",\"op\":\"" + op + "\",\"params\":{\"is\":\"" + id + "\"}"
                + more + "}";
    }

    private static String steps(String... steps) {
        return "[" + String.join(",", steps) + "]";
    }

    private static Function<OpCall, Value> failing(FailureCode code) {
        return call -> {
            throw StepFailure.lasting(code, "no");
        };
    }

    private void fails(String is) {
        engine.probe.on(is, failing(FailureCode.TOOL_ERROR));
    }

    private void works(String is) {
        engine.probe.on(is, call -> Value.of("made by " + is));
    }

    private RunRecord retried(RunRecord past) {
        return ended(retry(past.run().id()));
    }

    private StartedRun retry(RunId id) {
        return engine.dispatch.runs().retry(OWNER, id, RetryPlan.RECORDED);
    }

    private static List<String> reused(RunRecord record) {
        return record.steps().stream()
                .filter(StepOutcome::reused)
                .map(outcome -> outcome.step().value())
                .toList();
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void what_was_done_is_taken_over_and_the_rest_is_done() {
        fails("b");
        RunRecord past = engine.run(
                steps(
                        call("a", "write", ""),
                        call("b", "write", ""),
                        "{\"id\":\"c\",\"tool\":\"probe\",\"op\":\"read\","
                                + "\"params\":{\"is\":\"{{ steps.a.output.is + steps.b.output }}\"}}"),
                "{\"x\": 1}");
        works("b");

        RunRecord retry = retried(past);

        assertThat(retry.run().status()).isEqualTo(RunStatus.OK);
        assertThat(retry.run().order().origin())
                .isEqualTo(new RunOrigin.RetryOf(past.run().id()));
        assertThat(retry.run().order().payload()).isEqualTo("{\"x\": 1}");
        assertThat(engine.probe.calls()).containsExactly("a", "b", "b", "amade by b");
        assertThat(reused(retry)).containsExactly("a");
        assertThat(step(retry, "a").output()).isEqualTo(step(past, "a").output());
        assertThat(step(retry, "a").startedAt()).isEqualTo(step(past, "a").startedAt());
        assertThat(engine.dispatch.runs().get(OWNER, retry.run().id())).isEqualTo(retry);
    }

    @Test
    void the_stream_begins_with_what_was_taken_over_in_the_usual_order() {
        fails("b");
        RunRecord past = engine.run(steps(call("a", "read", ""), call("b", "read", "")));
        works("b");
        StartedRun retry = retry(past.run().id());

        List<RunEvent> events = engine.events(retry);

        assertThat(events.stream().map(event -> event.getClass().getSimpleName()))
                .containsExactly(
                        "StepStarted",
                        "StepLogged",
                        "StepDone",
                        "PhaseCompleted",
                        "StepStarted",
                        "StepDone",
                        "PhaseCompleted",
                        "RunCompleted");
    }

    @Test
    void of_one_phase_only_what_failed_is_done_again() {
        String atOnce = ",\"dependsOn\":[]";
        fails("b");
        RunRecord past = engine.run(steps(
                call("a", "write", atOnce),
                call("b", "write", atOnce),
                call("c", "write", ",\"dependsOn\":[\"a\",\"b\"]")));
        works("b");

        RunRecord retry = retried(past);

        assertThat(retry.run().status()).isEqualTo(RunStatus.OK);
        assertThat(engine.probe.calls()).containsExactlyInAnyOrder("a", "b", "b", "c");
        assertThat(reused(retry)).containsExactly("a");
    }

    @Test
    void the_items_of_a_loop_that_were_done_are_not_done_again() {
        fails("2");
        RunRecord past = engine.run(
                steps("{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"write\",\"params\":{\"is\":\"{{ item }}\"},"
                        + "\"forEach\":\"trigger.all\",\"concurrency\":1}"),
                "{\"all\":[\"0\",\"1\",\"2\",\"3\"]}");
        assertThat(retried(past).run().status()).isEqualTo(RunStatus.FAILED);
        works("2");

        RunRecord last = retried(past);

        assertThat(engine.probe.calls()).containsExactly("0", "1", "2", "2", "2", "3");
        assertThat(last.run().status()).isEqualTo(RunStatus.OK);
        assertThat(((Value.Items) step(last, "a").output().orElseThrow()).values())
                .hasSize(4)
                .element(2)
                .isEqualTo(Value.of("made by 2"));
    }

    @Test
    void a_tolerated_failure_that_nothing_was_done_about_is_tried_again() {
        fails("a");
        fails("c");
        RunRecord past = engine.run(steps(
                call("a", "read", ",\"onError\":\"continue\""),
                call("b", "read", ",\"when\":\"steps.a.status == 'ok'\""),
                call("c", "read", "")));
        assertThat(step(past, "b").status()).isEqualTo(StepStatus.SKIPPED);
        works("a");
        works("c");

        RunRecord retry = retried(past);

        assertThat(engine.probe.calls()).containsExactly("a", "c", "a", "b", "c");
        assertThat(reused(retry)).isEmpty();
        assertThat(retry.run().status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void a_tolerated_failure_that_something_was_done_about_stands() {
        fails("a");
        fails("c");
        RunRecord past = engine.run(steps(
                call("a", "read", ",\"onError\":\"continue\""),
                call("b", "write", ",\"when\":\"steps.a.status == 'failed'\""),
                call("d", "write", ",\"when\":\"steps.a.status == 'ok'\""),
                call("c", "read", "")));
        works("a");
        works("c");

        RunRecord retry = retried(past);

        assertThat(engine.probe.calls()).containsExactly("a", "b", "c", "c");
        assertThat(reused(retry)).containsExactly("a", "b", "d");
        assertThat(step(retry, "a").status()).isEqualTo(StepStatus.FAILED);
        assertThat(step(retry, "d").status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(retry.run().status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void a_retry_asked_of_the_first_run_goes_on_from_the_last_retry() {
        fails("b");
        fails("c");
        RunRecord first = engine.run(steps(call("a", "write", ""), call("b", "write", ""), call("c", "write", "")));
        works("b");
        RunRecord second = retried(first);
        assertThat(second.run().status()).isEqualTo(RunStatus.FAILED);
        works("c");

        RunRecord third = retried(first);

        assertThat(third.run().order().origin())
                .isEqualTo(new RunOrigin.RetryOf(second.run().id()));
        assertThat(third.run().status()).isEqualTo(RunStatus.OK);
        assertThat(reused(third)).containsExactly("a", "b");
        assertThat(engine.probe.calls()).containsExactly("a", "b", "b", "c", "c");
        assertRefused("not_retryable", () -> retry(first.run().id()));
        assertRefused("not_retryable", () -> retry(third.run().id()));
    }

    @Test
    void a_run_is_retried_once_at_a_time_and_goes_on_from_a_cancelled_retry() {
        fails("b");
        RunRecord past = engine.run(steps(call("a", "write", ""), call("b", "read", "")));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        engine.probe.on("b", call -> {
            begun.countDown();
            RunServiceTest.await(never);
            return Value.NULL;
        });
        StartedRun open = retry(past.run().id());
        RunServiceTest.await(begun);

        assertRefused("conflict", () -> retry(past.run().id()));
        assertRefused("not_retryable", () -> retry(open.run().id()));

        engine.dispatch.runs().cancel(OWNER, open.run().id());
        assertThat(ended(open).run().status()).isEqualTo(RunStatus.CANCELLED);
        never.countDown();
        works("b");
        assertThat(retried(past).run().order().origin())
                .isEqualTo(new RunOrigin.RetryOf(open.run().id()));
        assertThat(engine.probe.calls()).containsExactly("a", "b", "b", "b");
    }

    @Test
    void only_a_failed_run_is_retried_and_only_by_its_owner() {
        RunRecord good = engine.run(steps(call("a", "read", "")));
        assertRefused("not_retryable", () -> retry(good.run().id()));
        assertRefused("not_found", () -> retry(new RunId("run_none")));
        fails("a");
        RunRecord failed = engine.run(steps(call("a", "read", "")));
        assertRefused(
                "not_found",
                () -> engine.dispatch
                        .runs()
                        .retry(new UserId("usr_eve"), failed.run().id(), RetryPlan.RECORDED));
    }

    @Test
    void a_call_whose_outcome_is_unknown_is_made_again_under_the_same_key_and_others_under_a_new_one() {
        Queue<String> keys = new ConcurrentLinkedQueue<>();
        for (FailureCode code : List.of(FailureCode.TOOL_TIMEOUT, FailureCode.TOOL_ERROR)) {
            engine.probe.on("a", call -> {
                keys.add(call.idempotencyKey());
                throw StepFailure.lasting(code, "no");
            });
            RunRecord first = engine.run(steps(call("a", "set", ",\"retry\":{\"maxAttempts\":1}")));
            RunRecord second = retried(first);
            RunRecord third = retried(first);
            String expected = code == FailureCode.TOOL_TIMEOUT
                    ? first.run().id() + "/a"
                    : third.run().id() + "/a";
            assertThat(third.run().order().origin())
                    .isEqualTo(new RunOrigin.RetryOf(second.run().id()));
            assertThat(keys).hasSize(3).last().isEqualTo(expected);
            keys.clear();
        }
    }

    @Test
    void an_interrupted_write_is_made_again_since_its_owner_asks_for_it() {
        engine.probe.on("a", failing(FailureCode.INTERRUPTED));
        RunRecord past = engine.run(steps(call("a", "write", "")));
        works("a");
        assertThat(retried(past).run().status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void a_dry_run_is_retried_as_one() {
        fails("b");
        RunRecord past = ended(engine.start(
                engine.draft(steps(call("a", "write", ""), call("b", "read", ""))), "{}", RunMode.DRY_RUN));
        works("b");

        RunRecord retry = retried(past);

        assertThat(retry.run().order().mode()).isEqualTo(RunMode.DRY_RUN);
        assertThat(step(retry, "a").mode()).isEqualTo(RunMode.DRY_RUN);
        assertThat(engine.probe.calls()).containsExactly("b", "b");
    }
}
