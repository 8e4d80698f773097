package app.dispatch.adapters.http.workflow;

import static app.dispatch.domain.token.Scope.MANAGE;
import static app.dispatch.domain.token.Scope.READ;
import static app.dispatch.domain.token.Scope.WRITE;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.adapters.http.web.Paging;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.KeepRunsJson;
import app.dispatch.application.json.ParsedJson;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.WorkflowJson;
import app.dispatch.application.workflow.IfMatch;
import app.dispatch.application.workflow.Workflows;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.Patch;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowPage;
import app.dispatch.domain.workflow.WorkflowPatch;
import app.dispatch.domain.workflow.WorkflowQuery;
import app.dispatch.domain.workflow.WorkflowQuery.Cursor;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code /api/workflows}: a user's saved workflows. */
public record WorkflowRoutes(Workflows workflows, PlanJson plans) {

    private record Saving(PlanDraft plan, Schedule schedule, Patch<KeepRuns> keepRuns) {}

    private record Replacing(PlanDraft plan, Optional<Schedule> schedule) {}

    public List<Route> all() {
        return List.of(
                Route.user(READ, GET, "/api/workflows", this::list)
                        .query(Paging.parameters())
                        .large()
                        .narrowing(),
                Route.user(WRITE, POST, "/api/workflows", this::save),
                Route.user(WRITE, POST, "/api/workflows/blank", this::blank),
                Route.user(READ, GET, "/api/workflows/{id}", this::get).ofWorkflow(),
                Route.user(WRITE, PUT, "/api/workflows/{id}", this::replace).ofWorkflow(),
                Route.user(WRITE, PATCH, "/api/workflows/{id}", this::patch).ofWorkflow(),
                Route.user(WRITE, DELETE, "/api/workflows/{id}", this::delete).narrowing(),
                Route.user(READ, GET, "/api/workflows/{id}/versions", this::versions)
                        .query(Paging.parameters())
                        .large()
                        .ofWorkflow(),
                Route.user(WRITE, POST, "/api/workflows/{id}/versions/{version}/restore", this::restore)
                        .ofWorkflow(),
                Route.user(MANAGE, POST, "/api/workflows/{id}/secret", this::renewSecret)
                        .audited(AuditAction.SECRET_RENEWED)
                        .ofWorkflow());
    }

    /** Without the secrets of webhooks: who needs one asks for its workflow. */
    private void list(Call call, UserId owner) {
        Paging paging = Paging.of(call, WorkflowQuery.MOST);
        Optional<Set<WorkflowId>> only = call.narrowedTo();
        if (only.isPresent()) {
            listSome(call, owner, paging, only.get());
            return;
        }
        WorkflowPage page = workflows.list(
                owner,
                new WorkflowQuery(
                        paging.limit(),
                        paging.after()
                                .map(mark -> new Cursor(mark.at(), mark.id()))
                                .orElse(null)));
        Cursor next = page.next();
        call.answer(Paging.page(
                "workflows",
                page.workflows(),
                next == null ? null : new PageMark(next.updatedAtMs(), next.id()),
                this::withoutSecrets));
    }

    /** Of a token's few workflows: as many as are still there, in the order of the whole list. */
    private void listSome(Call call, UserId owner, Paging paging, Set<WorkflowId> only) {
        call.answer(paging.page(
                "workflows",
                only.stream()
                        .flatMap(id -> present(owner, id).stream())
                        .sorted(Comparator.comparing(SavedWorkflow::updatedAt)
                                .thenComparing(workflow -> workflow.id().value())
                                .reversed())
                        .toList(),
                workflow -> new PageMark(
                        workflow.updatedAt().toEpochMilli(), workflow.id().value()),
                this::withoutSecrets));
    }

    private void save(Call call, UserId owner) {
        Saving given = call.body(this::saving);
        WorkflowId id = WorkflowId.of(given.plan().plan().id());
        answerChanged(
                call,
                asSeen(
                        call,
                        owner,
                        id,
                        seen -> workflows.save(
                                call.actor(owner), given.plan(), given.schedule(), given.keepRuns(), seen)));
    }

