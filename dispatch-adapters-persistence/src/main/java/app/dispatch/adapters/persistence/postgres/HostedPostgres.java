package app.dispatch.adapters.persistence.postgres;

import app.dispatch.adapters.persistence.sql.Backend;
import app.dispatch.adapters.persistence.sql.Dialect;
import app.dispatch.adapters.persistence.sql.Pool;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.adapters.persistence.sql.Statements;
import app.dispatch.application.background.Background;
import app.dispatch.application.run.store.NodeSignals;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A PostgreSQL that a host program connects to, in a schema of Dispatch's own.
 *
 * @param connections the host's; one of them is kept to listen to other nodes
 * @param most how many Dispatch takes at a time beside that one
 */
public record HostedPostgres(DataSource connections, int most) implements Backend {
    private static final int USUAL = 8;
    private static final Duration WAIT_FOR_ANSWER = Duration.ofSeconds(5);

    public HostedPostgres {
        if (most < 1) {
            throw new StartFailed(
                    "The DataSource's pool must have two connections at least: one listens to other nodes.");
        }
    }

    /** With all connections of a pool of HikariCP, or {@value #USUAL} of another. */
    public static HostedPostgres of(DataSource connections) {
        try {
            return new HostedPostgres(
                    connections,
                    connections.isWrapperFor(HikariDataSource.class)
                            ? connections.unwrap(HikariDataSource.class).getMaximumPoolSize() - 1
                            : USUAL);
        } catch (SQLException e) {
            throw new StartFailed("The DataSource cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    @Override
    public void check(Connection first) throws SQLException {
        String product = first.getMetaData().getDatabaseProductName();
        if (!product.equals("PostgreSQL")) {
            throw new StartFailed("The DataSource is one of " + product
                    + "; Dispatch takes one of PostgreSQL, or keeps a file of" + " H2 by itself in a folder.");
        }
        if (!first.getAutoCommit()) {
            throw new StartFailed("The DataSource's connections must commit by themselves: set autoCommit to true.");
        }
        if (first.getSchema() == null) {
            throw new StartFailed(
                    "The DataSource's connections have no schema that exists: create it, and name it in the pool's"
                            + " settings (schema) or the URL (currentSchema).");
        }
    }

    @Override
    public Optional<Duration> answersWithin() {
        return Optional.of(WAIT_FOR_ANSWER);
    }

    @Override
    public Pool pool() {
        return Pool.ofHost(connections, most);
    }

    /** The server does that by itself. */
    @Override
    public void compact(Pool pool) {}

    @Override
    public NodeSignals signals(Statements database, Background background) {
        return new PostgresSignals(database, connections, background);
    }

    @Override
    public StartFailed refused(SQLException failure) {
        return new StartFailed("The DataSource cannot be used: " + failure.getMessage(), failure);
    }
}
