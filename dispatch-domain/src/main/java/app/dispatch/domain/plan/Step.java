package app.dispatch.domain.plan;

import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of a tool's operation in a plan.
 *
 * @param name a label for people
 * @param params the parameters; any string in them may hold {@code {{ expressions }}}
 * @param dependsOn the steps to wait for; null means the step before this one in the list
 * @param when an expression; the step is skipped when it is false
 * @param forEach an expression that yields a list; the operation runs once for each of its items
 * @param concurrency how many items run at a time
 * @param retry null for the default of the operation's effect
 * @param timeout the most time for one attempt
 * @param metadata free for clients; kept and ignored
 */
public record Step(
        StepId id,
        @Nullable String name,
        String tool,
        String op,
        Fields params,
        @Nullable List<StepId> dependsOn,
        @Nullable String when,
        @Nullable String forEach,
        int concurrency,
        @Nullable RetryPolicy retry,
        Duration timeout,
        OnError onError,
        @Nullable Approval approval,
        OnInterrupt onInterrupt,
        @Nullable Fields metadata) {
    /** Items of a {@code forEach} that run at a time when the plan does not say. */
    public static final int DEFAULT_CONCURRENCY = 4;

    /** Items of a {@code forEach} that may run at a time. */
    public static final int MOST_CONCURRENCY = 50;

    /** The most time for one attempt when the plan does not say. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    public Step {
        dependsOn = dependsOn == null ? null : List.copyOf(dependsOn);
        if (concurrency < 1 || concurrency > MOST_CONCURRENCY) {
            throw new IllegalArgumentException("concurrency is 1 to " + MOST_CONCURRENCY);
        }
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("timeoutMs is at least 1");
        }
    }

    /** A step with nothing but its call: it waits for the step before it. */
    public static Step of(String id, String tool, String op, Fields params) {
        return new Step(
                new StepId(id),
                null,
                tool,
                op,
                params,
                null,
                null,
                null,
                DEFAULT_CONCURRENCY,
                null,
                DEFAULT_TIMEOUT,
                OnError.FAIL,
                null,
                OnInterrupt.FAIL,
                null);
    }

    /** The same step with a label. */
    public Step named(String label) {
        return copy(copy -> copy.name = label);
    }

    /** The same step, whose failure is met like that. */
    public Step on(OnError error) {
        return copy(copy -> copy.onError = error);
    }

    /** The same step, waiting for exactly these. */
    public Step after(List<StepId> others) {
        return copy(copy -> copy.dependsOn = others);
    }

    /** The same step with other parameters. */
    public Step withParams(Fields other) {
        return copy(copy -> copy.params = other);
    }

    /** The same step under another condition; null for none. */
    public Step withWhen(@Nullable String condition) {
        return copy(copy -> copy.when = condition);
    }

    /** The same step with other attempts; null for the usual ones. */
    public Step withRetry(@Nullable RetryPolicy policy) {
        return copy(copy -> copy.retry = policy);
    }

    /** The same step with another wish for an approval; null for none. */
    public Step withApproval(@Nullable Approval wish) {
        return copy(copy -> copy.approval = wish);
    }

    /** The same step for each item of what another expression yields; null for once. */
    Step withForEach(@Nullable String items) {
        return copy(copy -> copy.forEach = items);
    }

    private Step copy(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.step();
    }

    /** A step while a part of it is set. */
    private static final class Copy {
        private final Step step;
        private @Nullable String name;
        private Fields params;
        private @Nullable List<StepId> dependsOn;
        private @Nullable String when;
        private @Nullable String forEach;
        private @Nullable RetryPolicy retry;
        private OnError onError;
        private @Nullable Approval approval;

        Copy(Step step) {
            this.step = step;
            this.name = step.name;
            this.params = step.params;
            this.dependsOn = step.dependsOn;
            this.when = step.when;
            this.forEach = step.forEach;
            this.retry = step.retry;
            this.onError = step.onError;
            this.approval = step.approval;
        }

        Step step() {
            return new Step(
                    step.id,
                    name,
                    step.tool,
                    step.op,
                    params,
                    dependsOn,
                    when,
                    forEach,
                    step.concurrency,
                    retry,
                    step.timeout,
                    onError,
                    approval,
                    step.onInterrupt,
                    step.metadata);
        }
    }
}
