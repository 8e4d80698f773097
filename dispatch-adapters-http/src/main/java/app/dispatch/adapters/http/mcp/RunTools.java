package app.dispatch.adapters.http.mcp;

import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParsedJson;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.RunJson;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.RunRequest.What;
import app.dispatch.application.run.Runs;
import app.dispatch.application.run.StartedRun;
import app.dispatch.application.workflow.Workflows;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunQuery.Filter;
import app.dispatch.domain.run.RunQuery.Window;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tools that start runs, watch and end them. */
record RunTools(
        Runs runs, Workflows workflows, PlanLook look, RunWatch watch, Confirmation confirmation, PlanJson plans) {
    private static final int MOST_LISTED = 50;
    private static final int USUALLY_LISTED = 20;
    private static final int LONGEST_TEXT = 200;

    /** What is to be run, and how. */
    private record Wish(
            Optional<PlanDraft> plan,
            Optional<WorkflowId> workflow,
            String payload,
            Optional<String> confirm,
            Optional<String> key,
            Duration patience) {}

    List<McpTool> all() {
        return List.of(
                new McpTool("run", Scope.RUN, this::run),
                new McpTool("dry_run", Scope.RUN, this::dryRun),
                new McpTool("get_run", Scope.READ, this::get),
                new McpTool("list_runs", Scope.READ, this::list),
                new McpTool("cancel_run", Scope.RUN, this::cancel));
    }

    private Fields run(McpCall call) {
        Wish wish = call.arguments(this::live);
        runs.requireRoom(call.owner());
        What what = what(call, wish);
        Optional<Fields> instead = look.deed(call, draft(what), wish.payload(), origin(what))
                .flatMap(deed -> confirmation.of(call, deed, wish.confirm()));
        if (instead.isPresent()) {
            return instead.get();
        }
        return watch.begun(call, start(call, wish, what, RunMode.LIVE), wish.patience());
    }

    private Fields dryRun(McpCall call) {
        Wish wish = call.arguments(from -> wish(from, Optional.empty(), Optional.empty()));
        runs.requireRoom(call.owner());
        return watch.begun(call, start(call, wish, what(call, wish), RunMode.DRY_RUN), wish.patience());
    }

    private Wish live(Reading from) {
        Optional<String> key = from.text("idempotencyKey", 255).filter(text -> !text.isBlank());
        return wish(from, from.text("confirm"), key);
    }

    private Wish wish(Reading from, Optional<String> confirm, Optional<String> key) {
        Value plan = ParsedJson.readPlan(from);
        Optional<WorkflowId> workflow = McpIds.workflow(from, "workflowId");
        boolean said = from.value("workflowId").isPresent();
        if (plan instanceof Null && !said) {
            from.problem("plan", "is required, or `workflowId` in its place");
        } else if (!(plan instanceof Null) && said) {
            from.problem("workflowId", "cannot be there with `plan`: say which of the two is to be run");
        }
        return new Wish(
                plan instanceof Null ? Optional.empty() : Optional.of(plans.read(plan, "/plan")),
                workflow,
                from.fields("trigger").map(Json::write).orElse(RunRequest.NO_PAYLOAD),
                confirm,
                key,
                RunWatch.wait(from, RunWatch.USUAL));
    }

    /** What is to be run: a workflow as it is now, so that what is agreed to is what is done. */
    private What what(McpCall call, Wish wish) {
        if (wish.workflow().isEmpty()) {
            PlanDraft plan = wish.plan().orElseThrow();
            call.requireAll();
            return new What.ThisPlan(plan, null);
        }
        WorkflowId id = wish.workflow().get();
        call.reach(Optional.of(id), "workflow");
        return new What.Known(workflows.get(call.owner(), id));
    }

    private static PlanDraft draft(What what) {
        return switch (what) {
            case What.ThisPlan(PlanDraft plan, var countedFor) -> plan;
            case What.Known(SavedWorkflow workflow) -> PlanDraft.of(workflow.plan());
            case What.Saved saved -> throw new IllegalStateException("a workflow that was not read");
        };
    }

    private static String origin(What what) {
        return what instanceof What.Known(SavedWorkflow workflow) ? workflow.id() + "@" + workflow.version() : "";
    }

    private StartedRun start(McpCall call, Wish wish, What what, RunMode mode) {
        RunRequest request = new RunRequest(call.owner(), what, wish.payload(), mode, RunCause.MANUAL);
        if (wish.key().isEmpty()) {
            return runs.start(request);
        }
        String asked = origin(what) + PlanLook.text(draft(what).plan()) + wish.payload();
        String fingerprint = RunKey.fingerprint("mcp run", asked.getBytes(StandardCharsets.UTF_8));
        return runs.startOnce(request, new RunKey("mcp", wish.key().get(), fingerprint))
                .started();
    }

    private Fields get(McpCall call) {
        record Wanted(Optional<RunId> run, Duration patience) {}
        Wanted wanted =
                call.arguments(from -> new Wanted(McpIds.run(from, "runId"), RunWatch.wait(from, Duration.ZERO)));
        return watch.of(call, reached(call, wanted.run()), wanted.patience());
    }

    private Fields cancel(McpCall call) {
        RunId id = reached(call, call.arguments(from -> McpIds.run(from, "runId")));
        runs.cancel(call.owner(), id);
        return watch.of(call, id, Duration.ZERO);
    }

    private RunId reached(McpCall call, Optional<RunId> given) {
        RunId id = given.orElseThrow(() -> Refusal.notFound("run"));
        call.reach(runs.get(call.owner(), id).run().order().workflowId(), "run");
        return id;
    }

    private Fields list(McpCall call) {
        RunQuery query = call.arguments(RunTools::query);
        RunPage page = call.http()
                .narrowedTo()
                .map(only -> runs.history(call.owner(), query, only))
                .orElseGet(() -> runs.history(call.owner(), query));
        RunQuery.Cursor next = page.next();
        return Fields.builder()
                .put("runs", Value.of(page.runs().stream().map(RunTools::row).toList()))
                .putIfPresent(
                        "nextCursor", next == null ? null : new PageMark(next.startedAtMs(), next.id()).toString())
                .build();
    }

    private static RunQuery query(Reading from) {
        Optional<WorkflowId> workflow = McpIds.workflow(from, "workflowId");
        Filter filter = from.oneOf("status", Filter.values(), RunTools::name).orElse(Filter.ALL);
        Optional<String> text = from.text("text", LONGEST_TEXT).filter(said -> !said.isBlank());
        long limit = from.whole("limit", 1, MOST_LISTED).orElse((long) USUALLY_LISTED);
        Optional<PageMark> cursor = McpIds.cursor(from);
        return new RunQuery(
                workflow.orElse(null),
                filter,
                null,
                Window.ALWAYS,
                text.filter(said -> said.length() <= LONGEST_TEXT).orElse(null),
                (int) limit,
                cursor.map(mark -> new RunQuery.Cursor(mark.at(), mark.id())).orElse(null));
    }

    private static String name(Filter filter) {
        return filter.name().toLowerCase(Locale.ROOT);
    }

    /** A run in a list: all but what its steps did. */
    private static Fields row(RunRecord record) {
        return RunWatch.without(RunJson.write(record), "steps", "approvals");
    }
}
