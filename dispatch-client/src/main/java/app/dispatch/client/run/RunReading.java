package app.dispatch.client.run;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.OutcomeJson;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.ApprovalRequest.Decision;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunOrder;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunState;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.WorkflowRef;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads runs as the API shows them. */
public final class RunReading {
    private static final long FIRST_EPOCH = 1;

    private RunReading() {}

    /**
     * The run with its steps.
     *
     * @param payload what the API does not tell of it
     * @param plan its plan as JSON text; null where that is not known: its name alone stands there then
     */
    public static RunRecord read(Fields from, UserId owner, String payload, @Nullable String plan) {
        Reading run = new Reading(from, "", new ArrayList<>());
        RunOrder order = new RunOrder(
                plan == null ? nameAlone(run) : plan,
                payload,
                run.oneOf("mode", RunMode.values(), RunMode::id).orElseThrow(),
                run.oneOf("trigger", RunCause.values(), RunCause::id).orElseThrow(),
                workflow(run),
                origin(run));
        List<StepOutcome> steps = from.items("steps").stream()
                .map(step -> OutcomeJson.read((Fields) step))
                .toList();
        List<ApprovalRequest> approvals = from.items("approvals").stream()
                .map(asked -> approval((Fields) asked))
                .toList();
        RunId id = new RunId(run.requiredText("id"));
        return new RunRecord(
                new Run(id, owner, order, time(run, "startedAt"), FIRST_EPOCH, state(run)), steps, approvals);
    }

    private static String nameAlone(Reading run) {
        String id = run.text("workflowId").orElseGet(() -> run.requiredText("id"));
        return Json.write(Fields.builder()
                .put("id", id)
                .put("createdAt", time(run, "startedAt").toEpochMilli())
                .put("name", run.text("name").orElse(""))
                .put("steps", Value.of(List.of()))
                .build());
    }

    private static @Nullable WorkflowRef workflow(Reading run) {
        return run.text("workflowId")
                .map(id -> new WorkflowRef(
                        new WorkflowId(id),
                        run.whole("workflowVersion", 1, Integer.MAX_VALUE)
                                .map(Math::toIntExact)
                                .orElse(null)))
                .orElse(null);
    }

    private static RunOrigin origin(Reading run) {
        return run.text("replayOf")
                .<RunOrigin>map(past -> new RunOrigin.ReplayOf(new RunId(past)))
                .or(() -> run.text("retryOf").map(past -> new RunOrigin.RetryOf(new RunId(past))))
                .or(() -> run.text("undoOf").map(past -> new RunOrigin.UndoOf(new RunId(past))))
                .orElseGet(RunOrigin.Fresh::new);
    }

    private static RunState state(Reading run) {
        RunStatus status =
                run.oneOf("status", RunStatus.values(), RunStatus::id).orElseThrow();
        return switch (status) {
            case QUEUED -> RunState.Open.QUEUED;
            case RUNNING -> RunState.Open.RUNNING;
            case WAITING -> RunState.Open.WAITING;
            case OK, FAILED, CANCELLED ->
                new RunState.Ended(new RunEnd(
                        how(status),
                        time(run, "completedAt"),
                        run.text("error").orElse(null),
                        run.text("code").orElse(null)));
        };
    }

    private static RunEnd.How how(RunStatus status) {
        return Arrays.stream(RunEnd.How.values())
                .filter(how -> how.status() == status)
                .findFirst()
                .orElseThrow();
    }

    private static ApprovalRequest approval(Fields from) {
        Reading asked = new Reading(from, "", new ArrayList<>());
        Decision decision = asked.oneOf("decision", Answer.values(), Answer::id)
                .map(answer -> new Decision(
                        answer,
                        time(asked, "decidedAt"),
                        asked.text("decidedBy").orElse(null),
                        asked.text("decidedByToken").map(TokenId::new).orElse(null),
                        asked.text("reason").orElse(null)))
                .orElse(null);
        return new ApprovalRequest(
                new StepId(asked.requiredText("stepId")),
                asked.text("message").orElse(null),
                asked.given("input").orElse(Value.NULL),
                null,
                time(asked, "askedAt"),
                time(asked, "expiresAt"),
                decision);
    }

    private static Instant time(Reading from, String member) {
        return Instant.ofEpochMilli(
                from.whole(member, Long.MIN_VALUE, Long.MAX_VALUE).orElseThrow());
    }
}
