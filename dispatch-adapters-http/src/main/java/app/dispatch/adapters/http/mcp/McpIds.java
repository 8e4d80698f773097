package app.dispatch.adapters.http.mcp;

import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.template.TemplateSlug;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.Optional;
import java.util.function.Function;

/** Reads the ids and cursors among the arguments of a tool. */
final class McpIds {
    private McpIds() {}

    static Optional<WorkflowId> workflow(Reading from, String key) {
        return id(from, key, "the id of a workflow, as list_workflows tells it", WorkflowId::new);
    }

    /** A run, which must be said. */
    static Optional<RunId> run(Reading from, String key) {
        from.requiredText(key);
        return id(from, key, "the id of a run, as list_runs tells it", RunId::new);
    }

    static Optional<TemplateSlug> template(Reading from, String key) {
        return id(from, key, "the slug of a template, as find_templates tells it", TemplateSlug::new);
    }

    static Optional<PageMark> cursor(Reading from) {
        return id(from, "cursor", "a nextCursor", PageMark::parse);
    }

    /** The id; one that cannot be any is a problem. */
    static <T> Optional<T> id(Reading from, String key, String what, Function<String, T> form) {
        Optional<String> text = from.text(key).filter(said -> !said.isBlank());
        try {
            return text.map(form);
        } catch (IllegalArgumentException notAnId) {
            from.problem(key, "must be " + what);
            return Optional.empty();
        }
    }
}
