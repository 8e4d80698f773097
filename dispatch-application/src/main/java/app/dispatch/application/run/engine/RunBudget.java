package app.dispatch.application.run.engine;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.RunLimits;
import app.dispatch.domain.value.Value;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a run uses up, and stops it where its plan says. Safe for use by several threads. */
final class RunBudget {
    private final RunLimits limits;
    private final AtomicLong calls;
    private final AtomicLong tokens;

    RunBudget(RunLimits limits, RunUsage used) {
        this.limits = limits;
        this.calls = new AtomicLong(used.calls());
        this.tokens = new AtomicLong(used.tokens());
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

    /** Counts the tokens that an output says were used, as {@link RunUsage#tokens} reads them. */
    void used(Value output) {
        tokens.addAndGet(RunUsage.tokens(output));
    }

    private static StepFailure exceeded(String message) {
        return StepFailure.lasting(FailureCode.BUDGET_EXCEEDED, message);
    }
}
