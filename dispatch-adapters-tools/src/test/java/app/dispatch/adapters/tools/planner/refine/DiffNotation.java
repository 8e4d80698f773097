package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.application.json.Json;
import app.dispatch.domain.compose.PlanDiff;
import app.dispatch.domain.compose.PlanDiff.Start;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A diff in a line for each thing. */
final class DiffNotation {
    private DiffNotation() {}

    static List<String> of(PlanDiff diff, Plan before, Plan after) {
        List<String> lines = new ArrayList<>();
        if (diff.name().changed()) {
            lines.add("name " + diff.name().before() + " → " + diff.name().after());
        }
        if (diff.start().changed()) {
            lines.add("start " + start(diff.start().before()) + " → "
                    + start(diff.start().after()));
        }
        diff.added().forEach(step -> lines.add("+ " + added(step)));
        diff.removed().forEach(step -> lines.add("- " + step.id()));
        diff.changed()
                .forEach(step -> step.changes()
                        .forEach(change -> lines.add("~ " + step.id() + change.field() + " " + value(change.before())
                                + " → " + value(change.after()))));
        diff.targetsAdded()
                .forEach(target ->
                        lines.add("to + " + target.kind().id() + " " + target.tool() + " " + value(target.value())));
        diff.targetsRemoved()
                .forEach(target ->
                        lines.add("to - " + target.kind().id() + " " + target.tool() + " " + value(target.value())));
        diff.newWrites().forEach(call -> lines.add("writes + " + call.tool() + "." + call.op()));
        after.assumptions().stream()
                .filter(note -> !before.assumptions().contains(note))
                .forEach(note -> lines.add("! " + note));
        if (diff.isEmpty()) {
            lines.add("nothing");
        }
        return lines;
    }

    private static String start(Start start) {
        return start.trigger() + " " + start.cron() + " " + start.timezone();
    }

    private static String added(Step step) {
        return step.id() + " " + step.tool() + "." + step.op() + " " + Json.write(step.params())
                + (step.when() == null ? "" : " when " + step.when())
                + (step.dependsOn() == null ? "" : " after " + step.dependsOn());
    }

    private static String value(@Nullable Value value) {
        return value == null ? "none" : Json.write(value);
    }
}
