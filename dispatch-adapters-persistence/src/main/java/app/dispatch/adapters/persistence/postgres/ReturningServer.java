package app.dispatch.adapters.persistence.postgres;

import app.dispatch.adapters.persistence.sql.SqlFailures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connects to a PostgreSQL server that may be away just now: it tries again at once and again. A pool that heard of each failure
 * would wait longer and longer between its attempts, up to five seconds, also when the server has long been back.
 */
final class ReturningServer extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public Connection getConnection() throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLException failure) {
                if (!SqlFailures.isAway(failure) || System.nanoTime() > end || !pause()) {
                    throw failure;
                }
            }
        }
    }

    /** False when it was interrupted. */
    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
