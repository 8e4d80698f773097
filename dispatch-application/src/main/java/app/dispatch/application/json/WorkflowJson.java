package app.dispatch.application.json;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.workflow.Patch;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowPatch;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON form of a saved workflow and of its partial updates. */
public final class WorkflowJson {
    private WorkflowJson() {}

    /**
     * The workflow as its owner sees it.
     *
     * @param nextRunAt when it fires next by its cron expression; null for not at all
     * @param triggers what comes before a webhook's secret in the whole URL that fires it; null to leave both out of sight
     */
    public static Fields write(SavedWorkflow workflow, @Nullable Instant nextRunAt, @Nullable String triggers) {
        String secret = triggers == null ? null : workflow.webhookSecret();
        FieldsBuilder to = Fields.builder();
        for (Map.Entry<String, Value> member :
                PlanJson.write(workflow.plan()).values().entrySet()) {
            to.put(member.getKey(), member.getValue());
        }
        return to.put("enabled", workflow.enabled())
                .put("schedule", workflow.schedule().id())
                .put("version", workflow.version())
                .put("runCount", workflow.runCount())
                .put("lastRunAt", time(workflow.lastRunAt()))
                .put("nextRunAt", time(nextRunAt))
                .put("updatedAt", workflow.updatedAt().toEpochMilli())
                .put("webhookSecret", secret == null ? Value.NULL : Value.of(secret))
                .put("webhookUrl", secret == null ? Value.NULL : Value.of(triggers + secret))
                .build();
    }

    /** A version of a workflow: its number, when it was saved, and the plan but for the workflow's own id and creation. */
    public static Fields write(WorkflowVersion version) {
        FieldsBuilder to = Fields.builder()
                .put("version", version.number())
                .put("savedAt", version.savedAt().toEpochMilli());
        PlanJson.write(version.plan()).values().forEach((member, value) -> {
            if (!member.equals("id") && !member.equals("createdAt")) {
                to.put(member, value);
            }
        });
        return to.build();
    }

    private static Value time(@Nullable Instant at) {
        return at == null ? Value.NULL : Value.of(at.toEpochMilli());
    }

    /** Reads a partial update; members that cannot be changed are left out silently. */
    public static WorkflowPatch readPatch(Value value) {
        List<Problem> problems = new ArrayList<>();
        Reading from = Reading.of(value, "", problems);
        Patch<List<Step>> steps =
                patch(from, "steps", key -> from.items(key).map(items -> StepJson.readAll(items, "/" + key, problems)));
        return new WorkflowPatch(
                required(patch(from, "name", key -> from.text(key, PlanJson.LONGEST_NAME)), from, "name"),
                patch(from, "description", key -> from.text(key, PlanJson.LONGEST_DESCRIPTION)),
                required(patch(from, "enabled", from::bool), from, "enabled"),
                patch(from, "cron", from::text),
                patch(from, "timezone", from::text),
                required(
                        patch(from, "trigger", key -> from.oneOf(key, TriggerKind.values(), TriggerKind::id)),
                        from,
                        "trigger"),
                required(steps, from, "steps"),
                problems);
    }

    static <T> Patch<T> patch(Reading from, String key, Function<String, Optional<T>> read) {
        Optional<Value> there = from.from().get(key);
        if (there.isEmpty()) {
            return Patch.keep();
        }
        if (there.get() instanceof Null) {
            return Patch.clear();
        }
        return read.apply(key).map(Patch::set).orElse(Patch.keep());
    }

    static <T> Patch<T> required(Patch<T> patch, Reading from, String key) {
        if (patch instanceof Patch.Clear<T>) {
            from.problem(key, "cannot be null");
        }
        return patch;
    }
}
