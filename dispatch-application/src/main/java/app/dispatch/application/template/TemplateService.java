package app.dispatch.application.template;

import app.dispatch.application.workflow.Workflows;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.template.Template;
import app.dispatch.domain.template.TemplateSlug;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.workflow.SavedWorkflow;
import java.util.List;
import java.util.stream.Stream;

/** Shows the templates that can run with the tools that there are, and makes workflows of them. */
public final class TemplateService implements Templates {
    private final TemplateSource source;
    private final Catalogue catalogue;
    private final Workflows workflows;

    public TemplateService(TemplateSource source, Catalogue catalogue, Workflows workflows) {
        this.source = source;
        this.catalogue = catalogue;
        this.workflows = workflows;
    }

    @Override
    public List<Template> list() {
        return usable().toList();
    }

    @Override
    public List<Template> list(String category) {
        return usable().filter(template -> template.category().equalsIgnoreCase(category))
                .toList();
    }

    @Override
    public Template get(TemplateSlug slug) {
        return usable().filter(template -> template.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("template"));
    }

    @Override
    public SavedWorkflow cloneFor(Actor by, TemplateSlug slug) {
        return workflows.create(by, get(slug).plan());
    }

    private Stream<Template> usable() {
        return source.all().stream().filter(template -> catalogue.ids().containsAll(template.tools()));
    }
}
