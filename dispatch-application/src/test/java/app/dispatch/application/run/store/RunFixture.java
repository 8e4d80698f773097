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
import app.dispatch.domain.run.RunOrder;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.StepRef;
import app.dispatch.domain.run.WorkflowRef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run for tests, as it is before its first step: {@code aRun("run_1").of(workflow).run()}. */
public record RunFixture(String id, UserId owner, RunOrder order, Instant startedAt) {
    public static final Instant STARTED = Instant.parse("2026-03-01T12:00:00.123Z");
    public static final UserId ADA = new UserId("usr_ada");

    /** A manual run of Ada's that counts for no workflow. */
    public static RunFixture aRun(String id) {
        RunOrder order =
                new RunOrder("{\"steps\":[]}", "{}", RunMode.LIVE, RunCause.MANUAL, null, new RunOrigin.Fresh());
        return new RunFixture(id, ADA, order, STARTED);
    }

    public RunFixture ownedBy(UserId other) {
        return new RunFixture(id, other, order, startedAt);
    }

    public RunFixture of(String workflow) {
        return of(workflow, 3);
    }

    public RunFixture of(String workflow, @Nullable Integer version) {
        WorkflowRef counted = new WorkflowRef(new WorkflowId(workflow), version);
        return with(new RunOrder(order.plan(), order.payload(), order.mode(), order.cause(), counted, order.origin()));
    }

    public RunFixture causedBy(RunCause cause) {
        return with(new RunOrder(order.plan(), order.payload(), order.mode(), cause, order.workflow(), order.origin()));
    }

    public RunFixture in(RunMode mode) {
        return with(new RunOrder(order.plan(), order.payload(), mode, order.cause(), order.workflow(), order.origin()));
    }

    public RunFixture from(RunOrigin origin) {
        return with(new RunOrder(order.plan(), order.payload(), order.mode(), order.cause(), order.workflow(), origin));
    }

    public RunFixture with(String plan, String payload) {
        return with(new RunOrder(plan, payload, order.mode(), order.cause(), order.workflow(), order.origin()));
    }

    private RunFixture with(RunOrder other) {
        return new RunFixture(id, owner, other, startedAt);
    }

    public RunFixture startedAt(Instant other) {
        return new RunFixture(id, owner, order, other);
    }

    public Run run() {
        return Run.queued(new RunId(id), owner, order, startedAt);
    }

    /** An outcome as of a step that made a live call to read, and took that long. */
    public static StepOutcome outcome(String step, int attempts, Duration took, @Nullable Value input, StepEnd end) {
        return new StepOutcome(
                new StepRef(new StepId(step), null, "probe", "read", 0),
                RunMode.LIVE,
                attempts,
                STARTED,
                STARTED.plus(took),
                input,
                end,
                false);
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
                new StepRef(new StepId(step), "Step " + step, "http", "get", 0),
                RunMode.LIVE,
                1,
                STARTED.plusMillis(1),
                STARTED.plusMillis(8),
                Fields.of("url", Value.of("https://example.com/" + step)),
                new StepEnd.Ok(output),
                false));
    }

    public static RunEnd ok() {
        return RunEnd.ok(STARTED.plusMillis(10));
    }

    public static RunEnd failed(String error) {
        return RunEnd.failed(STARTED.plusMillis(10), error, "tool_error");
    }

    public static RunEnd cancelled() {
        return new RunEnd(RunEnd.How.CANCELLED, STARTED.plusMillis(10), "The run was cancelled", "cancelled");
    }
}
