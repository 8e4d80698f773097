package app.dispatch.adapters.persistence.sql;

import app.dispatch.application.background.Background;
import app.dispatch.application.background.Loop;
import app.dispatch.application.background.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts connections on which a database server does not answer. One thread looks after all: a time limit of each read would have a
 * virtual thread that waits be looked after by another thread of the JVM, at every answer. Safe for use by several threads.
 */
public final class SilentServer implements SqlLogger, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SilentServer.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final long mostNanos;
    private final Map<Connection, Long> busySince = new ConcurrentHashMap<>();
    private final Ticker ticker;
    private final Loop loop;

    /** @param most the longest that a statement or a commit may take */
    public SilentServer(Duration most, Background background) {
        this.mostNanos = most.toNanos();
        this.ticker = background.ticker();
        this.loop = background.loop("database-silence", LOOK);
        loop.begin(this::look);
    }

    /** The connection is lent to somebody. */
    void lent(Connection connection) {
        busySince.put(connection, ticker.nanos());
    }

    /** It is not any more. */
    void givenBack(Connection connection) {
        busySince.remove(connection);
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
        busySince.replace(context.getConnection(), ticker.nanos());
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        busySince.replace(context.getConnection(), ticker.nanos());
    }

    private void look() {
        long now = ticker.nanos();
        busySince.forEach((connection, since) -> {
            if (now - since > mostNanos) {
                cut(connection);
            }
        });
    }

    private void cut(Connection connection) {
        busySince.remove(connection);
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException failed) { // it may be gone already
            LOG.debug("a connection could not be cut", failed);
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
