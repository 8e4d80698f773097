package app.dispatch.client.run;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.RunRequest.What;
import app.dispatch.client.web.Ask;
import app.dispatch.client.web.Place;
import app.dispatch.domain.Sha256;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RetryPlan;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.workflow.WorkflowId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wanted of runs, as requests. */
final class RunOrders {
    private static final int LONGEST_KEY = 255;

    private RunOrders() {}

    /** The request that begins it. */
    static Ask ask(RunRequest request) {
        if (request.cause() != RunCause.MANUAL) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "By time and by webhook runs are started by the server itself");
        }
        FieldsBuilder body = Fields.builder()
                .put("trigger", Json.parse(request.payload()))
                .put("mode", request.mode().id());
        return switch (request.what()) {
            case What.Saved(WorkflowId workflow) ->
                Ask.of("POST", "/api/workflows/{}/run", workflow.value()).body(body.build());
            case What.ThisPlan(PlanDraft draft, WorkflowId countedFor) ->
                execute(body.put("plan", written(draft)), countedFor);
            case What.Known(var workflow) -> execute(body.put("plan", PlanJson.write(workflow.plan())), workflow.id());
        };
    }

    private static Ask execute(FieldsBuilder body, @Nullable WorkflowId countedFor) {
        body.putIfPresent("workflowId", countedFor == null ? null : countedFor.value());
        return Ask.of("POST", "/api/execute").body(body.build());
    }

    /** What could not be read of a plan could not be sent either. */
    private static Fields written(PlanDraft draft) {
        if (!draft.problems().isEmpty()) {
            throw Refusal.of(ErrorCode.PLAN_INVALID, "The plan is not valid", draft.problems());
        }
        return PlanJson.write(draft.plan());
    }

    /** The plan that is sent with it, if there is one. */
    static Optional<Fields> plan(RunRequest request) {
        return switch (request.what()) {
            case What.Saved saved -> Optional.empty();
            case What.ThisPlan(PlanDraft draft, var countedFor) -> Optional.of(PlanJson.write(draft.plan()));
            case What.Known(var workflow) -> Optional.of(PlanJson.write(workflow.plan()));
        };
    }

    /** A key of the program's own as a header; one that none can hold, by its hash. */
    static String idempotencyKey(RunKey key) {
        String text = key.scope() + ":" + key.name();
        boolean fits = text.length() <= LONGEST_KEY && text.chars().allMatch(one -> one >= ' ' && one <= '~');
        return fits ? text : "sha256:" + Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    static Fields retry(RetryPlan plan) {
        return Fields.of("plan", Value.of(plan.id()));
    }

    /** The page of a history. */
    static Ask list(RunQuery query) {
        WorkflowId workflow = query.workflow();
        RunCause cause = query.cause();
        RunQuery.Cursor after = query.after();
        return Ask.of("GET", "/api/runs")
                .query("workflowId", workflow == null ? null : workflow.value())
                .query("status", query.filter().name().toLowerCase(Locale.ROOT))
                .query("trigger", cause == null ? null : cause.id())
                .query("from", time(query.window().from()))
                .query("to", time(query.window().to()))
                .query("text", query.text())
                .query("limit", query.limit())
                .query("cursor", after == null ? null : new Place(after.startedAtMs(), after.id()));
    }

    private static @Nullable Long time(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
