package app.dispatch.adapters.http;

import app.dispatch.application.template.TemplateSource;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.RunLimits;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.template.Template;
import app.dispatch.domain.template.TemplateSlug;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates for the lab: one that is scheduled, and one that a payload is sent to. */
final class LabTemplates implements TemplateSource {
    @Override
    public List<Template> all() {
        return List.of(
                template("morning-echo", "Productivity", TriggerKind.SCHEDULE, "0 9 * * *", Value.of(1)),
                template("called-echo", "Sales", TriggerKind.WEBHOOK, null, Value.of("{{ trigger.name }}")));
    }

    private static Template template(
            String slug, String category, TriggerKind trigger, @Nullable String cron, Value value) {
        Plan plan = new Plan(
                new TemplateSlug(slug).planId(),
                Instant.EPOCH,
                "The " + slug,
                "Gives something back",
                trigger,
                cron,
                cron == null ? null : "Europe/Berlin",
                List.of(Step.of("a", "lab", "echo", Fields.of("value", value))),
                RunLimits.NONE,
                null,
                List.of());
        Fields example = cron == null ? Fields.of("name", Value.of("Ada")) : Fields.empty();
        return new Template(
                new TemplateSlug(slug), "One line", category, "inbox", Duration.ofSeconds(5), plan, example);
    }
}
