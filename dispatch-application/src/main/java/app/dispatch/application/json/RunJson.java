package app.dispatch.application.json;

import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunOrder;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.WorkflowRef;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON form of a run with its steps, the {@code RunRecord} of the API. */
public final class RunJson {
    private RunJson() {}

    /** The run as its owner sees it; {@code completedAt} and {@code durationMs} are there once it has ended. */
    public static Fields write(RunRecord record) {
        Run run = record.run();
        RunOrder order = run.order();
        WorkflowRef workflow = order.workflow();
        FieldsBuilder to = Fields.builder()
                .put("id", run.id().value())
                .put(
                        "workflowId",
                        workflow == null ? Value.NULL : Value.of(workflow.id().value()));
        if (workflow != null && workflow.version() != null) {
            to.put("workflowVersion", workflow.version());
        }
        to.put("status", run.status().id())
                .put("trigger", order.cause().id())
                .put("mode", order.mode().id())
                .putIfPresent("name", name(order))
                .put("startedAt", run.startedAt().toEpochMilli());
        run.end()
                .ifPresent(end -> to.put("completedAt", end.at().toEpochMilli())
                        .put("durationMs", durationMs(run, end))
                        .putIfPresent("error", end.error())
                        .putIfPresent("code", end.code()));
        if (!record.approvals().isEmpty()) {
            Map<String, Fields> steps = steps(order);
            to.put(
                    "approvals",
                    Value.of(record.approvals().stream()
                            .map(request -> write(
                                    request, steps.getOrDefault(request.step().value(), Fields.empty())))
                            .toList()));
        }
        origin(record, to);
        return to.put(
                        "steps",
                        Value.of(record.steps().stream().map(OutcomeJson::write).toList()))
                .build();
    }

    private static @Nullable String name(RunOrder order) {
        String name = PlanJson.nameOf(order.plan());
        return name.isEmpty() ? null : name;
    }

    private static void origin(RunRecord record, FieldsBuilder to) {
        switch (record.run().order().origin()) {
            case RunOrigin.Fresh() -> {}
            case RunOrigin.ReplayOf(RunId past) -> to.put("replayOf", past.value());
            case RunOrigin.RetryOf(RunId past) -> to.put("retryOf", past.value());
            case RunOrigin.UndoOf(RunId past) -> {
                List<Value> undone =
                        record.steps().stream().<Value>map(RunJson::undone).toList();
                to.put("undoOf", past.value()).put("undo", Value.of(undone));
            }
        }
    }

    /** The steps of the recorded plan, by their ids. */
    private static Map<String, Fields> steps(RunOrder order) {
        Map<String, Fields> steps = new HashMap<>();
        if (Json.readBack(order.plan()) instanceof Fields plan) {
            for (Value step : plan.items("steps")) {
                if (step instanceof Fields fields) {
                    fields.text("id").ifPresent(id -> steps.put(id, fields));
                }
            }
        }
        return steps;
    }

    /** @param step as the plan has it */
    private static Fields write(ApprovalRequest request, Fields step) {
        FieldsBuilder to = Fields.builder()
                .put("stepId", request.step().value())
                .putIfPresent("name", step.text("name").orElse(null))
                .putIfPresent("tool", step.text("tool").orElse(null))
                .putIfPresent("op", step.text("op").orElse(null))
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
            to.putIfPresent("decidedByToken", token == null ? null : token.value())
                    .putIfPresent("reason", decision.reason());
        }
        return to.build();
    }

    /** What became of taking one call back; a failure is one that could not be. */
    private static Fields undone(StepOutcome step) {
        Fields outcome = step.end() instanceof StepEnd.Ok(Fields output)
                ? output
                : UndoOutcome.cannot(step.failure().map(StepEnd.Failed::error).orElse("It was not tried"))
                        .output();
        String name = step.ref().name();
        return Fields.builder()
                .put("stepId", name == null ? step.step().value() : name)
                .put("outcome", outcome.text("outcome").orElse(""))
                .put("message", outcome.text("message").orElse(""))
                .build();
    }

    private static long durationMs(Run run, RunEnd end) {
        return Math.max(0, end.at().toEpochMilli() - run.startedAt().toEpochMilli());
    }
}
