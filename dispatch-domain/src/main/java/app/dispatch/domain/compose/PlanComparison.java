package app.dispatch.domain.compose;

import app.dispatch.domain.compose.PlanDiff.Call;
import app.dispatch.domain.compose.PlanDiff.Change;
import app.dispatch.domain.compose.PlanDiff.Effects;
import app.dispatch.domain.compose.PlanDiff.Start;
import app.dispatch.domain.compose.PlanDiff.StepChange;
import app.dispatch.domain.compose.PlanDiff.Target;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.TargetKind;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The comparison of two plans. Not for use by several threads. */
final class PlanComparison {
    private final Plan before;
    private final Plan after;
    private final Catalogue catalogue;

    PlanComparison(Plan before, Plan after, Catalogue catalogue) {
        this.before = before;
        this.after = after;
        this.catalogue = catalogue;
    }

    PlanDiff diff() {
        Map<Step, Step> pairs = StepPairs.of(before.steps(), after.steps());
        StepComparison steps = new StepComparison(before.steps(), after.steps(), pairs);
        List<StepChange> changed = new ArrayList<>();
        pairs.forEach((old, now) -> {
            var changes = steps.changes(old, now);
            if (!changes.isEmpty()) {
                changed.add(new StepChange(now.id(), changes));
            }
        });
        Set<Target> targetsBefore = targets(before);
        Set<Target> targetsAfter = targets(after);
        return new PlanDiff(
                new Change<>(before.name(), after.name()),
                new Change<>(start(before), start(after)),
                without(after.steps(), pairs.values()),
                without(before.steps(), pairs.keySet()),
                changed,
                without(targetsAfter, targetsBefore),
                without(targetsBefore, targetsAfter),
                new Change<>(effects(before), effects(after)));
    }

    private static <T> List<T> without(Iterable<T> all, Collection<T> others) {
        List<T> rest = new ArrayList<>();
        for (T one : all) {
            if (!others.contains(one)) {
                rest.add(one);
            }
        }
        return rest;
    }

    private static Start start(Plan plan) {
        return new Start(plan.trigger(), plan.cron(), plan.timezone());
    }

    private Set<Target> targets(Plan plan) {
        Set<Target> targets = new LinkedHashSet<>();
        for (Step step : plan.steps()) {
            catalogue
                    .op(step.tool(), step.op())
                    .ifPresent(op -> TargetKind.of(op)
                            .forEach((name, kind) -> step.params()
                                    .get(name)
                                    .ifPresent(value -> each(value)
                                            .forEach(one -> targets.add(new Target(kind, step.tool(), one))))));
        }
        return targets;
    }

    private static Stream<Value> each(Value value) {
        return value instanceof Value.Items(List<Value> items) ? items.stream() : Stream.of(value);
    }

    private Effects effects(Plan plan) {
        Set<Call> reads = new LinkedHashSet<>();
        Set<Call> writes = new LinkedHashSet<>();
        for (Step step : plan.steps()) {
            catalogue
                    .op(step.tool(), step.op())
                    .ifPresent(op -> (changes(op, step) ? writes : reads).add(new Call(step.tool(), step.op())));
        }
        return new Effects(List.copyOf(reads), List.copyOf(writes));
    }

    private static boolean changes(OpDef op, Step step) {
        return op.effect().of(step.params()) != Effect.READ;
    }
}
