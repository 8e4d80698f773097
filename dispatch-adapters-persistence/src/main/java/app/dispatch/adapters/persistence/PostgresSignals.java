package app.dispatch.adapters.persistence;

import app.dispatch.application.run.store.NodeSignals;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Words between nodes by PostgreSQL's {@code NOTIFY}. Who listens has a connection of its own, and a daemon thread. */
final class PostgresSignals implements NodeSignals {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSignals.class);

    private static final String CHANNEL = "dispatch_nodes";
    private static final int WAIT_MS = 500;
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final Database database;
    private final DataSource connections;
    private volatile boolean closed;

    /** @param connections makes one to the database that belongs to its user alone */
    PostgresSignals(Database database, DataSource connections) {
        this.database = database;
        this.connections = connections;
    }

    @Override
    public void send(Collection<String> words) {
        if (words.isEmpty()) {
            return;
        }
        try {
            database.statement(handle -> handle.createQuery("select pg_notify(:channel, word) from unnest(:words) word")
                    .bind("channel", CHANNEL)
                    .bindArray("words", String.class, words)
                    .mapTo(String.class)
                    .list());
        } catch (RuntimeException lost) { // words may get lost
            LOG.debug("{} words to other nodes are lost", words.size(), lost);
        }
    }

    @Override
    public void listen(Consumer<String> listener) {
        Thread.ofPlatform().daemon().name("node-signals").start(() -> {
            while (!closed) {
                listenOnce(listener);
            }
        });
    }

    private void listenOnce(Consumer<String> listener) {
        try (Connection connection = connections.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
            }
            PGConnection channel = connection.unwrap(PGConnection.class);
            while (!closed) {
                PGNotification[] heard = channel.getNotifications(WAIT_MS);
                for (PGNotification word : heard == null ? new PGNotification[0] : heard) {
                    listener.accept(word.getParameter());
                }
            }
        } catch (SQLException | RuntimeException failure) {
            LOG.debug("other nodes cannot be heard just now", failure);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
