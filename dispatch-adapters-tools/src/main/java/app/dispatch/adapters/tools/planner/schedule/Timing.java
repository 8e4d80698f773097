package app.dispatch.adapters.tools.planner.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that was read.
 *
 * @param cron five fields; null for a moment that comes once and that only somebody who is there can wait for: the plan is
 *     started by hand
 * @param zone the IANA time zone; null when none was said
 * @param condition an expression over {@code run} that every step needs as well, when the five fields fire more often than
 *     was meant; null when they say it all
 * @param assumptions what was filled in
 */
public record Timing(
        @Nullable String cron,
        @Nullable String zone,
        @Nullable String condition,
        List<String> assumptions) {
    public Timing {
        assumptions = List.copyOf(assumptions);
    }

    /** A schedule that five fields say. */
    public Timing(String cron, @Nullable String zone, List<String> assumptions) {
        this(cron, zone, null, assumptions);
    }

    /** The {@code when} of a step of this plan: its own, if this is a day for it. */
    public @Nullable String guard(@Nullable String when) {
        if (condition == null || when == null) {
            return condition == null ? when : condition;
        }
        return "(" + condition + ") && (" + when + ")";
    }
}
