package app.dispatch.adapters.http.mcp;

import app.dispatch.adapters.http.docs.DocsRoutes;
import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.RunJson;
import app.dispatch.application.json.TemplateJson;
import app.dispatch.application.run.Runs;
import app.dispatch.application.template.Templates;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunQuery.Filter;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.template.TemplateSlug;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowPage;
import app.dispatch.domain.workflow.WorkflowQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What clients may read by address: pages about plans, workflows, runs and templates.
 *
 * @param fixed what there is for everybody, as it is listed
 */
record McpResources(List<Value> fixed, WorkflowTools workflows, Runs runs, Templates templates) {
    private static final String SCHEME = "dispatch://";
    private static final int PAGE = 50;
    private static final String WORKFLOWS = "w";
    private static final String RUNS = "r";

    /** A page of a list, of workflows first and runs then; both the newest first. */
    private record Place(String list, Optional<PageMark> after) {
        static Place parse(String cursor) {
            String list = cursor.substring(0, Math.min(1, cursor.length()));
            if (!list.equals(WORKFLOWS) && !list.equals(RUNS)) {
                throw new IllegalArgumentException("no cursor");
            }
            return new Place(
                    list, cursor.length() == 1 ? Optional.empty() : Optional.of(PageMark.parse(cursor.substring(1))));
        }
    }

    /** One page of all that the caller may read. */
    Fields list(McpCall call) {
        call.require(Scope.READ);
        Optional<Place> place = call.params(from -> McpIds.id(from, "cursor", "a nextCursor", Place::parse));
        return place.filter(known -> known.list().equals(RUNS)).isPresent()
                ? runs(call, place.get().after())
                : workflows(call, place.flatMap(Place::after), place.isEmpty());
    }

    private Fields workflows(McpCall call, Optional<PageMark> after, boolean first) {
        WorkflowPage page = workflows.page(call, PAGE, after);
        WorkflowQuery.Cursor next = page.next();
        List<Value> listed = new ArrayList<>(first ? fixed : List.of());
        page.workflows().forEach(workflow -> listed.add(entry(workflow)));
        return page(listed, next == null ? RUNS : WORKFLOWS + WorkflowTools.mark(next));
    }

    private Fields runs(McpCall call, Optional<PageMark> after) {
        RunQuery query = new RunQuery(
                null,
                Filter.ALL,
                null,
                PAGE,
                after.map(mark -> new RunQuery.Cursor(mark.at(), mark.id())).orElse(null));
        RunPage page = history(call, query);
        RunQuery.Cursor next = page.next();
        return page(
                page.runs().stream().<Value>map(McpResources::entry).toList(),
                next == null ? null : RUNS + new PageMark(next.startedAtMs(), next.id()));
    }

    /** The runs that the caller reaches. */
    private RunPage history(McpCall call, RunQuery query) {
        return call.http()
                .narrowedTo()
                .map(only -> runs.history(call.owner(), query, only))
                .orElseGet(() -> runs.history(call.owner(), query));
    }

    private static Fields page(List<Value> listed, @org.jspecify.annotations.Nullable String next) {
        return Fields.builder()
                .put("resources", Value.of(listed))
                .putIfPresent("nextCursor", next)
                .build();
    }

    private static Fields entry(SavedWorkflow workflow) {
        return entry("workflows/" + workflow.id(), workflow.plan().name(), "A workflow, version " + workflow.version());
    }

    private static Fields entry(RunRecord record) {
        Fields run = RunJson.write(record);
        return entry(
                "runs/" + record.run().id(),
                run.text("name").orElse(record.run().id().value()),
                "A run of " + record.run().startedAt() + ": "
                        + record.run().status().id());
    }

    private static Fields entry(String path, String title, String description) {
        return Fields.builder()
                .put("uri", SCHEME + path)
                .put("name", path)
                .put("title", title)
                .put("description", description)
                .put("mimeType", "application/json")
                .build();
    }

    /** The text of one of those that are the same for everybody. */
    static String page(String uri) {
        return uri.equals(SCHEME + "schemas/plan")
                ? Json.write(DocsRoutes.planSchema())
                : DocsRoutes.guide(uri.substring((SCHEME + "docs/").length()));
    }

    /** What stands at an address of a thing, as JSON text. */
    String read(McpCall call, String uri) {
        call.require(Scope.READ);
        String path = uri.substring(SCHEME.length());
        int slash = path.indexOf('/');
        String id = path.substring(slash + 1);
        Fields found = switch (path.substring(0, slash)) {
            case "workflows" -> workflows.write(workflows.reached(call, id(id, "workflow", WorkflowId::new)));
            case "runs" -> run(call, id(id, "run", RunId::new));
            default -> TemplateJson.write(templates.get(id(id, "template", TemplateSlug::new)));
        };
        return Json.write(found);
    }

    private Fields run(McpCall call, RunId id) {
        RunRecord record = runs.get(call.owner(), id);
        call.reach(record.run().order().workflowId(), "run");
        return RunJson.write(record);
    }

    private static <T> T id(String text, String kind, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.notFound(kind);
        }
    }

    /** Ids that begin so, of what an address of this form is about: the newest. */
    List<String> complete(McpCall call, String uriTemplate, String beginning) {
        call.require(Scope.READ);
        Stream<String> ids = switch (uriTemplate) {
            case SCHEME + "workflows/{id}" ->
                workflows.page(call, WorkflowTools.MOST_LISTED, Optional.empty()).workflows().stream()
                        .map(workflow -> workflow.id().value());
            case SCHEME + "runs/{id}" -> runs(call);
            case SCHEME + "templates/{slug}" ->
                templates.list().stream().map(template -> template.slug().value());
            default -> throw Refusal.of(ErrorCode.BAD_REQUEST, "There is no such address");
        };
        return ids.filter(id -> id.startsWith(beginning)).limit(100).toList();
    }

    /** The ids of the newest runs. */
    Stream<String> runs(McpCall call) {
        return history(call, new RunQuery(null, Filter.ALL, null, PAGE, null)).runs().stream()
                .map(record -> record.run().id().value());
    }
}
