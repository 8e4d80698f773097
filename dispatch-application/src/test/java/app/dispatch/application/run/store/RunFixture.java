package app.dispatch.application.run.store;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.StepStatus;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run for tests, as it is before its first step: {@code aRun("run_1").of(workflow).run()}. */
public record RunFixture(
        String id,
        UserId owner,
        @Nullable WorkflowId workflow,
        RunCause cause,
        String plan,
        String payload,
        Instant startedAt) {
    public static final Instant STARTED = Instant.parse("2026-03-01T12:00:00.123Z");
    public static final UserId ADA = new UserId("usr_ada");

    /** A manual run of Ada's that counts for no workflow. */
    public static RunFixture aRun(String id) {
        return new RunFixture(id, ADA, null, RunCause.MANUAL, "{\"steps\":[]}", "{}", STARTED);
    }

    public RunFixture ownedBy(UserId other) {
        return new RunFixture(id, other, workflow, cause, plan, payload, startedAt);
    }

    public RunFixture of(String other) {
        return new RunFixture(id, owner, new WorkflowId(other), cause, plan, payload, startedAt);
    }

    public RunFixture causedBy(RunCause other) {
        return new RunFixture(id, owner, workflow, other, plan, payload, startedAt);
    }

    public RunFixture with(String otherPlan, String otherPayload) {
        return new RunFixture(id, owner, workflow, cause, otherPlan, otherPayload, startedAt);
    }

    public RunFixture startedAt(Instant other) {
        return new RunFixture(id, owner, workflow, cause, plan, payload, other);
    }

    public Run run() {
        return new Run(
                new RunId(id),
                owner,
                workflow,
                workflow == null ? null : 3,
                cause,
                RunMode.LIVE,
                plan,
                payload,
                startedAt,
                1,
                RunStatus.QUEUED,
                null,
                null,
                null);
    }

    /** Takes over all unfinished runs, as the next process does when this one has ended. */
    public static List<Run> takeOver(RunStore runs) {
        runs.claims().leave();
        return runs.claims().claim(Integer.MAX_VALUE, STARTED).stream()
                .map(claim -> runs.find(claim.owner(), claim.run()).orElseThrow())
                .toList();
    }

    /** A request for the approval of a step, open for an hour. */
    public static ApprovalRequest question(String step) {
        return new ApprovalRequest(
                new StepId(step),
                "Shall it?",
                Fields.of("is", Value.of(step)),
                STARTED.minusSeconds(60),
                STARTED,
                STARTED.plusSeconds(3600),
                null);
    }

    /** Events with the numbers from {@code first} on. */
    public static List<Recorded> numbered(long first, RunEvent... events) {
        return IntStream.range(0, events.length)
                .mapToObj(i -> new Recorded(first + i, events[i]))
                .toList();
    }

    public static RunEvent.StepStarted started(String step) {
        return new RunEvent.StepStarted(new StepId(step), "http", "get");
    }

    public static RunEvent.StepDone done(String step) {
        return done(step, Fields.of("body", Value.of("answer of " + step)));
    }

    public static RunEvent.StepDone done(String step, Value output) {
        return new RunEvent.StepDone(new StepOutcome(
                new StepId(step),
                "Step " + step,
                "http",
                "get",
                0,
                StepStatus.OK,
                RunMode.LIVE,
                1,
                STARTED.plusMillis(1),
                STARTED.plusMillis(8),
                Fields.of("url", Value.of("https://example.com/" + step)),
                output,
                null,
                null,
                false));
    }

    public static RunEnd ok() {
        return new RunEnd(RunStatus.OK, STARTED.plusMillis(10), null, null);
    }

    public static RunEnd failed(String error) {
        return new RunEnd(RunStatus.FAILED, STARTED.plusMillis(10), error, "tool_error");
    }

    public static RunEnd cancelled() {
        return new RunEnd(RunStatus.CANCELLED, STARTED.plusMillis(10), "The run was cancelled", "cancelled");
    }
}
