package app.dispatch.adapters.persistence.sql;

import app.dispatch.domain.error.Refusal;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away for now from a statement that is wrong. */
public final class SqlFailures {
    /** H2: the session or the database is closed. */
    private static final Set<Integer> H2_CLOSED = Set.of(90067, 90098, 90121);

    /** H2: input or output failed, the file is damaged, or another uses the database alone. */
    private static final Set<Integer> H2_AWAY = Set.of(90028, 90030, 90031, 90135);

    /** H2: another transaction was in the way: time-out on a lock, dead lock, concurrent update. */
    private static final Set<Integer> H2_CONTENTION = Set.of(50200, 40001, 90131);

    /** PostgreSQL: serialization failure, dead lock. */
    private static final Set<String> CONTENTION_STATES = Set.of("40001", "40P01");

    /** PostgreSQL: it has ended the connection of a process that stood still for too long in a transaction. */
    private static final Set<String> CUT_STATES = Set.of("25P03", "25P04");

    private SqlFailures() {}

    /** What to throw for what JDBC or a library above it threw. */
    static RuntimeException translated(RuntimeException thrown) {
        Optional<SQLException> failure = sqlFailure(thrown);
        if (isAway(thrown)) {
            return Refusal.unavailable("The database cannot be reached just now", thrown);
        }
        if (failure.filter(SqlFailures::isContention).isPresent()) {
            return Refusal.unavailable("The database is too busy just now", thrown);
        }
        return thrown;
    }

    /** Whether the same again may succeed: nothing was changed, since another transaction was in the way. */
    static boolean isContention(RuntimeException thrown) {
        return sqlFailure(thrown).filter(SqlFailures::isContention).isPresent();
    }

    /** Whether a row was refused because a unique value in it is taken. */
    public static boolean isDuplicate(RuntimeException thrown) {
        return sqlFailure(thrown).filter(e -> "23505".equals(e.getSQLState())).isPresent();
    }

    /** Whether a table does not exist: 42P01 in PostgreSQL, 42S02 to 42S04 in H2. */
    static boolean isMissingTable(SQLException e) {
        String state = state(e);
        return state.equals("42P01") || state.startsWith("42S0");
    }

    /** Whether H2's database, or the session, was closed under the caller. */
    public static boolean isClosed(SQLException e) {
        return H2_CLOSED.contains(e.getErrorCode());
    }

    /** Whether the database cannot be reached for now. */
    public static boolean isAway(RuntimeException thrown) {
        return sqlFailure(thrown).filter(SqlFailures::isAway).isPresent();
    }

    /** Whether the database cannot be reached for now. */
    public static boolean isAway(SQLException e) {
        String state = state(e);
        return e instanceof SQLTransientConnectionException
                || state.startsWith("08") // connection
                || state.startsWith("53") // out of disk, memory, connections
                || state.startsWith("57P") // shutting down, starting up
                || state.startsWith("58") // input or output failed
                || CUT_STATES.contains(state)
                || state.equals("25006") // a standby that does not write
                || isClosed(e)
                || H2_AWAY.contains(e.getErrorCode())
                || causedBy(e, IOException.class);
    }

    private static boolean isContention(SQLException e) {
        return CONTENTION_STATES.contains(state(e)) || H2_CONTENTION.contains(e.getErrorCode());
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "" : state;
    }

    private static Optional<SQLException> sqlFailure(RuntimeException thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException failure) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }

    static boolean causedBy(@Nullable Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
