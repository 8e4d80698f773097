package app.dispatch.application.run.node;

import app.dispatch.domain.run.RunRecord;

/** Counts the runs that end: a port. Safe for use by several threads; returns at once. */
public interface RunMeter {
    /** A run was driven to its end here, and the end is durable. */
    void ended(RunRecord run);

    /** Whose rule it is how long runs are kept. */
    enum KeptBy {
        /** The operator's, for all runs. */
        SERVER("server"),
        /** That of a workflow's owner, for its runs. */
        WORKFLOW("workflow");

        private final String id;

        KeptBy(String id) {
            this.id = id;
        }

        /** Its name for programs. */
        public String id() {
            return id;
        }
    }

    /** So many ended runs were deleted here, since they are kept no longer. */
    default void deleted(int runs, KeptBy rule) {}

    /** Counts nothing. */
    static RunMeter none() {
        return run -> {};
    }
}
