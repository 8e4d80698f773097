package app.dispatch.application.template;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.template.Template;
import app.dispatch.domain.template.TemplateSlug;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.workflow.SavedWorkflow;
import java.util.List;

/** What anyone may see of the templates, and what a user may make of them. Those whose tools are not here are not shown. */
public interface Templates {
    /** All of them, by category. */
    List<Template> list();

    /** Those of a category, whatever the case of its letters; none when there is no such category. */
    List<Template> list(String category);

    /**
     * One of them.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    Template get(TemplateSlug slug);

    /**
     * A new, disabled workflow of the owner with the template's plan and trigger, and with an id and a secret of its own.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    SavedWorkflow cloneFor(Actor by, TemplateSlug slug);

    /** The same, by the owner in person. */
    default SavedWorkflow cloneFor(UserId owner, TemplateSlug slug) {
        return cloneFor(Actor.of(owner), slug);
    }
}
