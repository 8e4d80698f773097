package app.dispatch.application.json;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.template.Template;
import app.dispatch.domain.template.TemplateSlug;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The JSON form of a template: in a list, alone, and as a file. */
public final class TemplateJson {
    private static final Set<String> MEMBERS = Set.of(
            "name",
            "tagline",
            "category",
            "icon",
            "estimatedRuntime",
            "description",
            "trigger",
            "cron",
            "timezone",
            "limits",
            "steps",
            "triggerExample");

    /** What a list shows of the plan: enough to draw it, and to say when it would start. */
    private static final Set<String> IN_A_LIST = Set.of("trigger", "cron", "timezone", "steps");

    /** What only a plan that somebody keeps has. */
    private static final Set<String> OF_A_KEPT_PLAN = Set.of("id", "createdAt", "name");

    /** What a template shows that is not of its plan. */
    static final Set<String> BESIDE_THE_PLAN =
            Set.of("slug", "tagline", "category", "icon", "highlightTools", "estimatedRuntime", "triggerExample");

    private TemplateJson() {}

    /** What a list shows of it. */
    public static Fields summary(Template template) {
        return with(IN_A_LIST::contains, template).build();
    }

    /** All of it. */
    public static Fields write(Template template) {
        return with(member -> !OF_A_KEPT_PLAN.contains(member), template)
                .putIfPresent("triggerExample", template.triggerExample().isEmpty() ? null : template.triggerExample())
                .build();
    }

    private static FieldsBuilder with(Predicate<String> member, Template template) {
        FieldsBuilder to = start(template);
        PlanJson.write(template.plan()).values().forEach((key, value) -> {
            if (member.test(key)) {
                to.put(key, value);
            }
        });
        return to;
    }

    private static FieldsBuilder start(Template template) {
        return Fields.builder()
                .put("slug", template.slug().value())
                .put("name", template.plan().name())
                .put("tagline", template.tagline())
                .put("category", template.category())
                .put("icon", template.icon())
                .put("highlightTools", Value.texts(template.tools()))
                .put("estimatedRuntime", template.estimatedRuntime().toSeconds());
    }

    /**
     * Reads a template's file. Its plan is not checked yet.
     *
     * @throws IllegalArgumentException with all that is wrong with it
     */
    public static Template read(TemplateSlug slug, Value file, PlanJson plans) {
        List<Problem> problems = new ArrayList<>();
        Reading from = Reading.of(file, "", problems);
        from.only(MEMBERS);
        from.requiredText("name");
        from.requiredText("description");
        from.requiredText("trigger");
        String tagline = from.requiredText("tagline");
        String category = from.requiredText("category");
        String icon = from.requiredText("icon");
        long seconds = from.whole("estimatedRuntime", 1, 3600).orElse(0L);
        Fields example = from.fields("triggerExample").orElse(Fields.empty());
        Fields plan = ((Fields) file).with("id", Value.of(slug.value())).with("createdAt", Value.of(0));
        PlanDraft draft = plans.readWithId(plan, "");
        problems.addAll(draft.problems());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the template " + slug + " is not valid: " + problems);
        }
        return new Template(slug, tagline, category, icon, Duration.ofSeconds(seconds), draft.plan(), example);
    }
}
