package app.dispatch.application.json;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.run.store.RunFixture;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.PhaseCompleted;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.RunEvent.StepIntended;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunEvent.StepModeSet;
import app.dispatch.domain.run.RunEvent.StepStarted;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunState;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.StepRef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The members that clients of runs and of their events rely on: their names, their order, and when they are there. */
class RunJsonTest {
    private static final Instant STARTED = RunFixture.STARTED;
    private static final long MS = STARTED.toEpochMilli();
    private static final StepId A = new StepId("a");

    @Test
    void an_ended_run_has_the_members_of_a_run_record() {
        Run run = RunFixture.aRun("run_1").of("wf_1").run().ended(RunFixture.ok());
        assertThat(Json.write(RunJson.write(new RunRecord(run, List.of()))))
                .isEqualTo("{\"id\":\"run_1\",\"workflowId\":\"wf_1\",\"workflowVersion\":3,\"status\":\"ok\","
                        + "\"trigger\":\"manual\",\"mode\":\"live\",\"startedAt\":" + MS + ",\"completedAt\":"
                        + (MS + 10)
                        + ",\"durationMs\":10,\"steps\":[]}");
    }

    @Test
    void a_run_without_a_workflow_says_null_and_has_no_version() {
        Fields json = RunJson.write(new RunRecord(RunFixture.aRun("run_1").run(), List.of()));
        assertThat(json.get("workflowId")).contains(Value.NULL);
        assertThat(json.get("workflowVersion")).isEmpty();
    }

    @Test
    void an_unfinished_run_has_no_end() {
        Fields json = RunJson.write(new RunRecord(RunFixture.aRun("run_1").run().in(RunState.Open.RUNNING), List.of()));
        assertThat(json.text("status")).contains("running");
        assertThat(json.values()).doesNotContainKeys("completedAt", "durationMs", "error", "code");
    }

    @Test
    void a_failed_run_says_why_to_people_and_programs() {
        Run run = RunFixture.aRun("run_1").run().ended(RunFixture.failed("it broke"));
        Fields json = RunJson.write(new RunRecord(run, List.of()));
        assertThat(json.text("status")).contains("failed");
        assertThat(json.text("error")).contains("it broke");
        assertThat(json.text("code")).contains("tool_error");
    }

    @Test
    void a_replay_and_a_retry_name_the_run_they_came_from() {
        Run plain = RunFixture.aRun("run_2").run();
        Run replay = RunFixture.aRun("run_2")
                .in(RunMode.DRY_RUN)
                .from(new RunOrigin.ReplayOf(new RunId("run_0")))
                .run();
        Run retry = RunFixture.aRun("run_3")
                .from(new RunOrigin.RetryOf(new RunId("run_1")))
                .run();
        Fields json = RunJson.write(new RunRecord(replay, List.of()));
        assertThat(json.text("replayOf")).contains("run_0");
        assertThat(json.text("mode")).contains("dry-run");
        assertThat(RunJson.write(new RunRecord(retry, List.of())).text("retryOf"))
                .contains("run_1");
        assertThat(RunJson.write(new RunRecord(plain, List.of())).values()).doesNotContainKeys("replayOf", "retryOf");
    }

    @Test
    void a_clock_that_was_set_back_gives_no_negative_duration() {
        RunEnd early = RunEnd.ok(STARTED.minusSeconds(5));
        Run run = RunFixture.aRun("run_1").run().ended(early);
        assertThat(RunJson.write(new RunRecord(run, List.of())).get("durationMs"))
                .contains(Value.of(0));
    }

    @Test
    void a_step_that_is_ok_has_the_members_of_a_step_result() {
        assertThat(Json.write(OutcomeJson.write(RunFixture.done("a").outcome())))
                .isEqualTo("{\"stepId\":\"a\",\"name\":\"Step a\",\"tool\":\"http\",\"op\":\"get\",\"phase\":0,"
                        + "\"status\":\"ok\",\"mode\":\"live\",\"attempts\":1,\"startedAt\":" + (MS + 1)
                        + ",\"completedAt\":" + (MS + 8) + ",\"durationMs\":7,"
                        + "\"input\":{\"url\":\"https://example.com/a\"},\"output\":{\"body\":\"answer of a\"}}");
    }

    @Test
    void a_failed_step_says_why_and_a_reused_one_that_it_is() {
        StepOutcome failed = new StepOutcome(
                new StepRef(A, null, "http", "get", 1),
                RunMode.LIVE,
                2,
                STARTED,
                STARTED,
                null,
                new StepEnd.Failed("it broke", "tool_error"),
                true);
        assertThat(Json.write(OutcomeJson.write(failed)))
                .isEqualTo(
                        "{\"stepId\":\"a\",\"tool\":\"http\",\"op\":\"get\",\"phase\":1,\"status\":\"failed\","
                                + "\"mode\":\"live\",\"attempts\":2,\"startedAt\":" + MS + ",\"completedAt\":" + MS
                                + ",\"durationMs\":0,\"input\":null,\"error\":\"it broke\",\"code\":\"tool_error\",\"reused\":true}");
    }

    @Test
    void each_event_is_told_with_its_name_and_data() {
        assertTold(
                new StepStarted(A, "gmail", "search"),
                "step_start {\"stepId\":\"a\",\"tool\":\"gmail\",\"op\":\"search\"}");
        assertTold(new StepModeSet(A, RunMode.DRY_RUN), "step_mode {\"stepId\":\"a\",\"mode\":\"dry-run\"}");
        assertTold(new StepLogged(A, "GET /"), "step_log {\"stepId\":\"a\",\"line\":\"GET /\"}");
        assertTold(
                RunFixture.done("a"),
                "step_done {\"stepId\":\"a\",\"status\":\"ok\",\"durationMs\":7,\"attempts\":1,"
                        + "\"result\":{\"body\":\"answer of a\"}}");
        assertTold(new PhaseCompleted(2), "phase_complete {\"phaseIndex\":2}");
        assertTold(
                new RunCompleted(new RunId("run_1"), RunFixture.ok()),
                "run_complete {\"status\":\"ok\",\"runId\":\"run_1\"}");
        assertTold(
                new RunCompleted(new RunId("run_1"), RunFixture.failed("it broke")),
                "run_complete {\"status\":\"failed\",\"runId\":\"run_1\",\"error\":\"it broke\",\"code\":\"tool_error\"}");
    }

    @Test
    void a_failed_step_is_told_with_its_error_and_without_a_result() {
        StepOutcome failed =
                RunFixture.outcome("a", 3, Duration.ofMillis(4), null, new StepEnd.Failed("it broke", "tool_timeout"));
        assertTold(
                new StepDone(failed),
                "step_done {\"stepId\":\"a\",\"status\":\"failed\",\"durationMs\":4,\"attempts\":3,"
                        + "\"error\":\"it broke\",\"code\":\"tool_timeout\"}");
    }

    @Test
    void what_is_for_the_record_only_is_not_told() {
        assertThat(EventJson.write(new StepIntended(A, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"QUEUED, false", "RUNNING, false", "WAITING, false", "OK, true", "FAILED, true", "CANCELLED, true"})
    void a_status_is_an_end_or_it_is_not(RunStatus status, boolean ended) {
        assertThat(status.isEnded()).isEqualTo(ended);
        assertThat(status.id()).isEqualTo(status.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static void assertTold(RunEvent event, String expected) {
        EventJson.Told told = EventJson.write(event).orElseThrow();
        assertThat(told.name() + " " + Json.write(told.data())).isEqualTo(expected);
    }
}
