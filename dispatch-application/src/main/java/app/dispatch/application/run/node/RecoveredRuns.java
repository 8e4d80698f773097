package app.dispatch.application.run.node;

import app.dispatch.application.run.store.Claim;
import java.util.List;
import java.util.function.Consumer;

/** Runs that an earlier process left unfinished, taken over by this one. */
public final class RecoveredRuns {
    private final List<Claim> runs;
    private final Consumer<Claim> goOn;

    RecoveredRuns(List<Claim> runs, Consumer<Claim> goOn) {
        this.runs = List.copyOf(runs);
        this.goOn = goOn;
    }

    /** How many there are. */
    public int count() {
        return runs.size();
    }

    /** Goes on with all of them. To be called once. */
    public void resume() {
        runs.forEach(goOn);
    }
}
