package app.dispatch.adapters.persistence.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Work that serves all threads at once that asked for it before it began, such as the sync of a file: so many threads, one sync.
 * Safe for use by several threads.
 */
public final class GroupWork {
    private final Runnable work;
    private List<Waiting> waiting = new ArrayList<>();
    private boolean underWay;

    /** @param work is done one at a time */
    public GroupWork(Runnable work) {
        this.work = work;
    }

    /** A thread that waits. */
    private static final class Waiting {
        /** Whether another thread did the work for it; false when it is to do that. */
        final CompletableFuture<Boolean> done = new CompletableFuture<>();

        @Nullable
        RuntimeException failure;
    }

    /** Returns when the work was done from its begin to its end since this was called; throws what it throws. */
    public void run() {
        Waiting mine = new Waiting();
        boolean first;
        synchronized (this) {
            waiting.add(mine);
            first = !underWay;
            underWay = true;
        }
        if (first || !mine.done.join()) {
            lead(mine);
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
    }

    /** Works for all that wait, and gives the lead to the next. */
    private void lead(Waiting mine) {
        List<Waiting> batch;
        synchronized (this) {
            batch = waiting;
            waiting = new ArrayList<>();
        }
        try {
            work.run();
        } catch (RuntimeException failure) {
            batch.forEach(one -> one.failure = failure);
        } catch (Error failure) { // such as no memory: nobody is told that it was done
            batch.forEach(one -> one.failure = new IllegalStateException("the work failed", failure));
            throw failure;
        } finally {
            Waiting next;
            synchronized (this) {
                next = waiting.isEmpty() ? null : waiting.getFirst();
                underWay = next != null;
            }
            if (next != null) {
                next.done.complete(false);
            }
            batch.stream().filter(one -> one != mine).forEach(one -> one.done.complete(true));
        }
    }
}
