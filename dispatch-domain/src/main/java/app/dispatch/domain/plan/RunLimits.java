package app.dispatch.domain.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A plan's hard budget for a whole run; null means that the plan sets none.
 *
 * @param timeout wall-clock time
 * @param maxTokens tokens of language models
 * @param maxCalls attempts at upstream calls
 */
public record RunLimits(
        @Nullable Duration timeout,
        @Nullable Long maxTokens,
        @Nullable Long maxCalls) {
    /** No budget. */
    public static final RunLimits NONE = new RunLimits(null, null, null);

    public RunLimits {
        if (timeout != null && timeout.toMillis() < 1) {
            throw new IllegalArgumentException("timeoutMs is at least 1");
        }
        if ((maxTokens != null && maxTokens < 0) || (maxCalls != null && maxCalls < 0)) {
            throw new IllegalArgumentException("maxTokens and maxCalls are at least 0");
        }
    }
}
