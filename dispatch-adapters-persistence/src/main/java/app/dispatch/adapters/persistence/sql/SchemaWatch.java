package app.dispatch.adapters.persistence.sql;

import app.dispatch.application.background.Ticker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees when a newer version of Dispatch has brought the tables up to date that this process works with. It then goes on with what it
 * has, and answers who asks, but must take up nothing by itself: what the newer one wrote it may not understand. Safe for use by
 * several threads.
 */
public final class SchemaWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaWatch.class);

    /** A look is one small query; what is due waits for it, and it is the same for all that is due. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final String NEWER = """
            select count(*) from "flyway_schema_history"
            where "success" and "version" is not null and cast("version" as int) > :known
            """;

    private final Statements database;
    private final int known;
    private final Ticker ticker;
    private long lookedAt;
    private boolean newer;

    /** @param known the number of the last migration that this version has */
    public SchemaWatch(Statements database, int known, Ticker ticker) {
        this.database = database;
        this.known = known;
        this.ticker = ticker;
        this.lookedAt = ticker.nanos() - PAUSE.toNanos();
    }

    /** Whether the tables are those of a newer version, as of a second ago at most; that does not pass. */
    public synchronized boolean isBehind() {
        if (!newer && ticker.nanos() - lookedAt >= PAUSE.toNanos()) {
            lookedAt = ticker.nanos();
            newer = look();
            if (newer) {
                LOG.warn(
                        "a newer version of Dispatch has brought the database up to date: this server goes on with the runs"
                                + " that it has, and takes up no others, no schedules and no deliveries; replace it");
            }
        }
        return newer;
    }

    private boolean look() {
        try {
            return database.statement(handle -> handle.createQuery(NEWER)
                            .bind("known", known)
                            .mapTo(Integer.class)
                            .one()
                    > 0);
        } catch (RuntimeException unknown) { // such as a host's own numbers in that table
            LOG.debug("whether the tables are of a newer version cannot be seen", unknown);
            return false;
        }
    }
}
