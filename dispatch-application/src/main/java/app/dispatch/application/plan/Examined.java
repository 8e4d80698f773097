package app.dispatch.application.plan;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Phase;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.tool.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check found of a plan, valid or not. Immutable.
 *
 * @param problems what is wrong with it; empty for a valid plan
 * @param phases its phases, as far as its steps can be read; none when steps wait for each other
 * @param effects what a repeat of each step's call would do, for the steps whose operation is known
 * @param checked the plan, ready to run; empty when there are problems
 */
public record Examined(
        List<Problem> problems, List<Phase> phases, Map<StepId, Effect> effects, Optional<CheckedPlan> checked) {
    public Examined {
        problems = List.copyOf(problems);
        phases = List.copyOf(phases);
        effects = Map.copyOf(effects);
    }
}
