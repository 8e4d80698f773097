package app.dispatch.application.plan;

import app.dispatch.application.expression.Expression;
import app.dispatch.application.expression.ParamsTemplate;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.OpDef;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step that is ready to run.
 *
 * @param op the declaration of its operation
 * @param effect what a repeat of its call would do
 * @param params its parameters' templates
 * @param when null when it always runs
 * @param forEach null when it runs once
 */
public record CheckedStep(
        Step step,
        OpDef op,
        Effect effect,
        ParamsTemplate params,
        @Nullable Expression when,
        @Nullable Expression forEach) {
    /** The ids of the steps that its expressions read. */
    public Set<String> reads() {
        Set<String> ids = new HashSet<>(params.steps());
        if (when != null) {
            ids.addAll(when.steps());
        }
        if (forEach != null) {
            ids.addAll(forEach.steps());
        }
        return ids;
    }
}
