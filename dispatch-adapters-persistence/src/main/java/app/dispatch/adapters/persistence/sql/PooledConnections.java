package app.dispatch.adapters.persistence.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Lends the connections of a pool to as many threads as it has connections; the others wait here, not in the pool.
 *
 * <p>The pool's own waiting ends when the waiting thread is interrupted; here it waits on, and its interrupt is kept for it.
 * Also the pool may give up soon when there is no database, without giving up on threads that only wait for their turn.
 *
 * <p>A thread that hands a connection back spins in the pool while another still waits there, for one that is just being
 * made. Interrupted threads do not even pause in it, and as many of them as virtual threads have carriers would keep the one
 * that waits from ever running. So they hand back one after another.
 */
public final class PooledConnections implements ConnectionFactory {
    private static final Duration MOST_WAIT = Duration.ofSeconds(10);
    private static final Duration SHORT_WAIT = Duration.ofSeconds(1);

    private final DataSource pool;
    private final @Nullable SilentServer silence;
    private final Semaphore turns;
    private final ReentrantLock handingBack = new ReentrantLock();

    /** @param silence looks after connections that are lent; null where the database is a file */
    public PooledConnections(Pool pool, @Nullable SilentServer silence) {
        this.pool = pool.connections();
        this.silence = silence;
        this.turns = new Semaphore(pool.size(), true);
    }

    @Override
    public Connection openConnection() throws SQLException {
        waitForTurn(MOST_WAIT);
        try {
            Connection connection = fromPool();
            if (silence != null) {
                silence.lent(connection);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            turns.release();
            throw e;
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        if (silence != null) {
            silence.givenBack(connection);
        }
        handingBack.lock();
        try {
            connection.close();
        } finally {
            handingBack.unlock();
            turns.release();
        }
    }

    /** Whether a connection is to be had soon, and works. */
    public boolean answer() {
        try {
            waitForTurn(SHORT_WAIT);
            try (Connection connection = fromPool()) {
                return connection.isValid(1);
            } finally {
                turns.release();
            }
        } catch (SQLException e) {
            return false;
        }
    }

    private void waitForTurn(Duration most) throws SQLException {
        long deadline = System.nanoTime() + most.toNanos();
        boolean interrupted = false;
        try {
            for (boolean waiting = true; waiting; ) {
                try {
                    if (!turns.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        throw new SQLTransientConnectionException("all connections are busy");
                    }
                    waiting = false;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            restore(interrupted);
        }
    }

    /** While the pool makes a new connection, it too is waited for in spite of interrupts. */
    private Connection fromPool() throws SQLException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return pool.getConnection();
                } catch (SQLException e) {
                    if (!SqlFailures.causedBy(e, InterruptedException.class)) {
                        throw e;
                    }
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            restore(interrupted);
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
