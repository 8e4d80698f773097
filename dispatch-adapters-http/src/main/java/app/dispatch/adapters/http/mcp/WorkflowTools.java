package app.dispatch.adapters.http.mcp;

import app.dispatch.adapters.http.mcp.Confirmation.Deed;
import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.application.json.ParsedJson;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.WorkflowJson;
import app.dispatch.application.workflow.IfMatch;
import app.dispatch.application.workflow.Workflows;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowPage;
import app.dispatch.domain.workflow.WorkflowQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tools for saved workflows. */
record WorkflowTools(Workflows workflows, PlanLook look, Confirmation confirmation, PlanJson plans) {
    static final int MOST_LISTED = 100;
    private static final int USUALLY_LISTED = 20;

    private record Saving(
            PlanDraft plan, Optional<WorkflowId> over, Optional<Schedule> schedule, Optional<String> confirm) {}

    List<McpTool> all() {
        return List.of(
                new McpTool("list_workflows", Scope.READ, this::list),
                new McpTool("get_workflow", Scope.READ, this::get),
                new McpTool("save_workflow", Scope.WRITE, this::save));
    }

    private Fields list(McpCall call) {
        record Wanted(int limit, Optional<PageMark> after) {}
        Wanted wanted = call.arguments(from -> new Wanted(
                from.whole("limit", 1, MOST_LISTED)
                        .orElse((long) USUALLY_LISTED)
                        .intValue(),
                McpIds.cursor(from)));
        WorkflowPage page = page(call, wanted.limit(), wanted.after());
        WorkflowQuery.Cursor next = page.next();
        return Fields.builder()
                .put(
                        "workflows",
                        Value.of(page.workflows().stream().map(this::row).toList()))
                .putIfPresent("nextCursor", next == null ? null : mark(next).toString())
                .build();
    }

    /** A page of those that the caller reaches. */
    WorkflowPage page(McpCall call, int limit, Optional<PageMark> after) {
        Optional<Set<WorkflowId>> only = call.http().narrowedTo();
        if (only.isPresent()) {
            return new WorkflowPage(
                    after.isPresent()
                            ? List.of()
                            : only.get().stream()
                                    .flatMap(id -> present(call, id).stream())
                                    .toList(),
                    null);
        }
        return workflows.list(
                call.owner(),
                new WorkflowQuery(
                        limit,
                        after.map(mark -> new WorkflowQuery.Cursor(mark.at(), mark.id()))
                                .orElse(null)));
    }

    static PageMark mark(WorkflowQuery.Cursor place) {
        return new PageMark(place.updatedAtMs(), place.id());
    }

    private Fields row(SavedWorkflow workflow) {
        Fields whole = write(workflow);
        return RunWatch.without(whole, "steps", "webhookSecret", "webhookUrl", "assumptions", "metadata", "limits")
                .with("steps", Value.of(whole.items("steps").size()));
    }

    /** The workflow without its secret, which no model needs. */
    Fields write(SavedWorkflow workflow) {
        return RunWatch.without(
                WorkflowJson.write(workflow, workflows.nextRunAt(workflow).orElse(null), null),
                "webhookSecret",
                "webhookUrl");
    }

    private Fields get(McpCall call) {
        Optional<WorkflowId> id = call.arguments(from -> {
            from.requiredText("workflowId");
            return McpIds.workflow(from, "workflowId");
        });
        return Fields.of("workflow", write(reached(call, id.orElseThrow(() -> Refusal.notFound("workflow")))));
    }

    /** The workflow, which the caller must reach. */
    SavedWorkflow reached(McpCall call, WorkflowId id) {
        call.reach(Optional.of(id), "workflow");
        return workflows.get(call.owner(), id);
    }

    private Fields save(McpCall call) {
        Saving given = call.arguments(this::saving);
        Optional<SavedWorkflow> present = given.over().map(id -> reached(call, id));
        Schedule schedule = given.schedule()
                .orElseGet(() -> present.map(SavedWorkflow::schedule).orElse(Schedule.ON_DEMAND));
        Optional<Fields> instead = schedule == Schedule.ON_DEMAND
                ? Optional.empty()
                : byItself(call, given, schedule).flatMap(deed -> confirmation.of(call, deed, given.confirm()));
        if (instead.isPresent()) {
            return instead.get();
        }
        SavedWorkflow saved = given.over()
                .map(id -> workflows.replace(call.owner(), id, given.plan(), Optional.of(schedule), IfMatch.ANYTHING))
                .orElseGet(() -> add(call, given.plan(), schedule));
        return Fields.builder()
                .put("outcome", "saved")
                .put("workflow", write(saved))
                .put("warnings", ParsedJson.warnings(workflows.warnings(saved)))
                .build();
    }

    /** A workflow that starts by itself does so with nobody looking: what it changes is looked at now. */
    private Optional<Deed> byItself(McpCall call, Saving given, Schedule schedule) {
        String how = schedule == Schedule.SCHEDULED
                ? "whenever `" + given.plan().plan().cron() + "` is due"
                : "whenever its webhook is called";
        return look.lasting(
                call,
                given.plan(),
                "Save `" + given.plan().plan().name() + "`, to run by itself " + how + "? Each time it will:",
                given.over().map(WorkflowId::value).orElse("") + "\n" + schedule.id());
    }

    private SavedWorkflow add(McpCall call, PlanDraft plan, Schedule schedule) {
        WorkflowId id = WorkflowId.of(plan.plan().id());
        call.requireAll();
        if (present(call, id).isPresent()) {
            throw Refusal.of(
                    ErrorCode.CONFLICT,
                    "There is a workflow with the plan's id: to put this plan in its place call again with `workflowId`"
                            + " set to it, or take `id` out of the plan to make another workflow",
                    Fields.of("workflowId", Value.of(id.value())));
        }
        return workflows.save(call.actor(), plan, schedule, IfMatch.ANYTHING);
    }

    private Optional<SavedWorkflow> present(McpCall call, WorkflowId id) {
        try {
            return Optional.of(workflows.get(call.owner(), id));
        } catch (Refusal refused) {
            if (refused.errorCode() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Saving saving(Reading from) {
        Value plan = ParsedJson.readPlan(from);
        return new Saving(
                plans.read(plan, "/plan"),
                McpIds.workflow(from, "workflowId"),
                from.oneOf("schedule", Schedule.values(), Schedule::id),
                from.text("confirm"));
    }
}
