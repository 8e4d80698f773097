package app.dispatch.client.run;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static app.dispatch.adapters.http.Plans.step;
import static app.dispatch.adapters.http.Plans.waitAt;
import static app.dispatch.client.OnServer.ME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.json.EventJson;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.KeyedRun;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.Runs;
import app.dispatch.application.run.StartedRun;
import app.dispatch.client.OnServer;
import app.dispatch.client.RemoteDispatch;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RetryPlan;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that asks a server for what it would otherwise ask the library. */
@Timeout(60)
class RemoteRunsTest {
    private static final AtomicInteger PLANS = new AtomicInteger();

    private static OnServer on;
    private static Runs runs;
    private static Runs faulty;

    @BeforeAll
    static void start() throws IOException {
        on = new OnServer();
        runs = on.remote.runs();
        faulty = on.faulty.runs();
    }

    @AfterAll
    static void stop() throws IOException {
        on.close();
    }

    private static PlanDraft planOf(String... steps) {
        return on.remote.plan(plan("wf_" + PLANS.incrementAndGet(), steps));
    }

    private static RunRequest request(String... steps) {
        return RunRequest.of(ME, planOf(steps));
    }

    /** All that is told of the run, to its end. */
    private static List<Recorded> all(Runs of, RunId run, long after) {
        List<Recorded> told = new ArrayList<>();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        try (var following = of.follow(ME, run, after, recorded -> {
            told.add(recorded);
            if (recorded.event() instanceof RunEvent.RunCompleted) {
                ended.complete(true);
            }
        })) {
            ended.join();
        }
        return told;
    }

