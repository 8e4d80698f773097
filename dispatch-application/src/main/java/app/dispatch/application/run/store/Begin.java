package app.dispatch.application.run.store;

import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunKey;
import java.util.List;

/** On what condition a run is recorded, and what with it. */
public sealed interface Begin {
    /** By itself, whatever else is there. */
    record Fresh() implements Begin {}

    /** With its key, unless its owner used the key less than {@link RunKey#LIFE} before the run's start. */
    record Once(RunKey key) implements Begin {}

    /**
     * As a retry, unless another run goes on from the same one.
     *
     * @param reused the events that its journal begins with
     */
    record Retry(List<Recorded> reused) implements Begin {
        public Retry {
            reused = List.copyOf(reused);
        }
    }
}
