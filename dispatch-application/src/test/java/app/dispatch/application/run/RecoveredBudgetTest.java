package app.dispatch.application.run;

import static app.dispatch.application.run.EngineFixture.OWNER;
import static app.dispatch.application.run.EngineFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunFixture;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.RunEvent.StepIntended;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a recovered run has left of its budgets, and that a retry survives a crash right after its start. */
class RecoveredBudgetTest {
    private static final Instant THEN = Instant.parse("2026-01-05T09:00:00Z");
    private static final RunId RUN = new RunId("run_1");
    private static final String TWO = """
            "steps":[{"id":"a","tool":"probe","op":"read","params":{"is":"a"}},
                     {"id":"b","tool":"probe","op":"read","params":{"is":"b"}}]""";

    private final EngineFixture engine = new EngineFixture();

    @AfterEach
    void close() {
        engine.dispatch.close();
    }

    private Run left(String members, RunOrigin origin) {
        return RunFixture.aRun(RUN.value())
                .ownedBy(OWNER)
                .with(Json.write(PlanJson.write(engine.plan(members).plan())), "{}")
                .from(origin)
                .startedAt(THEN)
                .run();
    }

    private RunRecord recovered(String members, RunEvent... events) {
        engine.store.begin(left(members, new RunOrigin.Fresh()), new Begin.Fresh());
        engine.store.append(RUN, 1, RunFixture.numbered(1, events));
        return resumed();
    }

    private RunRecord resumed() {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        engine.store.claims().leave();
        engine.dispatch.takeOver().resume();
        engine.dispatch.runs().follow(OWNER, RUN, 0, event -> {
            if (event.event() instanceof RunCompleted) {
                ended.complete(true);
            }
        });
        EngineFixture.get(ended);
        return engine.dispatch.runs().get(OWNER, RUN);
    }

    private static StepDone done(String step, int attempts, Duration took, Value output) {
        return new StepDone(RunFixture.outcome(step, attempts, took, Fields.empty(), new StepEnd.Ok(output)));
    }

    private static StepDone done(int attempts) {
        return done("a", attempts, Duration.ZERO, Value.NULL);
    }

    @Test
    void calls_that_were_made_are_used_up() {
        RunRecord record = recovered("\"limits\":{\"maxCalls\":3}," + TWO, done(3));
        assertThat(step(record, "b").failure().orElseThrow().code()).isEqualTo("budget_exceeded");
        assertThat(engine.probe.calls()).isEmpty();
    }

    @Test
    void calls_that_are_left_may_be_made() {
        RunRecord record = recovered("\"limits\":{\"maxCalls\":4}," + TWO, done(3));
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void a_write_that_was_under_way_is_a_call() {
        String write = "\"steps\":[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"write\",\"params\":{\"is\":\"a\"},"
                + "\"onInterrupt\":\"retry\"}]";
        RunRecord record = recovered("\"limits\":{\"maxCalls\":1}," + write, new StepIntended(new StepId("a"), 1));
        assertThat(step(record, "a").failure().orElseThrow().code()).isEqualTo("budget_exceeded");
    }

    @Test
    void tokens_that_were_used_are_used_up() {
        Value output = Fields.of("usage", Fields.of("totalTokens", Value.of(7)));
        RunRecord record = recovered("\"limits\":{\"maxTokens\":7}," + TWO, done("a", 1, Duration.ZERO, output));
        assertThat(step(record, "b").failure().orElseThrow().code()).isEqualTo("budget_exceeded");
    }

    @Test
    void the_time_of_steps_is_used_up_and_the_time_between_processes_is_not() {
        RunRecord record =
                recovered("\"limits\":{\"timeoutMs\":60000}," + TWO, done("a", 1, Duration.ofSeconds(59), Value.NULL));
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void a_run_whose_time_is_used_up_ends() {
        engine.probe.on("b", call -> {
            RunEngineTest.awaitForever();
            return Value.NULL;
        });
        RunRecord record = recovered(
                "\"limits\":{\"timeoutMs\":60000}," + TWO, done("a", 1, Duration.ofMillis(59_990), Value.NULL));
        assertThat(record.run().end().orElseThrow().code()).isEqualTo("budget_exceeded");
    }

    @Test
    void a_retry_whose_process_died_right_after_its_start_goes_on_without_a_call_for_what_it_reuses() {
        String limited = "\"limits\":{\"maxCalls\":1}," + TWO;
        StepDone reused = new StepDone(done(1).outcome().reusedIn(0));
        engine.store.begin(
                left(limited, new RunOrigin.RetryOf(new RunId("run_0"))),
                new Begin.Retry(List.of(new Recorded(1, reused))));

        RunRecord record = resumed();

        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(record.run().order().origin()).isEqualTo(new RunOrigin.RetryOf(new RunId("run_0")));
        assertThat(step(record, "a").reused()).isTrue();
        assertThat(engine.probe.calls()).containsExactly("b");
    }
}
