package app.dispatch.adapters.http.workflow;

import static app.dispatch.domain.token.Scope.MANAGE;
import static app.dispatch.domain.token.Scope.READ;
import static app.dispatch.domain.token.Scope.WRITE;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParsedJson;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.WorkflowJson;
import app.dispatch.application.workflow.Workflows;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowPage;
import app.dispatch.domain.workflow.WorkflowPatch;
import app.dispatch.domain.workflow.WorkflowQuery;
import app.dispatch.domain.workflow.WorkflowQuery.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/workflows}: a user's saved workflows. */
public record WorkflowRoutes(Workflows workflows, PlanJson plans) {

    private record Saving(PlanDraft plan, Schedule schedule) {}

    public List<Route> all() {
        return List.of(
                Route.user(READ, GET, "/api/workflows", this::list)
                        .query("limit", "cursor")
                        .large(),
                Route.user(WRITE, POST, "/api/workflows", this::save),
                Route.user(WRITE, POST, "/api/workflows/blank", this::blank),
                Route.user(READ, GET, "/api/workflows/{id}", this::get),
                Route.user(WRITE, PATCH, "/api/workflows/{id}", this::patch),
                Route.user(WRITE, DELETE, "/api/workflows/{id}", this::delete),
                Route.user(READ, GET, "/api/workflows/{id}/versions", this::versions)
                        .large(),
                Route.user(WRITE, POST, "/api/workflows/{id}/versions/{version}/restore", this::restore),
                Route.user(MANAGE, POST, "/api/workflows/{id}/secret", this::renewSecret));
    }

    private void list(Call call, UserId owner) {
        WorkflowPage page = workflows.list(owner, query(call));
        List<Fields> all =
                page.workflows().stream().map(workflow -> write(call, workflow)).toList();
        Cursor next = page.next();
        call.answer(Fields.builder()
                .put("workflows", Value.of(all))
                .putIfPresent(
                        "nextCursor", next == null ? null : new PageMark(next.updatedAtMs(), next.id()).toString())
                .build());
    }

    private static WorkflowQuery query(Call call) {
        List<Problem> problems = new ArrayList<>();
        Optional<Integer> limit =
                call.query("limit", "a number from 1 to " + WorkflowQuery.MOST, WorkflowRoutes::limit, problems);
        Optional<Cursor> cursor = call.query("cursor", "a nextCursor", WorkflowRoutes::cursor, problems);
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The request's query is not valid", problems);
        }
        return new WorkflowQuery(limit.orElse(WorkflowQuery.MOST), cursor.orElse(null));
    }

    private static int limit(String text) {
        return new WorkflowQuery(Integer.parseInt(text), null).limit();
    }

    private static Cursor cursor(String text) {
        PageMark mark = PageMark.parse(text);
        return new Cursor(mark.at(), new WorkflowId(mark.id()).value());
    }

    private void save(Call call, UserId owner) {
        Saving given = call.body(this::saving);
        answerChanged(call, workflows.save(call.actor(owner), given.plan(), given.schedule()));
    }

    private Saving saving(Reading body) {
        PlanDraft plan = plans.readWithId(ParsedJson.readPlan(body), "/plan");
        Schedule schedule =
                body.oneOf("schedule", Schedule.values(), Schedule::id).orElse(Schedule.ON_DEMAND);
        return new Saving(plan, schedule);
    }

    private void blank(Call call, UserId owner) {
        call.noBody();
        answer(call, workflows.blank(call.actor(owner)));
    }

    private void get(Call call, UserId owner) {
        answer(call, workflows.get(owner, id(call)));
    }

    private void patch(Call call, UserId owner) {
        WorkflowId id = id(call);
        WorkflowPatch patch = WorkflowJson.readPatch(Json.parse(call.bytes()));
        answerChanged(call, workflows.patch(owner, id, patch));
    }

    private void renewSecret(Call call, UserId owner) {
        call.noBody();
        answer(call, workflows.renewSecret(owner, id(call)));
    }

    private void delete(Call call, UserId owner) {
        call.possibleId("id", WorkflowId::new).ifPresent(id -> workflows.delete(owner, id));
        call.answer(Fields.of("ok", Value.of(true)));
    }

    private void versions(Call call, UserId owner) {
        List<Fields> all = workflows.versions(owner, id(call)).stream()
                .map(WorkflowJson::write)
                .toList();
        call.answer(Fields.of("versions", Value.of(all)));
    }

    private void restore(Call call, UserId owner) {
        call.noBody();
        int version = call.pathId("version", "version", Integer::valueOf);
        answer(call, workflows.restore(owner, id(call), version));
    }

    private static WorkflowId id(Call call) {
        return call.pathId("id", "workflow", WorkflowId::new);
    }

    /** Answers with this workflow of the caller. */
    public void answer(Call call, SavedWorkflow workflow) {
        call.answer(Fields.of("workflow", write(call, workflow)));
    }

    private void answerChanged(Call call, SavedWorkflow workflow) {
        call.answer(Fields.builder()
                .put("workflow", write(call, workflow))
                .put("warnings", ParsedJson.warnings(workflows.warnings(workflow)))
                .build());
    }

    private Fields write(Call call, SavedWorkflow workflow) {
        return WorkflowJson.write(
                workflow,
                workflows.nextRunAt(workflow).orElse(null),
                call.may(MANAGE) ? call.serverUrl() + "/api/triggers/" : null);
    }
}
