package app.dispatch.adapters.persistence.h2;

import app.dispatch.adapters.persistence.sql.Backend;
import app.dispatch.adapters.persistence.sql.Dialect;
import app.dispatch.adapters.persistence.sql.OwnerOnly;
import app.dispatch.adapters.persistence.sql.Pool;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.adapters.persistence.sql.Statements;
import app.dispatch.application.background.Background;
import app.dispatch.application.run.store.NodeSignals;
import com.zaxxer.hikari.HikariConfig;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database of H2 in a file of this process. */
public record H2File(String url) implements Backend {
    private static final String START = "jdbc:h2:async:";
    private static final String COMMITS_AT_ONCE = "WRITE_DELAY=0";
    private static final String CLOSED_BY_US = "DB_CLOSE_ON_EXIT=FALSE";
    private static final String KEEPS_STATEMENTS = "QUERY_CACHE_SIZE=64";
    private static final String WITHOUT_TRACE = "TRACE_LEVEL_FILE=0";

    /** In 2.4.240 a transaction may be told an older result of its own query again (their issue 4299). */
    private static final String LOOKS_AGAIN = "OPTIMIZE_REUSE_RESULTS=0";

    private static final int CONNECTIONS = 16;
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(1);

    /** The database's address is unknown or was refused by H2's lock on its file. */
    private static final int IN_USE = 90020;

    public H2File {
        if (!url.startsWith(START)) {
            throw new StartFailed("The database URL must begin with jdbc:postgresql: or " + START
                    + " - H2's plain file system closes the whole database when one thread is interrupted,"
                    + " and a database in memory forgets every run.");
        }
        List<String> settings = List.of(url.toUpperCase(Locale.ROOT).split(";"));
        if (!settings.contains(COMMITS_AT_ONCE)) {
            throw new StartFailed("The database URL must contain ;" + COMMITS_AT_ONCE
                    + " - without it H2 writes commits to its file later, and a crash loses runs that were answered.");
        }
        if (!settings.contains(LOOKS_AGAIN)) {
            url = url + ";" + LOOKS_AGAIN;
        }
    }

    /**
     * The database in a data folder.
     *
     * @throws StartFailed when H2 would read the folder's name as something else
     */
    public static H2File in(Path folder) {
        String path = folder.toAbsolutePath().resolve("dispatch").toString();
        if (path.contains(";") || (File.separatorChar == '/' && path.contains("\\"))) {
            throw new StartFailed("The data folder " + folder + " cannot be used: its name has a ; or a \\ in it.");
        }
        return new H2File(
                String.join(";", START + path, COMMITS_AT_ONCE, CLOSED_BY_US, KEEPS_STATEMENTS, WITHOUT_TRACE));
    }

    @Override
    public Dialect dialect() {
        return Dialect.H2;
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(path());
    }

    @Override
    public DataSource connections() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser("dispatch");
        return source;
    }

    @Override
    public Optional<Duration> answersWithin() {
        return Optional.empty();
    }

    /**
     * All connections stay open: the last one that closes would close the database. One whose database closed by itself,
     * as after a full disk, is dropped, so that the next opens it again.
     */
    @Override
    public Pool pool() {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(connections());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        pool.setMaxLifetime(0);
        pool.setIdleTimeout(0);
        pool.setExceptionOverride(new LostDatabase());
        return Pool.own(pool);
    }

    /** No other process uses the file. */
    @Override
    public NodeSignals signals(Statements database, Background background) {
        return NodeSignals.none();
    }

    /** H2 writes a new file, puts it in the old one's place, and is closed by that; the next connection opens it again. */
    @Override
    public void compact(Pool pool) {
        try (Connection connection = connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        } catch (SQLException e) {
            throw new StartFailed("The database file of " + place() + " cannot be compacted: " + e.getMessage(), e);
        }
        pool.evict().run();
        keepFromOthers();
    }

    /** Has the file be for its owner alone. */
    public void keepFromOthers() {
        try {
            OwnerOnly.file(path());
        } catch (IOException e) {
            throw new StartFailed("The database file of " + folder() + " cannot be kept from others", e);
        }
    }

    @Override
    public StartFailed refused(SQLException failure) {
        if (failure.getErrorCode() == IN_USE) {
            return new StartFailed("The database file of " + place() + " is in use by another process.", failure);
        }
        return new StartFailed(
                "The database file of " + place() + " cannot be opened: " + failure.getMessage(), failure);
    }

    private String place() {
        return url.substring(START.length()).split(";", 2)[0];
    }

    /** The file that is made by the first connection. */
    private Path path() {
        return Path.of(place() + ".mv.db").toAbsolutePath();
    }

    /** The folder of the database's file. */
    public Path folder() {
        Path parent = Path.of(place()).toAbsolutePath().getParent();
        if (parent == null) {
            throw new StartFailed("The database URL names no file: " + url);
        }
        return parent;
    }
}
