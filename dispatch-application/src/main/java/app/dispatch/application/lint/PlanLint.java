package app.dispatch.application.lint;

import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.domain.compose.Permission;
import app.dispatch.domain.compose.Warning;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a valid plan for what its owner may not want, and for what it reaches; always with the same result. Not for use by
 * several threads.
 */
public final class PlanLint {
    private final AnalyzedPlan analyzed;

    /** Takes the plan apart. */
    public PlanLint(CheckedPlan plan) {
        this.analyzed = new AnalyzedPlan(plan);
    }

    /** The warnings, by kind and then in the order of the steps; empty when there is nothing to say. */
    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>(new TaintedTargets(analyzed).warnings());
        warnings.addAll(new SilentDefaults(analyzed).warnings());
        warnings.addAll(new Writes(analyzed).warnings());
        warnings.addAll(new UnsetAndUnused(analyzed).warnings());
        return List.copyOf(warnings);
    }

    /** What the plan reads and writes and whom it reaches: a line for each step, the same line once. */
    public List<Permission> permissions() {
        return analyzed.steps().stream()
                .map(step -> new Permission(
                        step.checked().effect(),
                        step.step().tool(),
                        step.checked().op().id(),
                        new TargetText(analyzed, step).words()))
                .distinct()
                .toList();
    }
}
