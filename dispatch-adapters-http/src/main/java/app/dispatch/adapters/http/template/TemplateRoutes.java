package app.dispatch.adapters.http.template;

import static app.dispatch.domain.token.Scope.WRITE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.adapters.http.web.Paging;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.adapters.http.workflow.WorkflowRoutes;
import app.dispatch.application.json.TemplateJson;
import app.dispatch.application.template.Templates;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.template.Template;
import app.dispatch.domain.template.TemplateSlug;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;

/**
 * {@code /api/templates}: plans to start from, which anyone may look at.
 *
 * @param workflows answers with what a template became
 */
public record TemplateRoutes(Templates templates, WorkflowRoutes workflows) {
    /** They change only with the server's version. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** The most templates of a page. */
    private static final int MOST_LISTED = 1_000;

    public List<Route> all() {
        return List.of(
                Route.open(GET, "/api/templates", this::list).query("category", "limit", "cursor"),
                Route.open(GET, "/api/templates/{slug}", this::get),
                Route.user(WRITE, POST, "/api/templates/{slug}/clone", this::cloneIt));
    }

    private void list(Call call) {
        List<Template> shown = call.query("category")
                .filter(category -> !category.isBlank())
                .map(templates::list)
                .orElseGet(templates::list);
        call.answerPublic(
                Paging.of(call, MOST_LISTED)
                        .page(
                                "templates",
                                shown,
                                template -> new PageMark(0, template.slug().value()),
                                TemplateJson::summary),
                FRESH);
    }

    private void get(Call call) {
        call.answerPublic(Fields.of("template", TemplateJson.write(templates.get(slug(call)))), FRESH);
    }

    private void cloneIt(Call call, UserId owner) {
        call.noBody();
        workflows.answer(call, templates.cloneFor(call.actor(owner), slug(call)));
    }

    private static TemplateSlug slug(Call call) {
        return call.pathId("slug", "template", TemplateSlug::new);
    }
}
