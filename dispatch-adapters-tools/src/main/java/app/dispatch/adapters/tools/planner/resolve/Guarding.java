package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.wire.Draft;
import java.util.HashSet;
import java.util.Set;

/** Has what is done when something happens be done only then, in a plan that looks again and again whether it has. */
final class Guarding {
    private final Making plan;

    Guarding(Making plan) {
        this.plan = plan;
    }

    void guard() {
        plan.happened().ifPresent(this::guard);
    }

    private void guard(Given happened) {
        String some = happened.some();
        Set<String> each = new HashSet<>(Set.of(happened.step().id));
        int first = plan.steps.indexOf(happened.step()) + 1;
        for (Draft step : plan.since(first)) {
            if (step.forEach != null && names(step.forEach, each)) {
                each.add(step.id);
            }
        }
        for (Draft step : plan.since(first)) {
            boolean acts = !step.reads
                    || plan.operation(step).filter(one -> one.is(Kind.WORK)).isPresent();
            boolean goes = each.contains(step.id); // through what has happened, which may be nothing
            if (!some.isEmpty()
                    && acts
                    && !goes
                    && (step.when == null || !names(step.when, Set.of(happened.step().id)))) {
                step.when = step.when == null ? some : "(" + some + ") && (" + step.when + ")";
            }
        }
    }

    private static boolean names(String expression, Set<String> steps) {
        return steps.stream().anyMatch(id -> expression.contains("steps." + id + "."));
    }
}
