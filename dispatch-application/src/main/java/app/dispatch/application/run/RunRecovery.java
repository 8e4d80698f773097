package app.dispatch.application.run;

import app.dispatch.domain.run.Run;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with the runs that an earlier process left unfinished. */
final class RunRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(RunRecovery.class);

    private final RunStore store;
    private final RunQueue queue;
    private final RunDrivers drivers;

    RunRecovery(RunStore store, RunQueue queue, RunDrivers drivers) {
        this.store = store;
        this.queue = queue;
        this.drivers = drivers;
    }

    /** Takes all unfinished runs over; they wait to be resumed. */
    Unfinished takeOver() {
        List<Run> unfinished = store.takeOver();
        if (!unfinished.isEmpty()) {
            LOG.info("took over {} unfinished runs", unfinished.size());
        }
        return new Unfinished(
                unfinished, run -> queue.resume(run, drivers.driver(run, store.journal(run.owner(), run.id(), 0))));
    }
}