    private static Refusal refused(ErrorCode code, ThrowingCallable call) {
        List<Refusal> caught = new ArrayList<>();
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, caught::add);
        assertThat(caught.getFirst().errorCode()).as(caught.getFirst().text()).isEqualTo(code);
        return caught.getFirst();
    }

    @Test
    void a_run_is_begun_and_waited_for_as_with_the_library() {
        RunRequest request = request(echo("a", "\"{{ trigger.who }}\"")).withPayload("{\"who\":\"Ada\"}");

        StartedRun started = runs.start(request);
        RunRecord record = started.await();

        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(record.run().owner()).isEqualTo(ME);
        assertThat(record.steps().getFirst().output()).contains(Fields.of("value", Value.of("Ada")));
        assertThat(Json.readBack(record.run().order().plan()))
                .isEqualTo(Json.readBack(started.run().order().plan()));
        assertThat(runs.attach(ME, record.run().id()).await()).isEqualTo(record);
        assertThat(runs.get(ME, record.run().id())).isEqualTo(record);
        assertThat(runs.extent(ME, record.run().id(), 0).ended()).isTrue();
    }

    @Test
    void a_stream_that_is_cut_in_the_middle_of_an_event_tells_each_event_once() {
        RunId run = runs.start(request(echo("a", "1"), echo("b", "\"\u2028\u0085\""), echo("c", "3")))
                .await()
                .run()
                .id();
        on.way.next("", "", "cut=3", "", "cut=2", "cut=0");

        List<Recorded> told = all(faulty, run, 0);

        assertThat(told).isEqualTo(all(runs, run, 0));
        assertThat(told.stream().map(Recorded::seq)).doesNotHaveDuplicates().isSorted();
        assertThat(told.stream()
                        .flatMap(recorded -> EventJson.write(recorded.event()).stream())
                        .map(EventJson.Told::name))
                .hasSize(13)
                .startsWith("step_start", "step_log", "step_done", "phase_complete")
                .endsWith("run_complete");
        assertThat(on.way.requests())
                .anyMatch(request -> request.contains(
                        "Last-Event-ID: " + run + ":" + told.get(2).seq()));
    }

    @Test
    void what_is_told_is_what_the_server_tells() {
        RunId run = runs.start(request(echo("a", "1"), step("b", "fail", "{}")))
                .await()
                .run()
                .id();

        List<String> told = all(runs, run, 0).stream()
                .flatMap(recorded -> EventJson.write(recorded.event()).stream())
                .map(event -> event.name() + " " + Json.write(event.data()))
                .toList();

        String stream = on.user.get("/api/runs/" + run + "/events").text();
        assertThat(told).isNotEmpty().allSatisfy(event -> {
            String[] parts = event.split(" ", 2);
            assertThat(stream).contains("event: " + parts[0] + "\ndata: " + parts[1] + "\n");
        });
        assertThat(stream.split("\nid: ", -1)).hasSize(told.size() + 1);
        assertThat(all(runs, run, 3).getFirst().seq()).isGreaterThan(3);
    }

    @Test
    void events_come_while_the_run_goes_on_and_no_more_once_they_are_not_wanted() {
        RunId run = runs.start(request(waitAt("a", "live"))).run().id();
        CompletableFuture<Recorded> first = new CompletableFuture<>();
        List<Recorded> after = new ArrayList<>();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();

        try (var following = runs.follow(ME, run, 0, recorded -> {
            if (!first.complete(recorded)) {
                after.add(recorded);
            }
        })) {
            assertThat(first.join().event()).isInstanceOf(RunEvent.StepStarted.class);
        }
        closed.complete(true);
        on.server.lab.open("live");

        assertThat(runs.attach(ME, run).await().run().status()).isEqualTo(RunStatus.OK);
        assertThat(after).isEmpty();
    }

    @Test
    void a_stream_that_is_silent_is_taken_up_again() {
        RunId run = runs.start(request(echo("a", "1"))).await().run().id();
        on.way.next("", "", "stall=1");

        assertThat(all(faulty, run, 0)).isEqualTo(all(runs, run, 0));
    }

    @Test
    void attempts_begin_one_run_whatever_becomes_of_answers() {
        int before = on.server.lab.echoes();
        on.way.next("status=503 after=1", "lose", "status=429 after=0", "");
        long begun = System.nanoTime();

        RunRecord record = faulty.start(request(echo("a", "1"))).await();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(on.server.lab.echoes()).isEqualTo(before + 1);
        assertThat(on.way.requests().stream()
                        .filter(request -> request.startsWith("POST"))
                        .map(request -> request.replaceAll("(?s).*Idempotency-Key: ([^\r]*).*", "$1")))
                .hasSize(4)
                .containsOnly(on.way.requests().getFirst().replaceAll("(?s).*Idempotency-Key: ([^\r]*).*", "$1"));
    }

    @Test
    void a_key_of_the_program_begins_one_run() {
        RunRequest request = request(echo("a", "1"));
        RunKey key = new RunKey("orders", "42 \u00e9", "");

        KeyedRun first = runs.startOnce(request, key);
        KeyedRun second = runs.startOnce(request, key);

        assertThat(List.of(first.repeated(), second.repeated())).containsExactly(false, true);
        assertThat(second.started().run().id()).isEqualTo(first.started().run().id());
        refused(ErrorCode.IDEMPOTENCY_MISMATCH, () -> runs.startOnce(request(echo("a", "2")), key));
        runs.startOnce(request(echo("a", "2")), new RunKey("orders", "43", ""));
    }

    @Test
    void what_would_be_done_twice_is_not_repeated() {
        RunId run = runs.start(request(echo("a", "1"))).await().run().id();
        on.way.next("lose");

        refused(ErrorCode.UNAVAILABLE, () -> faulty.replay(ME, run));

        assertThat(on.way.requests()).hasSize(1);
        on.way.next("status=429 after=0");
        assertThat(faulty.replay(ME, run).run().order().origin()).isEqualTo(new RunOrigin.ReplayOf(run));
    }

    @Test
    void who_is_to_come_back_much_later_decides_that_alone() {
        on.way.next("status=429 after=61");
        Refusal late = refused(ErrorCode.RATE_LIMITED, () -> faulty.history(ME, RunQuery.newest(1)));
        assertThat(late.retryAfter()).contains(Duration.ofSeconds(61));
        assertThat(on.way.requests()).hasSize(1);
    }

    @Test
    void no_answer_is_unavailable_once_all_attempts_are_made() {
        try (RemoteDispatch impatient =
                RemoteDispatch.at(on.reach().withTimeout(Duration.ofMillis(300)).withRetries(1))) {
            on.way.next("hang", "hang");
            Refusal refused =
                    refused(ErrorCode.UNAVAILABLE, () -> impatient.runs().history(ME, RunQuery.newest(1)));
            assertThat(refused.text()).contains("GET /api/runs").contains("300 ms");
            assertThat(on.way.requests()).hasSize(2);
            on.way.next("hang");
            assertThat(impatient.runs().history(ME, RunQuery.newest(1)).runs()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void refusals_are_those_of_the_library() {
        RunId nothing = new RunId("run_nothing");
        refused(ErrorCode.NOT_FOUND, () -> runs.get(ME, nothing));
        refused(ErrorCode.NOT_FOUND, () -> runs.follow(ME, nothing, 0, recorded -> {}));
        refused(ErrorCode.UNAUTHORIZED, () -> runs.get(new UserId("somebody"), nothing));
        Refusal invalid = refused(ErrorCode.PLAN_INVALID, () -> runs.start(request(step("a", "nowhere", "{}"))));
        assertThat(Json.write(invalid.details())).contains("/plan/steps/0/op");
        refused(ErrorCode.PLAN_INVALID, () -> runs.start(RunRequest.of(ME, on.remote.plan("{\"steps\":1}"))));
        try (RemoteDispatch stranger = on.stranger()) {
            refused(ErrorCode.UNAUTHORIZED, () -> stranger.runs().history(ME, RunQuery.newest(1)));
        }
        RunId run = runs.start(request(echo("a", "1"))).await().run().id();
        refused(ErrorCode.NOT_RETRYABLE, () -> runs.retry(ME, run, RetryPlan.RECORDED));
        refused(ErrorCode.CONFLICT, () -> runs.undo(ME, run, RunMode.LIVE));
    }

    @Test
    void a_step_that_waits_is_decided_by_its_owner() {
        String ask = echo("a", "1").replaceFirst("}$", ",\"approval\":{\"message\":\"Now?\"}}");
        StartedRun started = runs.start(request(ask));
        RunRecord waiting = started.await();

        assertThat(waiting.run().status()).isEqualTo(RunStatus.WAITING);
        assertThat(waiting.approvals().getFirst().message()).isEqualTo("Now?");
        RunId run = started.run().id();
        runs.decide(Actor.of(ME), run, new StepId("a"), new Runs.Verdict(Answer.APPROVED, Optional.of("Why not")));
        assertThat(all(runs, run, 0).getLast().event()).isInstanceOf(RunEvent.RunCompleted.class);
        RunRecord ended = runs.get(ME, run);
        assertThat(ended.run().status()).isEqualTo(RunStatus.OK);
        assertThat(ended.approvals().getFirst().decision()).satisfies(decision -> {
            assertThat(decision.answer()).isEqualTo(Answer.APPROVED);
            assertThat(decision.reason()).isEqualTo("Why not");
        });
        refused(ErrorCode.CONFLICT, () -> runs.decide(ME, run, new StepId("a"), Answer.REJECTED));
    }

    @Test
    void runs_are_cancelled_retried_and_taken_back() {
        RunId endless = runs.start(request(waitAt("a", "never"))).run().id();
        assertThat(runs.cancel(ME, List.of(endless, new RunId("run_nothing")))
                        .getLast()
                        .status())
                .isEmpty();
        List<RunId> nothing = IntStream.rangeClosed(1, 201)
                .mapToObj(n -> new RunId("run_" + n))
                .toList();
        assertThat(runs.cancel(ME, nothing)).extracting(Runs.Asked::id).isEqualTo(nothing);
        runs.cancel(ME, endless);
        assertThat(runs.attach(ME, endless).await().run().status()).isEqualTo(RunStatus.CANCELLED);

        RunRecord failed =
                runs.start(request(step("a", "mend", "{\"gate\":\"mended\"}"))).await();
        assertThat(failed.run().end().orElseThrow().code()).isEqualTo("tool_error");
        assertThat(failed.steps().getFirst().failure()).isPresent();
        on.server.lab.open("mended");
        RunRecord mended = runs.retry(ME, failed.run().id(), RetryPlan.RECORDED).await();
        assertThat(mended.run().order().origin())
                .isEqualTo(new RunOrigin.RetryOf(failed.run().id()));
        assertThat(mended.run().status()).isEqualTo(RunStatus.OK);

        RunRecord put = runs.start(request(step("a", "put", "{\"value\":1}"))).await();
        RunRecord undone = runs.undo(ME, put.run().id(), RunMode.LIVE).await();
        assertThat(undone.run().order().origin())
                .isEqualTo(new RunOrigin.UndoOf(put.run().id()));
        assertThat(Json.write(undone.steps().getFirst().output().orElseThrow())).contains("undone");
    }

    @Test
    void a_history_goes_on_to_its_next_page_and_is_counted() {
        for (int i = 0; i < 3; i++) {
            runs.start(request(echo("a", "1"))).await();
        }
        RunQuery query = RunQuery.newest(2);
        RunPage first = runs.history(ME, query);
        RunPage second = runs.history(ME, new RunQuery(null, query.filter(), null, query.limit(), first.next()));

        assertThat(first.runs()).hasSize(2);
        assertThat(second.runs()).isNotEmpty().doesNotContainAnyElementsOf(first.runs());
        var stats = runs.stats(ME, 7, ZoneOffset.UTC, Optional.empty());
        assertThat(stats.tallies().stream().mapToLong(tally -> tally.runs()).sum())
                .isGreaterThanOrEqualTo(3);
        assertThat(stats.over().first().plusDays(6)).isEqualTo(stats.last());
    }

    @Test
    void a_brief_becomes_a_plan_that_can_be_run() {
        var proposed = on.remote.parse(ME, "Look around every morning");
        assertThat(proposed.schedule().id()).isEqualTo("scheduled");
        assertThat(runs.start(RunRequest.of(ME, proposed.plan())).await().run().status())
                .isEqualTo(RunStatus.OK);
        refused(ErrorCode.CANNOT_PLAN, () -> on.remote.parse(ME, "nonsense"));
    }
}
