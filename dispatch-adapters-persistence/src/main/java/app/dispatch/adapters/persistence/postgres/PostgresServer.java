package app.dispatch.adapters.persistence.postgres;

import app.dispatch.adapters.persistence.sql.Backend;
import app.dispatch.adapters.persistence.sql.Dialect;
import app.dispatch.adapters.persistence.sql.Pool;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.adapters.persistence.sql.Statements;
import app.dispatch.application.background.Background;
import app.dispatch.application.run.store.NodeSignals;
import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of a PostgreSQL server. */
public record PostgresServer(String url) implements Backend {
    private static final String START = "jdbc:postgresql:";
    private static final int CONNECTIONS = 16;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** What accepts a connection and then says nothing is another program, or a server that is stuck. */
    private static final Duration LOGIN = Duration.ofSeconds(10);

    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(1);
    private static final Duration WAIT_FOR_SIGN_OF_LIFE = Duration.ofMillis(500);
    private static final Duration WAIT_FOR_ANSWER = Duration.ofSeconds(5);

    /** What a node that was frozen in the middle of a transaction has locked is free again after that time. */
    private static final Duration MOST_IDLE = Duration.ofSeconds(2);

    private static final Duration LIFE = Duration.ofMinutes(10);

    public PostgresServer {
        if (parsed(url) == null) {
            throw new StartFailed("The database URL is not understood. It looks like this: " + START
                    + "//HOST:PORT/DATABASE?user=NAME&password=SECRET");
        }
    }

    public static boolean isMeantBy(String url) {
        return url.startsWith(START);
    }

    private static @Nullable Properties parsed(String url) {
        return Driver.parseURL(url, new Properties());
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
    public DataSource connections() {
        return source(new PGSimpleDataSource());
    }

    private PGSimpleDataSource source(PGSimpleDataSource source) {
        source.setConnectTimeout(Math.toIntExact(CONNECT.toSeconds()));
        source.setLoginTimeout(Math.toIntExact(LOGIN.toSeconds()));
        source.setTcpKeepAlive(true);
        source.setApplicationName("Dispatch");
        source.setURL(url);
        return source;
    }

    @Override
    public Optional<Duration> answersWithin() {
        return Optional.of(WAIT_FOR_ANSWER);
    }

    /** A server that is gone is noticed within seconds, and used again within one when it is back. */
    @Override
    public Pool pool() {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source(new ReturningServer()));
        pool.setConnectionInitSql("set idle_in_transaction_session_timeout = " + MOST_IDLE.toMillis());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        pool.setValidationTimeout(WAIT_FOR_SIGN_OF_LIFE.toMillis());
        pool.setMaxLifetime(LIFE.toMillis());
        return Pool.own(pool);
    }

    /** The server does that by itself, when it cleans up. */
    @Override
    public void compact(Pool pool) {}

    @Override
    public NodeSignals signals(Statements database, Background background) {
        return new PostgresSignals(database, connections(), background);
    }

    @Override
    public StartFailed refused(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String what = state.startsWith("08")
                ? " cannot be reached: "
                : state.startsWith("28") ? " refuses the user: " : " cannot be used: ";
        return new StartFailed("PostgreSQL at " + place() + what + failure.getMessage(), failure);
    }

    /** Host, port and database; never the user's name or password. */
    private String place() {
        Properties parts = parsed(url);
        return parts == null
                ? "?"
                : parts.getProperty("PGHOST") + ":" + parts.getProperty("PGPORT") + "/" + parts.getProperty("PGDBNAME");
    }
}
