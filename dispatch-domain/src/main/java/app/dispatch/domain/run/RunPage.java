package app.dispatch.domain.run;

import app.dispatch.domain.run.RunQuery.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a history.
 *
 * @param next where the next page begins; null when this is the last
 */
public record RunPage(List<RunRecord> runs, @Nullable Cursor next) {
    public RunPage {
        runs = List.copyOf(runs);
    }
}
