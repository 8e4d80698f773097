package app.dispatch.domain.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a history.
 *
 * @param next where the next page begins; null when this is the last
 */
public record RunPage(List<RunRecord> runs, RunQuery.@Nullable Cursor next) {
    public RunPage {
        runs = List.copyOf(runs);
    }
}
