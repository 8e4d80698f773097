package app.dispatch.application.run;

import static app.dispatch.application.run.EngineFixture.OWNER;
import static app.dispatch.application.run.EngineFixture.ended;
import static app.dispatch.application.run.EngineFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.run.RunRequest.What;
import app.dispatch.application.run.node.RunQueue;
import app.dispatch.application.run.store.EventFeed;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunServiceTest {
    private static final UserId EVE = new UserId("usr_eve");
    private static final String ONE = "[{\"id\":\"a\",\"tool\":\"probe\",\"op\":\"read\",\"params\":{\"is\":\"1\"}}]";

    private final EngineFixture engine = new EngineFixture();
    private final Semaphore work = new Semaphore(0);

    @AfterEach
    void close() {
        work.release(10_000);
        engine.dispatch.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | bad_request",
                "\"text\" | bad_request",
                "null | bad_request",
                "7 | bad_request",
                "'' | invalid_json",
                "{ | invalid_json",
                "{} {} | invalid_json",
                "{\"a\":1,\"a\":2} | invalid_json",
            })
    void a_payload_is_a_json_object(String payload, String code) {
        assertRefused(code, () -> engine.start(engine.draft(ONE), payload, RunMode.LIVE));
        assertThat(history(RunQuery.Filter.ACTIVE)).isEmpty();
    }

    @Test
    void a_payload_of_one_mebibyte_passes_and_one_byte_more_is_refused() {
        String frame = "{\"x\":\"\"}";
        String most = "{\"x\":\"" + "é".repeat((1024 * 1024 - frame.length()) / 2) + "\"}";
        assertThat(ended(engine.start(engine.draft(ONE), most, RunMode.LIVE))
                        .run()
                        .order()
                        .payload())
                .isEqualTo(most);
        assertRefused("payload_too_large", () -> engine.start(engine.draft(ONE), most + "  ", RunMode.LIVE));
    }

    @Test
    void a_payload_is_kept_byte_for_byte() {
        String odd = "{ \"b\":1.50,\n\t\"a\" : \"\\u00e9\" }";
        StartedRun started = engine.start(engine.draft(ONE), odd, RunMode.LIVE);
        ended(started);
        assertThat(engine.store
                        .find(OWNER, started.run().id())
                        .orElseThrow()
                        .order()
                        .payload())
                .isEqualTo(odd);
    }

    @Test
    void a_run_of_a_saved_workflow_counts_for_it_and_knows_its_version() {
        SavedWorkflow saved = save();
        RunRecord record = ended(start(OWNER, new What.Saved(saved.id())));
        assertThat(record.run().order().workflowId()).contains(saved.id());
        assertThat(record.run().order().workflow().version()).isEqualTo(1);
        SavedWorkflow after = engine.dispatch.workflows().get(OWNER, saved.id());
        assertThat(after.runCount()).isEqualTo(1);
        assertThat(after.lastRunAt()).isEqualTo(record.run().startedAt());
    }

    @Test
    void a_plan_that_comes_with_the_request_may_count_for_a_workflow_too() {
        SavedWorkflow saved = save();
        RunRecord record = ended(start(OWNER, new What.ThisPlan(engine.draft("[]"), saved.id())));
        assertThat(record.run().order().workflowId()).contains(saved.id());
        assertThat(record.run().order().workflow().version()).isNull();
        assertThat(engine.dispatch.workflows().get(OWNER, saved.id()).runCount())
                .isEqualTo(1);
    }

    @Test
    void a_workflow_of_another_user_or_of_nobody_is_not_found() {
        SavedWorkflow saved = save();
        WorkflowId unknown = new WorkflowId("wf_unknown");
        assertRefused("not_found", () -> start(EVE, new What.Saved(saved.id())));
        assertRefused("not_found", () -> start(EVE, new What.ThisPlan(engine.draft(ONE), saved.id())));
        assertRefused("not_found", () -> start(OWNER, new What.Saved(unknown)));
        assertThat(engine.dispatch.workflows().get(OWNER, saved.id()).runCount())
                .isZero();
        assertThat(engine.probe.calls()).isEmpty();
    }

    @Test
    void a_run_of_another_user_is_not_found_whatever_is_asked() {
        RunId id =
                ended(engine.start(engine.draft(ONE), "{}", RunMode.LIVE)).run().id();
        for (RunId asked : List.of(id, new RunId("run_unknown"))) {
            assertRefused("not_found", () -> engine.dispatch.runs().get(EVE, asked));
            assertRefused("not_found", () -> engine.dispatch.runs().cancel(EVE, asked));
            assertRefused("not_found", () -> engine.dispatch.runs().follow(EVE, asked, 0, event -> {}));
        }
        assertThat(engine.dispatch.runs().history(EVE, RunQuery.newest(10)).runs())
                .isEmpty();
    }

    @Test
    void a_run_is_running_or_queued_until_it_has_ended() {
        List<StartedRun> all = startBlocked(21);
        assertThat(engine.dispatch
                        .runs()
                        .get(OWNER, all.getFirst().run().id())
                        .run()
                        .status())
                .isEqualTo(RunStatus.RUNNING);
        assertThat(engine.dispatch
                        .runs()
                        .get(OWNER, all.getLast().run().id())
                        .run()
                        .status())
                .isEqualTo(RunStatus.QUEUED);
        assertThat(history(RunQuery.Filter.ACTIVE))
                .extracting(Run::status)
                .contains(RunStatus.QUEUED)
                .filteredOn(status -> status == RunStatus.RUNNING)
                .hasSize(20);
        assertThat(history(RunQuery.Filter.ENDED)).isEmpty();
        work.release(21);
        all.forEach(EngineFixture::ended);
        assertThat(history(RunQuery.Filter.ENDED)).hasSize(21).allMatch(run -> run.status() == RunStatus.OK);
        assertThat(history(RunQuery.Filter.ACTIVE)).isEmpty();
    }

    @Test
    void a_run_that_was_seen_running_is_never_seen_queued_again() {
        for (int i = 0; i < 200; i++) {
            StartedRun started = engine.start(engine.draft(ONE), "{}", RunMode.LIVE);
            List<RunStatus> seen = new ArrayList<>();
            while (seen.isEmpty() || !seen.getLast().isEnded()) {
                seen.add(engine.dispatch
                        .runs()
                        .get(OWNER, started.run().id())
                        .run()
                        .status());
            }
            assertThat(seen).isSorted();
        }
    }

    @Test
    void runs_that_wait_when_the_process_ends_are_left_for_the_next_and_say_so() {
        List<StartedRun> all = startBlocked(25);
        engine.dispatch.drain(Duration.ZERO);
        for (StartedRun started : all.subList(20, 25)) {
            assertThatThrownBy(() -> started.ended().get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(Refusal.class)
                    .hasMessageContaining("goes on later");
        }
        assertThat(history(RunQuery.Filter.ACTIVE)).hasSize(25);
        assertThat(history(RunQuery.Filter.ACTIVE))
                .filteredOn(run -> run.status() == RunStatus.QUEUED)
                .extracting(Run::id)
                .containsExactlyInAnyOrderElementsOf(all.subList(20, 25).stream()
                        .map(started -> started.run().id())
                        .toList());
        assertRefused("unavailable", () -> engine.start(engine.draft(ONE), "{}", RunMode.LIVE));
        assertThat(history(RunQuery.Filter.ACTIVE)).hasSize(25);
    }

    @Test
    void a_run_that_waits_when_it_is_cancelled_has_ended_at_once_without_a_call() {
        List<StartedRun> all = startBlocked(21);
        RunId last = all.getLast().run().id();

        engine.dispatch.runs().cancel(OWNER, last);

        assertThat(engine.dispatch.runs().get(OWNER, last).run().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(ended(all.getLast()).run().status()).isEqualTo(RunStatus.CANCELLED);
        work.release(20);
        all.forEach(EngineFixture::ended);
        assertThat(engine.probe.calls()).hasSize(20);
    }

    @Test
    void a_step_that_fails_as_no_step_should_fails_its_run_and_nothing_else() {
        EngineFixture odd = new EngineFixture(outside -> outside.with(new BrokenJitter(outside.ids())));
        odd.probe.on("1", call -> {
            throw StepFailure.passing(FailureCode.TOOL_ERROR, "try again");
        });
        RunRecord record = odd.run(ONE);
        assertThat(record.run().status()).isEqualTo(RunStatus.FAILED);
        assertThat(EngineFixture.step(record, "a").failure().orElseThrow().code())
                .isEqualTo("internal");
        assertThat(EngineFixture.step(record, "a").failure().orElseThrow().error())
                .isEqualTo("The step failed unexpectedly");
    }

    private record BrokenJitter(app.dispatch.application.Ids ids) implements app.dispatch.application.Ids {
        @Override
        public String next(String prefix) {
            return ids.next(prefix);
        }

        @Override
        public String next(String prefix, Instant now) {
            return ids.next(prefix, now);
        }

        @Override
        public String secret() {
            return ids.secret();
        }

        @Override
        public double jitter() {
            throw new IllegalStateException("expected by the test");
        }
    }

    @Test
    void a_listener_that_fails_does_not_harm_the_run() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        engine.probe.on("1", call -> {
            begun.countDown();
            await(go);
            return Value.NULL;
        });
        StartedRun started = engine.start(engine.draft(ONE), "{}", RunMode.LIVE);
        await(begun); // so that there is something to tell
        CompletableFuture<Boolean> last = new CompletableFuture<>();
        assertThatThrownBy(
                        () -> engine.dispatch.runs().follow(OWNER, started.run().id(), 0, event -> {
                            throw new IllegalStateException("expected by the test");
                        }))
                .isInstanceOf(IllegalStateException.class);
        engine.dispatch.runs().follow(OWNER, started.run().id(), 0, event -> {
            if (event.event() instanceof RunCompleted) {
                last.complete(true);
                throw new IllegalStateException("expected by the test");
            }
        });
        go.countDown();
        assertThat(ended(started).run().status()).isEqualTo(RunStatus.OK);
        assertThat(get(last)).isTrue();
    }

    @Test
    void whoever_joins_at_any_time_hears_every_event_once_and_in_order() throws Exception {
        engine.probe.on("1", call -> {
            for (int i = 0; i < 2_000; i++) {
                call.log("line " + i);
            }
            return Value.NULL;
        });
        StartedRun started = engine.start(engine.draft("""
                [{"id":"a","tool":"probe","op":"read","dependsOn":[],"params":{"is":"1"}},
                 {"id":"b","tool":"probe","op":"write","dependsOn":[],"params":{"is":"1"}},
                 {"id":"c","tool":"probe","op":"write","params":{"is":"1"}},
                 {"id":"d","tool":"probe","op":"read","params":{"is":"1"}}]"""), "{}", RunMode.LIVE);
        List<Future<Heard>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                long after = i % 3 == 0 ? 0 : i * 40L;
                all.add(threads.submit(() -> hear(started.run().id(), after)));
            }
        }
        List<Recorded> recorded = engine.store.journal(OWNER, started.run().id(), 0);
        assertThat(recorded).hasSizeGreaterThan(8_000);
        for (Future<Heard> one : all) {
            long after = one.resultNow().after();
            assertThat(one.resultNow().events())
                    .isEqualTo(recorded.stream()
                            .filter(event -> event.seq() > after)
                            .toList());
        }
    }

    private record Heard(long after, List<Recorded> events) {}

    private Heard hear(RunId id, long after) throws Exception {
        List<Recorded> heard = new ArrayList<>();
        CompletableFuture<Boolean> last = new CompletableFuture<>();
        EventFeed.Subscription subscription = engine.dispatch.runs().follow(OWNER, id, after, event -> {
            heard.add(event);
            if (event.event() instanceof RunCompleted) {
                last.complete(true);
            }
        });
        last.get(30, TimeUnit.SECONDS);
        subscription.close();
        return new Heard(after, List.copyOf(heard));
    }

    @Test
    void who_has_left_hears_nothing_more() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        engine.probe.on("1", call -> {
            begun.countDown();
            await(go);
            return Value.NULL;
        });
        StartedRun started = engine.start(engine.draft(ONE), "{}", RunMode.LIVE);
        await(begun); // that the step has started was said before
        List<Recorded> heard = new CopyOnWriteArrayList<>();
        EventFeed.Subscription subscription =
                engine.dispatch.runs().follow(OWNER, started.run().id(), 0, heard::add);
        subscription.close();
        subscription.close();
        int before = heard.size();
        go.countDown();
        ended(started);
        assertThat(heard).hasSize(before);
    }

    /** Starts runs that wait for a permit each, and returns once as many are under way as may be. */
    private List<StartedRun> startBlocked(int runs) {
        Semaphore begun = new Semaphore(0);
        engine.probe.on("1", call -> {
            begun.release();
            work.acquireUninterruptibly();
            return Value.NULL;
        });
        List<StartedRun> all = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            all.add(engine.start(engine.draft(ONE), "{}", RunMode.LIVE));
        }
        begun.acquireUninterruptibly(Math.min(runs, RunQueue.MOST_RUNNING));
        return all;
    }

    private SavedWorkflow save() {
        return engine.dispatch.workflows().save(OWNER, engine.draft(ONE), Schedule.ON_DEMAND);
    }

    private StartedRun start(UserId owner, What what) {
        return engine.dispatch.runs().start(new RunRequest(owner, what, "{}", RunMode.LIVE, RunCause.MANUAL));
    }

    private List<Run> history(RunQuery.Filter filter) {
        return engine.dispatch.runs().history(OWNER, new RunQuery(null, filter, null, 200, null)).runs().stream()
                .map(RunRecord::run)
                .toList();
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
