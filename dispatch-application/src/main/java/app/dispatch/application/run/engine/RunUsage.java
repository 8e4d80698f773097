package app.dispatch.application.run.engine;

import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a run has used up of its budgets, as far as its journal tells: what it reused from another run is not counted.
 *
 * @param calls attempts at calls
 * @param tokens tokens of language models
 * @param time the time in which steps were under way; not the time between two processes
 */
record RunUsage(long calls, long tokens, Duration time) {
    /** No output can have used more: sums of such numbers do not run over. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    static RunUsage of(RunProgress progress, CheckedPlan plan) {
        long calls = progress.interruptedCalls();
        long tokens = 0;
        List<StepOutcome> own = new ArrayList<>();
        for (StepOutcome outcome : progress.outcomes()) {
            if (!outcome.reused()) {
                boolean perItem = plan.step(outcome.step()).step().forEach() != null;
                calls += perItem ? callsPerItem(outcome) : outcome.attempts();
                tokens +=
                        outcome.output().map(output -> tokens(output, perItem)).orElse(0L);
                own.add(outcome);
            }
        }
        return new RunUsage(calls, tokens, time(own));
    }

    /** The time in which at least one of the steps was under way. */
    private static Duration time(List<StepOutcome> steps) {
        Duration time = Duration.ZERO;
        Instant until = Instant.MIN;
        steps.sort(Comparator.comparing(StepOutcome::startedAt));
        for (StepOutcome step : steps) {
            Instant from = step.startedAt().isAfter(until) ? step.startedAt() : until;
            if (step.completedAt().isAfter(from)) {
                time = time.plus(Duration.between(from, step.completedAt()));
                until = step.completedAt();
            }
        }
        return time;
    }

    /** At least one for each item that came to a call, and the further attempts at the one with the most of them. */
    private static long callsPerItem(StepOutcome outcome) {
        int items = outcome.input() instanceof Items(var inputs) ? inputs.size() : 0;
        return outcome.attempts() == 0 ? 0 : items + outcome.attempts() - 1L;
    }

    private static long tokens(Value output, boolean perItem) {
        return perItem && output instanceof Items(var outputs)
                ? outputs.stream().mapToLong(RunUsage::tokens).sum()
                : tokens(output);
    }

    /**
     * The tokens that an output says were used: in {@code usage.totalTokens}, else in {@code usage.inputTokens} and {@code
     * usage.outputTokens}.
     */
    static long tokens(Value output) {
        if (!(output instanceof Fields fields)) {
            return 0;
        }
        Fields usage = fields.fields("usage");
        return usage.get("totalTokens").isPresent()
                ? number(usage, "totalTokens")
                : number(usage, "inputTokens") + number(usage, "outputTokens");
    }

    /** What was counted; what is no count, or one of another sign, counts for nothing. */
    private static long number(Fields usage, String name) {
        return usage.get(name).orElse(Value.NULL) instanceof Num(var number) && number.signum() > 0
                ? number.min(MOST).longValue()
                : 0;
    }
}