    private Saving saving(Reading body) {
        PlanDraft plan = plans.readWithId(ParsedJson.readPlan(body), "/plan");
        Schedule schedule =
                body.oneOf("schedule", Schedule.values(), Schedule::id).orElse(Schedule.ON_DEMAND);
        return new Saving(plan, schedule, KeepRunsJson.read(body));
    }

    private void replace(Call call, UserId owner) {
        WorkflowId id = id(call);
        Replacing given = call.body(body -> replacing(body, id));
        answerChanged(
                call,
                asSeen(call, owner, id, seen -> workflows.replace(owner, id, given.plan(), given.schedule(), seen)));
    }

    private Replacing replacing(Reading body, WorkflowId id) {
        Value plan = ParsedJson.readPlan(body);
        if (plan instanceof Fields fields
                && fields.text("id").filter(given -> !given.equals(id.value())).isPresent()) {
            body.problems().add(new Problem("/plan/id", "must be the workflow's, `" + id + "`, or left out"));
        }
        return new Replacing(plans.read(plan, "/plan"), body.oneOf("schedule", Schedule.values(), Schedule::id));
    }

    /**
     * Changes a workflow in the state that {@code If-Match} names; a refusal has what is there instead.
     *
     * @param change is given that state
     */
    private <T> T asSeen(Call call, UserId owner, WorkflowId id, Function<IfMatch, T> change) {
        try {
            return change.apply(new IfMatch(call.ifMatch()));
        } catch (Refusal refused) {
            if (refused.errorCode() != ErrorCode.PRECONDITION_FAILED) {
                throw refused;
            }
            SavedWorkflow present = present(owner, id).orElseThrow(() -> refused);
            call.tag(IfMatch.tag(present));
            throw Refusal.of(refused.errorCode(), refused.text(), Fields.of("workflow", withoutSecrets(present)));
        }
    }

    private Optional<SavedWorkflow> present(UserId owner, WorkflowId id) {
        try {
            return Optional.of(workflows.get(owner, id));
        } catch (Refusal notThere) {
            return Optional.empty();
        }
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
        answerChanged(call, asSeen(call, owner, id, seen -> workflows.patch(owner, id, patch, seen)));
    }

    private void renewSecret(Call call, UserId owner) {
        call.noBody();
        answer(call, workflows.renewSecret(owner, id(call)));
    }

    private void delete(Call call, UserId owner) {
        call.possibleId("id", WorkflowId::new)
                .filter(call::reaches)
                .ifPresent(id -> asSeen(call, owner, id, seen -> {
                    workflows.delete(owner, id, seen);
                    return id;
                }));
        call.answer(Fields.of("ok", Value.of(true)));
    }

    private void versions(Call call, UserId owner) {
        Paging paging = Paging.of(call, WorkflowVersion.MOST);
        call.answer(paging.page(
                "versions",
                workflows.versions(owner, id(call)),
                version -> new PageMark(version.savedAt().toEpochMilli(), String.valueOf(version.number())),
                WorkflowJson::write));
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
        call.tag(IfMatch.tag(workflow));
        call.answer(Fields.of("workflow", write(call, workflow)));
    }

    private void answerChanged(Call call, SavedWorkflow workflow) {
        call.tag(IfMatch.tag(workflow));
        call.answer(Fields.builder()
                .put("workflow", write(call, workflow))
                .put("warnings", ParsedJson.warnings(workflows.warnings(workflow)))
                .build());
    }

    private Fields withoutSecrets(SavedWorkflow workflow) {
        return WorkflowJson.write(workflow, workflows.nextRunAt(workflow).orElse(null), null);
    }

    private Fields write(Call call, SavedWorkflow workflow) {
        return WorkflowJson.write(
                workflow,
                workflows.nextRunAt(workflow).orElse(null),
                call.may(MANAGE) ? call.serverUrl() + "/api/triggers/" : null);
    }
}
