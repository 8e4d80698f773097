package app.dispatch.adapters.persistence.sql;

/** A log of writes, which are durable there before they are in the tables. Safe for use by several threads. */
public interface WriteAheadLog extends AutoCloseable {
    /** Returns when all that was written before is in the tables. */
    void settle();

    /** Settles for the last time. */
    @Override
    void close();
}
