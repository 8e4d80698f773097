package app.dispatch.domain.compose;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.tool.Effect;
import java.util.List;
import java.util.Map;

/**
 * What can be said of a plan without keeping or running it.
 *
 * @param problems what keeps it from being run or saved; empty for a valid plan
 * @param phases the ids of the steps that run at the same time, phase after phase; empty when steps wait for each other
 * @param effects what a repeat of each step's call would do, for the steps whose operation is known
 * @param permissions what it reads and writes, and whom it reaches; of a valid plan alone
 * @param warnings what its user may not want of it; of a valid plan alone
 * @param missing the tools that its user has yet to connect
 * @param start what would start it by itself
 */
public record PlanReview(
        List<Problem> problems,
        List<List<StepId>> phases,
        Map<StepId, Effect> effects,
        List<Permission> permissions,
        List<Warning> warnings,
        List<MissingTool> missing,
        Start start) {
    public PlanReview {
        problems = List.copyOf(problems);
        phases = phases.stream().map(List::copyOf).toList();
        effects = Map.copyOf(effects);
        permissions = List.copyOf(permissions);
        warnings = List.copyOf(warnings);
        missing = List.copyOf(missing);
    }
}
