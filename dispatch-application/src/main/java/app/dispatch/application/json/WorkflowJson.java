package app.dispatch.application.json;

import app.dispatch.domain.error.Problem;
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
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON form of a saved workflow and of its partial updates. */
public final class WorkflowJson {
    /** What a workflow or a version of one shows that is not of its plan. */
    static final Set<String> BESIDE_THE_PLAN = Set.of(
            "enabled",
            "schedule",
            "version",
            "runCount",
            "lastRunAt",
            "nextRunAt",
            "updatedAt",
            "webhookSecret",
            "webhookUrl",
            "allowGet",
            KeepRunsJson.MEMBER,
            "savedAt");

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
                .put("allowGet", workflow.firing().allowGet())
                .put(KeepRunsJson.MEMBER, KeepRunsJson.write(workflow.keepRuns()))
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

    /** Reads a partial update. */
    public static WorkflowPatch readPatch(Value value) {
        List<Problem> problems = new ArrayList<>();
        return Reading.whole(value, "", problems, WorkflowJson::readPatch).with(problems);
    }

    private static WorkflowPatch readPatch(Reading from) {
        if (from.given("schedule").isPresent()) {
            from.problem("schedule", "cannot be changed by itself: it goes by `trigger`");
        }
        return new WorkflowPatch(
                replaced(from.text("name", PlanJson.LONGEST_NAME)),
                patch(from, "description", key -> from.text(key, PlanJson.LONGEST_DESCRIPTION)),
                replaced(from.bool("enabled")),
                patch(from, "cron", from::text),
                patch(from, "timezone", from::text),
                replaced(from.oneOf("trigger", TriggerKind.values(), TriggerKind::id)),
                replaced(from.items("steps").map(steps -> StepJson.readAll(steps, "/steps", from.problems()))),
                replaced(from.bool("allowGet")),
                KeepRunsJson.read(from),
                List.of());
    }

    /** The change of a member that there always is: left out or null, it stays. */
    static <T> Patch<T> replaced(Optional<T> given) {
        return given.map(Patch::set).orElse(Patch.keep());
    }

    /** The change of a member that null takes away. */
    static <T> Patch<T> patch(Reading from, String key, Function<String, Optional<T>> read) {
        return from.given(key).filter(Null.class::isInstance).isPresent() ? Patch.clear() : replaced(read.apply(key));
    }
}
