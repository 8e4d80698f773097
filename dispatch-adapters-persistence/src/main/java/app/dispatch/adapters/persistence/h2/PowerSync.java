package app.dispatch.adapters.persistence.h2;

import app.dispatch.adapters.persistence.sql.GroupWork;
import java.sql.Connection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Has the disk keep what was committed to H2, which hands commits to the operating system and no further: {@code CHECKPOINT SYNC}
 * is its only statement that syncs the file. One sync serves all threads that committed before it began. Safe for use by several
 * threads.
 */
public final class PowerSync implements SqlLogger {
    private static final String SYNC = "checkpoint sync";

    private final GroupWork group;
    private final Set<Connection> wrote = ConcurrentHashMap.newKeySet();

    public PowerSync(Jdbi jdbi) {
        this.group = new GroupWork(() -> jdbi.useHandle(handle -> {
            handle.execute(SYNC);
            hasWritten(handle); // the sync is a statement too
        }));
        jdbi.setSqlLogger(this);
    }

    /** Notes which connections write. */
    @Override
    public void logAfterExecution(StatementContext context) {
        String sql = context.getRenderedSql().stripLeading().toLowerCase(Locale.ROOT);
        if (!sql.startsWith("select") || sql.contains("from final table")) {
            wrote.add(context.getConnection());
        }
    }

    /** Does the work by {@code doing}, which commits it, and returns when what it wrote is on the disk. */
    public <T> T keeping(Function<Handle, T> work, Function<Function<Handle, T>, T> doing) {
        AtomicBoolean written = new AtomicBoolean();
        T result = doing.apply(handle -> {
            try {
                return work.apply(handle);
            } finally {
                written.set(hasWritten(handle));
            }
        });
        if (written.get()) {
            sync();
        }
        return result;
    }

    /** Whether something was written by the handle since this was asked last. */
    public boolean hasWritten(Handle handle) {
        return wrote.remove(handle.getConnection());
    }

    /** Returns when all that was committed before is on the disk. */
    public void sync() {
        group.run();
    }
}
