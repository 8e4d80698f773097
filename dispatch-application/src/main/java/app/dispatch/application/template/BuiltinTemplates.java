package app.dispatch.application.template;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.TemplateJson;
import app.dispatch.domain.template.Template;
import app.dispatch.domain.template.TemplateSlug;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The templates that come with Dispatch: a JSON file each, in the order of {@code index.json}. They are read when they are
 * first asked for, since most commands never do.
 */
public final class BuiltinTemplates implements TemplateSource {
    private final PlanJson plans;
    private @Nullable List<Template> read;

    /** Reads the plans in them with {@code plans}. */
    public BuiltinTemplates(PlanJson plans) {
        this.plans = plans;
    }

    @Override
    public synchronized List<Template> all() {
        List<Template> known = read;
        if (known == null) {
            known = slugs().stream().map(this::template).toList();
            read = known;
        }
        return known;
    }

    private static List<TemplateSlug> slugs() {
        return ((Items) file("index"))
                .values().stream()
                        .map(slug -> new TemplateSlug(((Text) slug).value()))
                        .toList();
    }

    private Template template(TemplateSlug slug) {
        return TemplateJson.read(slug, file(slug.value()), plans);
    }

    private static Value file(String name) {
        try (InputStream file = BuiltinTemplates.class.getResourceAsStream(name + ".json")) {
            if (file == null) {
                throw new IllegalStateException("the file of a template is not there: " + name + ".json");
            }
            return Json.parse(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
