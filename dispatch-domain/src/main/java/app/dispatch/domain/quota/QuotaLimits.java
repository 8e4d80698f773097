package app.dispatch.domain.quota;

import org.jspecify.annotations.Nullable;

/**
 * How much one user may keep, where that is not what all may; null is what all may. What they are of stands at {@link Quotas}.
 */
public record QuotaLimits(
        @Nullable Integer workflows,
        @Nullable Long workflowText,
        @Nullable Integer webhooks,
        @Nullable Integer tokens) {
    /** What all may. */
    public static final QuotaLimits NONE = new QuotaLimits(null, null, null, null);

    public QuotaLimits {
        least(workflows);
        least(workflowText);
        least(webhooks);
        least(tokens);
    }

    private static void least(@Nullable Number limit) {
        if (limit != null && limit.longValue() < 1) {
            throw new IllegalArgumentException("a quota must be at least 1");
        }
    }
}
