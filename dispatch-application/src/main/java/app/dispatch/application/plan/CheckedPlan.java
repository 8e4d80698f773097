package app.dispatch.application.plan;

import app.dispatch.domain.plan.Phase;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.StepId;
import java.util.List;
import java.util.Map;

/**
 * A plan without a problem, with all that a run of it needs. Immutable.
 *
 * @param text the plan as JSON: what a run records
 */
public record CheckedPlan(Plan plan, String text, List<Phase> phases, Map<StepId, CheckedStep> steps) {
    public CheckedPlan {
        phases = List.copyOf(phases);
        steps = Map.copyOf(steps);
    }

    /** The step of that id, which the plan has. */
    public CheckedStep step(StepId id) {
        CheckedStep step = steps.get(id);
        if (step == null) {
            throw new IllegalArgumentException("the plan has no step " + id);
        }
        return step;
    }
}
