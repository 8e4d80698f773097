package app.dispatch.domain.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a workflow ran.
 *
 * @param runs its ended runs, also those that are kept no longer
 * @param lastRunAt the latest start of them; null for none
 */
public record RunCount(long runs, @Nullable Instant lastRunAt) {
    /** That of a workflow which never ran. */
    public static final RunCount NONE = new RunCount(0, null);

    /** The same after one more run ended. */
    RunCount plus(Instant startedAt) {
        Instant last = lastRunAt == null || startedAt.isAfter(lastRunAt) ? startedAt : lastRunAt;
        return new RunCount(runs + 1, last);
    }
}
