package app.dispatch.adapters.persistence;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Has the disk keep what was committed to H2, which hands commits to the operating system and no further: {@code CHECKPOINT SYNC}
 * is its only statement that syncs the file. One sync serves all threads that committed before it began. Safe for use by several
 * threads.
 */
final class PowerSync implements SqlLogger {
    private static final String SYNC = "checkpoint sync";

    private final Jdbi jdbi;
    private final Set<Connection> wrote = ConcurrentHashMap.newKeySet();
    private List<Waiting> waiting = new ArrayList<>();
    private boolean syncing;

    PowerSync(Jdbi jdbi) {
        this.jdbi = jdbi;
        jdbi.setSqlLogger(this);
    }

    /** A thread that waits. */
    private static final class Waiting {
        /** Whether another thread synced for it; false when it is to do that. */
        final CompletableFuture<Boolean> done = new CompletableFuture<>();

        @Nullable
        RuntimeException failure;
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
    <T> T keeping(Function<Handle, T> work, Function<Function<Handle, T>, T> doing) {
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
    boolean hasWritten(Handle handle) {
        return wrote.remove(handle.getConnection());
    }

    /** Returns when all that was committed before is on the disk. */
    void sync() {
        Waiting mine = new Waiting();
        boolean first;
        synchronized (this) {
            waiting.add(mine);
            first = !syncing;
            syncing = true;
        }
        if (first || !mine.done.join()) {
            lead(mine);
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
    }

    /** Syncs for all that wait, and gives the lead to the next. */
    private void lead(Waiting mine) {
        List<Waiting> batch;
        synchronized (this) {
            batch = waiting;
            waiting = new ArrayList<>();
        }
        try {
            jdbi.useHandle(handle -> {
                handle.execute(SYNC);
                hasWritten(handle); // the sync is a statement too
            });
        } catch (RuntimeException failure) {
            batch.forEach(one -> one.failure = failure);
        } catch (Error failure) { // such as no memory: nobody is told that it is on the disk
            batch.forEach(one -> one.failure = new IllegalStateException("the sync failed", failure));
            throw failure;
        } finally {
            Waiting next;
            synchronized (this) {
                next = waiting.isEmpty() ? null : waiting.getFirst();
                syncing = next != null;
            }
            if (next != null) {
                next.done.complete(false);
            }
            batch.stream().filter(one -> one != mine).forEach(one -> one.done.complete(true));
        }
    }
}
