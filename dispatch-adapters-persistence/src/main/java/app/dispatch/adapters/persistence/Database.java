package app.dispatch.adapters.persistence;

import app.dispatch.adapters.persistence.h2.FolderLock;
import app.dispatch.adapters.persistence.h2.H2File;
import app.dispatch.adapters.persistence.h2.OnlineCopy;
import app.dispatch.adapters.persistence.h2.PowerSync;
import app.dispatch.adapters.persistence.postgres.HostedPostgres;
import app.dispatch.adapters.persistence.postgres.PostgresServer;
import app.dispatch.adapters.persistence.sql.Backend;
import app.dispatch.adapters.persistence.sql.Dialect;
import app.dispatch.adapters.persistence.sql.OwnThread;
import app.dispatch.adapters.persistence.sql.Pool;
import app.dispatch.adapters.persistence.sql.PooledConnections;
import app.dispatch.adapters.persistence.sql.Schema;
import app.dispatch.adapters.persistence.sql.SchemaWatch;
import app.dispatch.adapters.persistence.sql.SilentServer;
import app.dispatch.adapters.persistence.sql.SqlFailures;
import app.dispatch.adapters.persistence.sql.Statements;
import app.dispatch.adapters.persistence.sql.TransactionRetry;
import app.dispatch.adapters.persistence.sql.WriteAheadLog;
import app.dispatch.application.background.Background;
import app.dispatch.application.run.store.NodeSignals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * An open database with the tables of this version. Safe for use by several threads, also by ones that are interrupted.
 *
 * <p>Its methods throw a {@code Refusal} with {@code unavailable} while the database cannot be reached.
 */
public final class Database implements Statements, AutoCloseable {
    private static final Duration MOST_SILENCE = Duration.ofSeconds(2);

    private final Backend backend;
    private final SchemaWatch schema;
    private final Pool pool;
    private final @Nullable SilentServer silence;
    private final PooledConnections connections;
    private final Jdbi jdbi;
    private final @Nullable PowerSync power;
    private final SharedCommit shared;
    private final NodeSignals signals;
    private final @Nullable FolderLock lock;
    private final Background background;
    private final Database withoutSettling;
    private volatile @Nullable WriteAheadLog writeAheadLog;

    private Database(
            Backend backend,
            Schema schema,
            Pool pool,
            @Nullable FolderLock lock,
            Durability durability,
            Background background) {
        this.backend = backend;
        this.schema = new SchemaWatch(this, schema.newest(), background.ticker());
        this.background = background;
        this.signals = backend.signals(this, background);
        this.pool = pool;
        this.silence = backend.answersWithin()
                .map(most -> new SilentServer(most, background))
                .orElse(null);
        this.connections = new PooledConnections(pool, silence);
        this.jdbi = Jdbi.create(connections);
        if (silence != null) {
            jdbi.setSqlLogger(silence);
        }
        this.power = durability == Durability.POWER ? new PowerSync(jdbi) : null;
        this.shared = new SharedCommit(jdbi, power, backend.dialect() == Dialect.POSTGRESQL);
        this.lock = lock;
        this.withoutSettling = new Database(this);
    }

    private Database(Database of) {
        this.backend = of.backend;
        this.schema = of.schema;
        this.signals = of.signals;
        this.pool = of.pool;
        this.silence = of.silence;
        this.connections = of.connections;
        this.jdbi = of.jdbi;
        this.power = of.power;
        this.shared = of.shared;
        this.lock = of.lock;
        this.background = of.background;
        this.withoutSettling = this;
    }

    /**
     * The database in a data folder; both are made where they are missing. No other process can use the folder until this
     * is closed.
     *
     * @param background gets the loops that the database needs
     * @throws app.dispatch.adapters.persistence.sql.StartFailed when that cannot be
     */
    public static Database inFolder(Path folder, Durability durability, Background background) {
        return inFile(H2File.in(folder), Schema.OF_THIS_VERSION, durability, background);
    }

    /** The same, which withstands a crash of the process, with loops that nobody else looks at. */
    public static Database inFolder(Path folder) {
        return inFolder(folder, Durability.PROCESS, new Background());
    }

    static Database inFolder(Path folder, Schema schema) {
        return inFile(H2File.in(folder), schema, Durability.PROCESS, new Background());
    }

    /**
     * The database of a JDBC URL of PostgreSQL, or of H2 with what Dispatch needs of it.
     *
     * @throws app.dispatch.adapters.persistence.sql.StartFailed when it cannot be used
     */
    public static Database at(String url, Background background) {
        return PostgresServer.isMeantBy(url)
                ? open(new PostgresServer(url), Schema.OF_THIS_VERSION, null, Durability.PROCESS, background)
                : inFile(new H2File(url), Schema.OF_THIS_VERSION, Durability.PROCESS, background);
    }

    /** The same, with loops that nobody else looks at. */
    public static Database at(String url) {
        return at(url, new Background());
    }

    /**
     * The database of a host's own connections to PostgreSQL, which stay open when this is closed. They commit by themselves, and
     * their schema is Dispatch's own.
     *
     * @param source such as a pool of HikariCP, of which Dispatch takes all connections; of another pool it takes nine
     * @throws app.dispatch.adapters.persistence.sql.StartFailed when it cannot be used, or {@code tables} are the host's and not those of this version
     */
    public static Database on(DataSource source, Tables tables, Background background) {
        HostedPostgres host = HostedPostgres.of(source);
        Schema schema = Schema.OF_THIS_VERSION;
        return open(
                host,
                tables == Tables.LEFT_TO_HOST ? schema.leftToHost() : schema,
                null,
                Durability.PROCESS,
                background);
    }

