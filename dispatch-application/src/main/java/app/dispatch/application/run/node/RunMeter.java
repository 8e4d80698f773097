package app.dispatch.application.run.node;

import app.dispatch.domain.run.RunRecord;

/** Counts the runs that end: a port. Safe for use by several threads; returns at once. */
public interface RunMeter {
    /** A run was driven to its end here, and the end is durable. */
    void ended(RunRecord run);

    /** Counts nothing. */
    static RunMeter none() {
        return run -> {};
    }
}
