package app.dispatch.domain.run;

import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import org.jspecify.annotations.Nullable;

/**
 * A step as its outcome names it: what is known of it without its plan.
 *
 * @param name what people call it; null when it has no name
 * @param phase the index of its phase
 */
public record StepRef(StepId id, @Nullable String name, String tool, String op, int phase) {
    /** That step, which is in that phase. */
    public static StepRef of(Step step, int phase) {
        return new StepRef(step.id(), step.name(), step.tool(), step.op(), phase);
    }

    /** The same step in another phase. */
    StepRef in(int otherPhase) {
        return new StepRef(id, name, tool, op, otherPhase);
    }
}