    private static Database inFile(H2File file, Schema schema, Durability durability, Background background) {
        FolderLock lock = FolderLock.take(file.folder());
        try {
            Database database = open(file, schema, lock, durability, background);
            file.keepFromOthers();
            return database;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    static Database open(
            Backend backend, Schema schema, @Nullable FolderLock lock, Durability durability, Background background) {
        // The first connection keeps a file open until the pool has it.
        try (Connection first = backend.connections().getConnection()) {
            backend.check(first);
            schema.bringUpToDate(backend.connections(), backend.dialect());
            return new Database(backend, schema, backend.pool(), lock, durability, background);
        } catch (SQLException e) {
            throw backend.refused(e);
        }
    }

    /**
     * The same database for work that has nothing to do with runs, or makes sure of their order by itself: it does not wait for what
     * is {@linkplain #writeAheadLog ahead} of the tables.
     */
    public Database withoutSettling() {
        return withoutSettling;
    }

    /** What is ahead of this database's tables; made when it is asked for first, and settled before other work from then on. */
    public synchronized <A extends WriteAheadLog> A writeAheadLog(Class<A> type, Supplier<A> make) {
        WriteAheadLog known = writeAheadLog;
        if (known == null) {
            known = make.get();
            writeAheadLog = known;
        }
        return type.cast(known);
    }

    /** Whether what is committed outlasts a loss of power, and not only the end of the process. */
    public boolean outlastsPower() {
        return power != null;
    }

    /** What differs between databases. */
    public Dialect dialect() {
        return backend.dialect();
    }

    /** The file that holds all data; empty for a database of a server. */
    public Optional<Path> file() {
        return backend.file();
    }

    /** Whether a newer version of Dispatch shares this database: then this process takes up nothing that it does not have already. */
    public boolean isBehind() {
        return backend.dialect() == Dialect.POSTGRESQL && schema.isBehind();
    }

    /** The loops of this process. */
    public Background background() {
        return background;
    }

    /** How the processes that use this database speak to each other. */
    public NodeSignals signals() {
        return signals;
    }

    @Override
    public <T> T statement(Function<Handle, T> work) {
        settle();
        return done(() -> kept(work, each -> jdbi.withHandle(each::apply)));
    }

    /** Does work as one commit; it may be done again when nothing of it was stored. */
    public <T> T transaction(Function<Handle, T> work) {
        settle();
        return done(() -> kept(work, all -> jdbi.inTransaction(all::apply)));
    }

    /**
     * Does work as one commit, which may hold the work of others too where that is cheaper; it may be done again when nothing of
     * it was stored. It should be short: others wait for it.
     */
    public <T> T shared(Function<Handle, T> work) {
        return switch (dialect()) {
            case H2 -> shared(work, Database::each);
            case POSTGRESQL -> statement(work);
        };
    }

    private static <T> List<T> each(Handle handle, List<Function<Handle, T>> works) {
        return works.stream().map(work -> work.apply(handle)).toList();
    }

    /**
     * The same, on every database, for work that can be done together; for PostgreSQL a single statement.
     *
     * @param doing does works of this kind, in their order; the same object each time for those that it may do together
     */
    public <W, T> T shared(W work, BiFunction<Handle, List<W>, List<T>> doing) {
        settle();
        return done(() -> shared.run(work, doing));
    }

    private void settle() {
        WriteAheadLog known = writeAheadLog;
        if (known != null) {
            known.settle();
        }
    }

    /** Does the work to its end, also when the caller is interrupted. */
    private <T> T done(Supplier<T> work) {
        return switch (dialect()) {
            case H2 -> OwnThread.call(() -> TransactionRetry.run(work));
            case POSTGRESQL -> TransactionRetry.run(work);
        };
    }

    /** Does the work by {@code doing}; waits for the disk, where that was asked for. */
    private <T> T kept(Function<Handle, T> work, Function<Function<Handle, T>, T> doing) {
        return power == null ? doing.apply(work) : power.keeping(work, doing);
    }

    /**
     * Does the work of one insert.
     *
     * @return false when nothing was stored since a unique value is taken
     */
    public boolean inserted(Function<Handle, Integer> insert) {
        try {
            return shared(insert) > 0;
        } catch (JdbiException e) {
            if (SqlFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Does the work of inserts that belong together, as one commit.
     *
     * @return false when nothing was stored since a unique value is taken
     */
    public boolean insertedTogether(Consumer<Handle> inserts) {
        try {
            return transaction(handle -> {
                inserts.accept(handle);
                return true;
            });
        } catch (JdbiException e) {
            if (SqlFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Whether the database answers, within two seconds. */
    public boolean isHealthy() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("database-health").start(() -> answer.complete(connections.answer()));
        return answer.completeOnTimeout(false, MOST_SILENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /**
     * Writes a copy of a file of H2, as a zip file, with all that was written before; the database is used meanwhile. One is made at a
     * time.
     *
     * @throws IOException when {@code to} takes no more
     */
    public void copy(OutputStream to) throws IOException {
        OnlineCopy.write(this, FolderBackup.DATABASE, to);
    }

    /** Has what was overwritten be gone from a file of H2. Nobody else may be at work meanwhile. */
    public void compact() {
        backend.compact(pool);
    }

    /** Closes all connections and gives the data folder back. */
    @Override
    public void close() {
        signals.close();
        WriteAheadLog known = writeAheadLog;
        if (known != null) {
            known.close();
        }
        pool.close().run();
        if (silence != null) {
            silence.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
