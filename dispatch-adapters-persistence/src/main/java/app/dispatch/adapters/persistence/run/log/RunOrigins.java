package app.dispatch.adapters.persistence.run.log;

import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunOrigin;
import org.jspecify.annotations.Nullable;

/** Runs' origins as they are stored: an id for each way to come from another run, of which at most one is there. */
public final class RunOrigins {
    private RunOrigins() {}

    /** The origin of these ids. */
    public static RunOrigin of(@Nullable RunId replayOf, @Nullable RunId retryOf, @Nullable RunId undoOf) {
        if (replayOf != null) {
            return new RunOrigin.ReplayOf(replayOf);
        }
        if (retryOf != null) {
            return new RunOrigin.RetryOf(retryOf);
        }
        return undoOf == null ? new RunOrigin.Fresh() : new RunOrigin.UndoOf(undoOf);
    }
}
