package app.dispatch.application.lint;

import app.dispatch.application.lint.AnalyzedPlan.AnalyzedStep;
import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.plan.OnInterrupt;
import app.dispatch.domain.plan.RetryPolicy;
import app.dispatch.domain.plan.RunLimits;
import app.dispatch.domain.tool.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Finds changes that may be made too often: for too many items, or twice. */
final class Writes {
    static final String UNBOUNDED = "unbounded_writes";
    static final String REPEATED = "repeated_write";
    static final String NO_BUDGET = "no_budget";

    /** The most items that are not many: as many as somebody may still put right by hand. */
    static final long MOST = 100;

    private final AnalyzedPlan analyzed;
    private final Bounds bounds;

    Writes(AnalyzedPlan analyzed) {
        this.analyzed = analyzed;
        this.bounds = new Bounds(analyzed);
    }

    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        for (AnalyzedStep step : analyzed.steps()) {
            if (isLong(step) && step.checked().effect() != Effect.READ) {
                warnings.add(unbounded(step));
            }
            if (isLong(step) && step.isModel()) {
                warnings.add(noBudget(step));
            }
            if (step.checked().effect() == Effect.WRITE) {
                repeated(step, warnings);
            }
        }
        return warnings;
    }

    /** Whether a step may run for many items without anything that stops it. */
    private boolean isLong(AnalyzedStep step) {
        RunLimits limits = analyzed.checked().plan().limits();
        boolean limited = limits.maxCalls() != null || (step.isModel() && limits.maxTokens() != null);
        if (step.forEach() == null || limited || step.step().approval() != null) {
            return false;
        }
        OptionalLong items = bounds.items(step);
        return items.isEmpty() || items.getAsLong() > MOST;
    }

    private String many(AnalyzedStep step) {
        OptionalLong items = bounds.items(step);
        return items.isEmpty()
                ? "for as many items as there are, up to 1,000"
                : "for up to " + items.getAsLong() + " items";
    }

    private Warning unbounded(AnalyzedStep step) {
        return new Warning(
                UNBOUNDED,
                step.path() + "/forEach",
                "The step changes something " + many(step) + ".",
                "Bound the list where it is read (\"max\": 50) or here (`.slice(0, math.least(50, size(…)))`), set"
                        + " \"limits\": {\"maxCalls\": 100} on the plan, or add \"approval\": true to the step.");
    }

    private Warning noBudget(AnalyzedStep step) {
        return new Warning(
                NO_BUDGET,
                step.path() + "/forEach",
                "A language model is asked " + many(step) + ", and nothing limits what that costs.",
                "Set \"limits\": {\"maxTokens\": 100000} on the plan, or bound the list.");
    }

    private static void repeated(AnalyzedStep step, List<Warning> warnings) {
        RetryPolicy retry = step.step().retry();
        if (retry != null && retry.maxAttempts() > 1) {
            warnings.add(new Warning(
                    REPEATED,
                    step.path() + "/retry",
                    "When the answer to a call is lost, the retry does the same again: up to " + retry.maxAttempts()
                            + " times.",
                    "Leave `retry` out, unless twice is better than not at all."));
        }
        if (step.step().onInterrupt() == OnInterrupt.RETRY) {
            warnings.add(new Warning(
                    REPEATED,
                    step.path() + "/onInterrupt",
                    "When the server stops during the call, the step runs again, though the first call may have worked.",
                    "Leave `onInterrupt` out, unless twice is better than not at all."));
        }
    }
}
