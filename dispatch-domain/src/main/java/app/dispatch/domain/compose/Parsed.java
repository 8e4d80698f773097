package app.dispatch.domain.compose;

import app.dispatch.domain.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * What a brief became: a valid plan, what it will do, what its user may not want of it, and what is missing
 * for it. Nothing is saved or run.
 *
 * @param start what would start it by itself, were it saved
 * @param trace the planner's choices, when they were asked for
 * @param diff what became another, when the brief changed a plan
 * @param usage what language models took for it, where they were asked
 */
public record Parsed(
        Plan plan,
        Start start,
        List<MissingTool> missing,
        List<Permission> permissions,
        List<Warning> warnings,
        Optional<List<Choice>> trace,
        Optional<PlanDiff> diff,
        Optional<ModelUsage> usage) {
    /** A plan that was made anew without a language model. */
    public Parsed(
            Plan plan,
            Start start,
            List<MissingTool> missing,
            List<Permission> permissions,
            List<Warning> warnings,
            Optional<List<Choice>> trace) {
        this(plan, start, missing, permissions, warnings, trace, Optional.empty(), Optional.empty());
    }

    public Parsed {
        missing = List.copyOf(missing);
        permissions = List.copyOf(permissions);
        warnings = List.copyOf(warnings);
        trace = trace.map(List::copyOf);
    }
}
