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

    /** Takes all unfinished runs over and queues them. How many there were. */
    int recover() {
        List<Run> unfinished = store.takeOver();
        for (Run run : unfinished) {
            queue.resume(run, drivers.driver(run, store.journal(run.owner(), run.id(), 0)));
        }
        if (!unfinished.isEmpty()) {
            LOG.info("going on with {} unfinished runs", unfinished.size());
        }
        return unfinished.size();
    }
}
