package app.dispatch.adapters.persistence.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Syncs a file: one sync serves all threads that wrote before it began. Safe for use by several threads. */
public final class GroupSync {
    private final Runnable sync;
    private List<Waiting> waiting = new ArrayList<>();
    private boolean syncing;

    /** @param sync has the disk keep what was written before; one at a time */
    public GroupSync(Runnable sync) {
        this.sync = sync;
    }

    /** A thread that waits. */
    private static final class Waiting {
        /** Whether another thread synced for it; false when it is to do that. */
        final CompletableFuture<Boolean> done = new CompletableFuture<>();

        @Nullable
        RuntimeException failure;
    }

    /** Returns when all that was written before is on the disk. */
    public void sync() {
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
            sync.run();
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
