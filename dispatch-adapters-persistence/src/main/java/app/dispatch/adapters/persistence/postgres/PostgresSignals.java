package app.dispatch.adapters.persistence.postgres;

import app.dispatch.adapters.persistence.sql.Statements;
import app.dispatch.application.background.Background;
import app.dispatch.application.background.Loop;
import app.dispatch.application.run.store.NodeSignals;
import app.dispatch.domain.error.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Words between nodes by PostgreSQL's {@code NOTIFY}. Who listens has a connection of its own, and a loop. */
final class PostgresSignals implements NodeSignals {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSignals.class);

    private static final String CHANNEL = "dispatch_nodes";
    private static final int WAIT_MS = 500;
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Statements database;
    private final DataSource connections;
    private final Loop loop;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private @Nullable Connection listening;

    /** @param connections makes one to the database that belongs to its user alone */
    PostgresSignals(Statements database, DataSource connections, Background background) {
        this.database = database;
        this.connections = connections;
        this.loop = background.loop("node-signals", RECONNECT);
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
        listeners.add(listener);
        if (begun.compareAndSet(false, true)) {
            loop.begin(Duration.ZERO, () -> {
                listenOnce();
                return Duration.ZERO;
            });
        }
    }

    /** Hears what comes within a moment, on the connection that was made before; one that failed is made anew next time. */
    private void listenOnce() {
        boolean well = false;
        try {
            PGConnection channel = channel().unwrap(PGConnection.class);
            PGNotification[] heard = channel.getNotifications(WAIT_MS);
            for (PGNotification word : heard == null ? new PGNotification[0] : heard) {
                for (Consumer<String> listener : listeners) {
                    listener.accept(word.getParameter());
                }
            }
            well = true;
        } catch (SQLException away) {
            throw Refusal.unavailable("Other nodes cannot be heard just now", away);
        } finally {
            if (!well) {
                hangUp();
            }
        }
    }

    private Connection channel() throws SQLException {
        Connection open = listening;
        if (open == null) {
            open = connections.getConnection();
            listening = open;
            try (Statement statement = open.createStatement()) {
                statement.execute("listen " + CHANNEL);
            }
        }
        return open;
    }

    private void hangUp() {
        Connection open = listening;
        listening = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException gone) {
            LOG.trace("it was gone already", gone);
        }
    }

    @Override
    public void close() {
        if (loop.close(CLOSE)) {
            hangUp();
        }
    }
}
