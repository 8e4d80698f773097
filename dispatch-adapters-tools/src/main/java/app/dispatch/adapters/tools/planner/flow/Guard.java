package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.wire.Draft;
import org.jspecify.annotations.Nullable;

/**
 * Under what condition a step is made.
 *
 * @param expression the condition; "" when there is none
 * @param approval what its owner is asked before it, where the condition cannot be told from what there is; "" for nothing
 */
record Guard(String expression, String approval) {
    static final Guard NONE = new Guard("", "");

    /** The condition together with another one; null when there is none. */
    @Nullable
    String when(String some) {
        boolean counted = some.endsWith(" > 0") && expression.contains(some.substring(0, some.length() - 4));
        if (counted) {
            return expression; // "none" and "fewer than 3" are no reason to have some
        }
        if (expression.isEmpty() || some.isEmpty() || expression.equals(some)) {
            String one = expression.isEmpty() ? some : expression;
            return one.isEmpty() ? null : one;
        }
        return grouped(some) + " && " + grouped(expression);
    }

    private static String grouped(String expression) {
        return expression.contains(" || ") ? "(" + expression + ")" : expression;
    }

    void ask(Draft step) {
        if (!approval.isEmpty()) {
            step.approval = approval;
        }
    }
}
