package app.dispatch.adapters.tools.planner.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that was read.
 *
 * @param cron five fields
 * @param zone the IANA time zone; null when none was said
 * @param assumptions what was filled in
 */
public record Timing(String cron, @Nullable String zone, List<String> assumptions) {
    public Timing {
        assumptions = List.copyOf(assumptions);
    }
}
