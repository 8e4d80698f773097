package app.dispatch.adapters.persistence.sql;

import app.dispatch.application.background.Background;
import app.dispatch.application.run.store.NodeSignals;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** A place of data, and how connections to it are made and kept. */
public interface Backend {
    Dialect dialect();

    /** The file that holds all data; empty when there is none that is this process's own. */
    Optional<Path> file();

    /** Makes a fresh connection each time. */
    DataSource connections();

    /** The longest that a statement may take when all is well; empty where there is no server that could be silent. */
    Optional<Duration> answersWithin();

    /** A pool of connections that notices failures soon and gets over them. */
    Pool pool();

    /**
     * Looks whether the first connection is one to work with.
     *
     * @throws StartFailed when it is not
     */
    default void check(Connection first) throws SQLException {}

    /**
     * Has what was overwritten or deleted be gone from where the data is, as far as that is for Dispatch to do. Nobody else
     * may be at work meanwhile.
     */
    void compact(Pool pool);

    /** What to tell a person when the first connection fails. */
    StartFailed refused(SQLException failure);

    /** How the processes that use the database speak to each other. */
    NodeSignals signals(Statements database, Background background);
}
