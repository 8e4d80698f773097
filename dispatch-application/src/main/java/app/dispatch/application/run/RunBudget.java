package app.dispatch.application.run;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.RunLimits;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a run uses up, and stops it where its plan says. Safe for use by several threads. */
final class RunBudget {
    private final RunLimits limits;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong tokens = new AtomicLong();

    RunBudget(RunLimits limits) {
        this.limits = limits;
    }

    /** Counts one attempt that is about to be made; fails when there is none left, or no token. */
    void call() {
        Long mostCalls = limits.maxCalls();
        if (mostCalls != null && calls.incrementAndGet() > mostCalls) {
            throw exceeded("The plan's limit of " + mostCalls + " calls is used up");
        }
        Long mostTokens = limits.maxTokens();
        if (mostTokens != null && tokens.get() >= mostTokens) {
            throw exceeded("The plan's limit of " + mostTokens + " tokens is used up");
        }
    }

    /** Counts the tokens that an output says were used, in {@code usage.totalTokens}. */
    void used(Value output) {
        if (output instanceof Fields fields
                && fields.fields("usage").get("totalTokens").orElse(Value.NULL) instanceof Num(var number)) {
            tokens.addAndGet(number.longValue());
        }
    }

    private static StepFailure exceeded(String message) {
        return StepFailure.lasting(FailureCode.BUDGET_EXCEEDED, message);
    }
}
