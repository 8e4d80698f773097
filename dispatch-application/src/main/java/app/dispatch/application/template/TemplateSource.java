package app.dispatch.application.template;

import app.dispatch.domain.template.Template;
import java.util.List;

/** Where the templates come from: a port. Safe for use by several threads. */
public interface TemplateSource {
    /** All templates, each slug once, in the order in which they are shown; the same at every call. */
    List<Template> all();
}
