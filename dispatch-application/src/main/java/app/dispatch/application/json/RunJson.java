package app.dispatch.application.json;

import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.workflow.WorkflowId;
import org.jspecify.annotations.Nullable;

/** The JSON form of a run with its steps, the {@code RunRecord} of the API. */
public final class RunJson {
    private RunJson() {}

    /** The run as its owner sees it; {@code completedAt} and {@code durationMs} are there once it has ended. */
    public static Fields write(RunRecord record) {
        Run run = record.run();
        WorkflowId workflow = run.workflow();
        FieldsBuilder to = Fields.builder()
                .put("id", run.id().value())
                .put("workflowId", workflow == null ? Value.NULL : Value.of(workflow.value()));
        Integer version = run.workflowVersion();
        to.putIfPresent("workflowVersion", version == null ? null : Value.of(version))
                .put("status", run.status().id())
                .put("trigger", run.cause().id())
                .put("mode", run.mode().id())
                .put("startedAt", run.startedAt().toEpochMilli());
        RunEnd end = run.end();
        if (end != null) {
            to.put("completedAt", end.at().toEpochMilli())
                    .put("durationMs", durationMs(run, end))
                    .putIfPresent("error", end.error())
                    .putIfPresent("code", end.code());
        }
        if (!record.approvals().isEmpty()) {
            to.put(
                    "approvals",
                    Value.of(record.approvals().stream().map(RunJson::write).toList()));
        }
        if (run.undoOf() != null) {
            to.put("undoOf", run.undoOf().value())
                    .put(
                            "undo",
                            Value.of(
                                    record.steps().stream().map(RunJson::undone).toList()));
        }
        return to.putIfPresent("replayOf", id(run.replayOf()))
                .putIfPresent("retryOf", id(run.retryOf()))
                .put(
                        "steps",
                        Value.of(record.steps().stream().map(OutcomeJson::write).toList()))
                .build();
    }

    private static Fields write(ApprovalRequest request) {
        FieldsBuilder to = Fields.builder()
                .put("stepId", request.step().value())
                .putIfPresent("message", request.message())
                .put("input", request.input())
                .put("askedAt", request.askedAt().toEpochMilli())
                .put("expiresAt", request.expiresAt().toEpochMilli());
        ApprovalRequest.Decision decision = request.decision();
        if (decision != null) {
            to.put("decision", decision.answer().id())
                    .put("decidedAt", decision.at().toEpochMilli())
                    .putIfPresent("decidedBy", decision.by());
            TokenId token = decision.byToken();
            to.putIfPresent("decidedByToken", token == null ? null : token.value());
        }
        return to.build();
    }

    /** What became of taking one call back; a failure is one that could not be. */
    private static Fields undone(StepOutcome step) {
        Fields outcome = step.output() instanceof Fields output
                ? output
                : UndoOutcome.cannot(step.error() == null ? "It was not tried" : step.error())
                        .output();
        return Fields.builder()
                .put("stepId", step.name() == null ? step.step().value() : step.name())
                .put("outcome", outcome.text("outcome").orElse(""))
                .put("message", outcome.text("message").orElse(""))
                .build();
    }

    private static long durationMs(Run run, RunEnd end) {
        return Math.max(0, end.at().toEpochMilli() - run.startedAt().toEpochMilli());
    }

    private static @Nullable String id(@Nullable RunId run) {
        return run == null ? null : run.value();
    }
}
