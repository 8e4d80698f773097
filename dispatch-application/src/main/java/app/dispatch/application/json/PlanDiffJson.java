package app.dispatch.application.json;

import app.dispatch.domain.compose.PlanDiff;
import app.dispatch.domain.compose.PlanDiff.Call;
import app.dispatch.domain.compose.PlanDiff.Change;
import app.dispatch.domain.compose.PlanDiff.Effects;
import app.dispatch.domain.compose.PlanDiff.FieldChange;
import app.dispatch.domain.compose.PlanDiff.Start;
import app.dispatch.domain.compose.PlanDiff.StepChange;
import app.dispatch.domain.compose.PlanDiff.Target;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.function.Function;

/** The JSON form of what a change of a plan means. */
public final class PlanDiffJson {
    private PlanDiffJson() {}

    /** All of it; {@code changed} is false and every list empty when nothing is another. */
    public static Fields write(PlanDiff diff) {
        return Fields.builder()
                .put("changed", !diff.isEmpty())
                .put("name", change(diff.name(), Value::of))
                .put("schedule", change(diff.start(), PlanDiffJson::start))
                .put(
                        "steps",
                        Fields.builder()
                                .put("added", all(diff.added(), StepJson::write))
                                .put("removed", all(diff.removed(), StepJson::write))
                                .put("changed", all(diff.changed(), PlanDiffJson::step))
                                .build())
                .put(
                        "targets",
                        Fields.builder()
                                .put("added", all(diff.targetsAdded(), PlanDiffJson::target))
                                .put("removed", all(diff.targetsRemoved(), PlanDiffJson::target))
                                .build())
                .put("effects", change(diff.effects(), PlanDiffJson::effects))
                .put("newWrites", all(diff.newWrites(), PlanDiffJson::call))
                .build();
    }

    private static <T> Fields change(Change<T> change, Function<T, Value> write) {
        return Fields.builder()
                .put("changed", change.changed())
                .put("before", write.apply(change.before()))
                .put("after", write.apply(change.after()))
                .build();
    }

    private static <T> Value all(List<T> values, Function<T, Value> write) {
        return Value.of(values.stream().map(write).toList());
    }

    private static Value start(Start start) {
        TriggerKind trigger = start.trigger();
        return Fields.builder()
                .putIfPresent("trigger", trigger == null ? null : trigger.id())
                .putIfPresent("cron", start.cron())
                .putIfPresent("timezone", start.timezone())
                .build();
    }

    private static Value step(StepChange step) {
        return Fields.builder()
                .put("id", step.id().value())
                .put("changes", all(step.changes(), PlanDiffJson::field))
                .build();
    }

    private static Value field(FieldChange change) {
        return Fields.builder()
                .put("field", change.field())
                .putIfPresent("before", change.before())
                .putIfPresent("after", change.after())
                .build();
    }

    private static Value target(Target target) {
        return Fields.builder()
                .put("kind", target.kind().id())
                .put("tool", target.tool())
                .put("value", target.value())
                .build();
    }

    private static Value effects(Effects effects) {
        return Fields.builder()
                .put("reads", all(effects.reads(), PlanDiffJson::call))
                .put("writes", all(effects.writes(), PlanDiffJson::call))
                .build();
    }

    private static Value call(Call call) {
        return Fields.builder().put("tool", call.tool()).put("op", call.op()).build();
    }
}
