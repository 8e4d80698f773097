package app.dispatch.adapters.persistence.run.log;

import java.util.List;

/** The tables that a log's writes come into, and what they know of the log. Safe for use by several threads. */
public interface LogTables {
    /** The number of the last segment that was applied; 0 for none. */
    long applied();

    /**
     * Applies the writes of a segment, all or nothing. Should the tables refuse what is written of a run, the others do not suffer
     * for that.
     *
     * @throws app.dispatch.domain.error.Refusal {@code unavailable} while the database cannot be reached
     */
    void apply(long number, List<RunWrite> writes);
}
