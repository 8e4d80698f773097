package app.dispatch.application.run;

import static app.dispatch.application.run.store.RunFixture.takeOver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.run.node.RecoveredRuns;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunFixture;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.RunEvent.StepIntended;
import app.dispatch.domain.run.RunEvent.StepStarted;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final Instant THEN = Instant.parse("2026-01-05T09:00:00Z");
    private static final RunId RUN = new RunId("run_1");

    private final EngineFixture engine = new EngineFixture();

    /** Leaves a run of these steps as a process that died would, with these events on record. */
    private void left(String steps, Recorded... events) {
        engine.store.begin(run(steps, THEN), new Begin.Fresh());
        if (events.length > 0) {
            engine.store.append(RUN, 1, List.of(events));
        }
        engine.store.claims().leave();
    }

    private Run run(String steps, Instant startedAt) {
        String plan = Json.write(PlanJson.write(engine.draft(steps).plan()));
        return RunFixture.aRun(RUN.value())
                .ownedBy(EngineFixture.OWNER)
                .with(plan, "{}")
                .startedAt(startedAt)
                .run();
    }

    @Test
    void a_repetition_of_a_run_that_nobody_drives_is_answered_once_that_waits_for_its_owner() {
        String steps =
                "[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"write\",\"params\":{\"is\":\"1\"},\"approval\":true}]";
        RunKey key = new RunKey("test", "k", "same");
        engine.store.begin(run(steps, Instant.now()), new Begin.Once(key));
        engine.store.claims().leave();

        StartedRun repeated = engine.dispatch
                .runs()
                .startOnce(RunRequest.of(EngineFixture.OWNER, engine.draft(steps)), key)
                .started();
        assertThat(repeated.ended()).isNotDone();
        engine.dispatch.takeOver().resume();

        assertThat(EngineFixture.ended(repeated).run().status()).isEqualTo(RunStatus.WAITING);
    }

    private static Recorded done(long seq, String step) {
        return new Recorded(
                seq,
                new StepDone(RunFixture.outcome(
                        step, 1, Duration.ZERO, Value.NULL, new StepEnd.Ok(Value.of("from before")))));
    }

    private RunRecord recovered() {
        RecoveredRuns recovered = engine.dispatch.takeOver();
        assertThat(recovered.count()).isEqualTo(1);
        recovered.resume();
        return EngineFixture.ended(attached());
    }

    private StartedRun attached() {
        return engine.dispatch.runs().attach(EngineFixture.OWNER, RUN);
    }

    @Test
    void a_run_of_an_earlier_process_is_waited_for_by_its_id_whenever_that_is_asked() {
        left("[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"write\",\"params\":{\"is\":\"1\"}}]");
        StartedRun before = attached();
        RecoveredRuns recovered = engine.dispatch.takeOver();
        StartedRun taken = attached();
        recovered.resume();
        assertThat(EngineFixture.ended(before).run().status()).isEqualTo(RunStatus.OK);
        assertThat(EngineFixture.ended(taken).run().status()).isEqualTo(RunStatus.OK);
        assertThat(EngineFixture.ended(attached()).run().status()).isEqualTo(RunStatus.OK);
        assertThatThrownBy(() -> engine.dispatch.runs().attach(new UserId("usr_eve"), RUN))
                .isInstanceOf(Refusal.class)
                .hasMessage("Not found");
    }

    @Test
    void a_future_is_its_callers_own() {
        CountDownLatch open = new CountDownLatch(1);
        engine.probe.on("1", call -> {
            RunServiceTest.await(open);
            return Value.of("done");
        });
        left("[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"write\",\"params\":{\"is\":\"1\"}}]");
        engine.dispatch.takeOver().resume();
        StartedRun one = attached();
        StartedRun other = attached();
        one.ended().cancel(true);
        assertThat(other.ended()).isNotDone();
        open.countDown();
        assertThat(EngineFixture.ended(other).run().status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void a_run_that_was_only_recorded_is_run_whole() {
        left("[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"write\",\"params\":{\"is\":\"1\"}}]");
        assertThat(recovered().run().status()).isEqualTo(RunStatus.OK);
        assertThat(engine.probe.calls()).containsExactly("1");
    }

    @Test
    void a_finished_step_stands_and_its_output_is_read_by_the_next() {
        left("""
                [{"id":"a","tool":"probe","op":"read","params":{"is":"1"}},
                 {"id":"b","tool":"probe","op":"read","params":{"is":"{{ steps.a.output }}"}}]""", done(1, "a"));
        RunRecord record = recovered();
        assertThat(engine.probe.calls()).containsExactly("from before");
        assertThat(record.steps()).hasSize(2);
        assertThat(engine.store.journal(EngineFixture.OWNER, RUN, 1))
                .allMatch(event -> event.seq() > Recorded.before(2));
    }

    @Test
    void an_interrupted_read_runs_again() {
        left(
                "[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{\"is\":\"1\"}}]",
                new Recorded(1, new StepStarted(new StepId("a"), "probe", "read")));
        assertThat(recovered().run().status()).isEqualTo(RunStatus.OK);
        assertThat(engine.probe.calls()).containsExactly("1");
    }

    @Test
    void an_interrupted_write_fails_and_is_not_made_again() {
        left(
                "[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"write\",\"params\":{\"is\":\"1\"}}]",
                new Recorded(1, new StepIntended(new StepId("a"), 1)));
        RunRecord record = recovered();
        assertThat(record.run().status()).isEqualTo(RunStatus.FAILED);
        assertThat(record.run().end().orElseThrow().code()).isEqualTo("interrupted");
        assertThat(record.steps().getFirst().failure().orElseThrow().error()).contains("its outcome is unknown");
        assertThat(engine.probe.calls()).isEmpty();
    }

    @Test
    void an_interrupted_write_that_asks_for_it_is_made_again() {
        left(
                "[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"write\",\"params\":{\"is\":\"1\"},\"onInterrupt\":\"retry\"}]",
                new Recorded(1, new StepIntended(new StepId("a"), 1)));
        assertThat(recovered().run().status()).isEqualTo(RunStatus.OK);
        assertThat(engine.probe.calls()).containsExactly("1");
    }

    @Test
    void a_run_whose_tool_is_gone_ends_failed_and_says_why() {
        left("[]");
        takeOver(engine.store);
        EngineFixture bare = engine;
        String plan = "{\"id\":\"wf_1\",\"name\":\"x\",\"steps\":[{\"id\":\"a\",\"tool\":\"fax\",\"op\":\"send\"}]}";
        bare.store.begin(
                RunFixture.aRun("run_2")
                        .ownedBy(EngineFixture.OWNER)
                        .with(plan, "{}")
                        .startedAt(THEN)
                        .run(),
                new Begin.Fresh());
        bare.store.claims().leave();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        bare.dispatch.takeOver().resume();
        bare.dispatch.runs().follow(EngineFixture.OWNER, new RunId("run_2"), 0, event -> ended.complete(true));
        EngineFixture.get(ended);
        RunRecord record = bare.dispatch.runs().get(EngineFixture.OWNER, new RunId("run_2"));
        assertThat(record.run().end().orElseThrow().code()).isEqualTo("op_unavailable");
        assertThat(record.run().end().orElseThrow().error()).contains("fax");
    }

    @Test
    void a_drained_run_is_left_unfinished_and_the_next_process_ends_it() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        engine.probe.on("1", call -> {
            begun.countDown();
            RunEngineTest.awaitForever();
            return Value.NULL;
        });
        StartedRun started = engine.start(
                engine.draft("[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{\"is\":\"1\"}}]"),
                "{}",
                RunMode.LIVE);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        engine.dispatch.drain(Duration.ofMillis(10));
        assertThat(started.ended()).isCompletedExceptionally();
        assertThat(engine.store
                        .find(EngineFixture.OWNER, started.run().id())
                        .orElseThrow()
                        .status())
                .isEqualTo(RunStatus.QUEUED);
        Probe next = new Probe();
        app.dispatch.application.Outside outside = app.dispatch.application.Outside.inMemory();
        app.dispatch.application.Dispatch restarted = app.dispatch.application.Dispatch.wire(
                outside.with(outside.stores().accounts(), engine.workflows, engine.store)
                        .with(next.connector()));
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        restarted.takeOver().resume();
        restarted.runs().follow(EngineFixture.OWNER, started.run().id(), 0, event -> {
            if (event.event() instanceof RunCompleted) {
                ended.complete(true);
            }
        });
        EngineFixture.get(ended);
        assertThat(next.calls()).containsExactly("1");
    }

    @Test
    void a_driver_whose_run_was_taken_over_records_and_writes_nothing_more() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        engine.probe.on("1", call -> {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Value.NULL;
        });
        StartedRun started = engine.start(engine.draft("""
                        [{"id":"a","tool":"probe","op":"read","params":{"is":"1"}},
                         {"id":"b","tool":"probe","op":"write","params":{"is":"2"}}]"""), "{}", RunMode.LIVE);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        takeOver(engine.store);
        go.countDown();
        assertThat(started.ended())
                .failsWithin(EngineFixture.longest())
                .withThrowableThat()
                .withRootCauseInstanceOf(RunLost.class);
        assertThat(engine.store.journal(EngineFixture.OWNER, started.run().id(), 0))
                .isEmpty();
        assertThat(engine.probe.calls()).containsExactly("1");
    }
}
