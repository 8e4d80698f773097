package app.dispatch.adapters.persistence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Lets the writes of several threads share a commit: H2 writes whole pages of its file at each, mostly the same ones. Whoever comes
 * while no commit is under way does its work at once, on its own thread; those who come meanwhile are done together in the next
 * one, by one of them. Each returns when what it wrote is durable. Safe for use by several threads.
 */
final class SharedCommit {
    /** The most that one commit takes: who comes first does not wait for a long row of others. */
    private static final int MOST = 64;

    private final Jdbi jdbi;
    private final @Nullable PowerSync power;
    private final Deque<Work<?>> waiting = new ArrayDeque<>();
    private boolean busy;

    /** @param power makes what was committed outlast a loss of power; null where it need not */
    SharedCommit(Jdbi jdbi, @Nullable PowerSync power) {
        this.jdbi = jdbi;
        this.power = power;
    }

    /** A thread's work, and what becomes of it. */
    private static final class Work<T> {
        final Function<Handle, T> work;

        /** Whether the work was done by another thread; false when its own thread is to do it, with that of others. */
        final CompletableFuture<Boolean> done = new CompletableFuture<>();

        @Nullable
        T result;

        @Nullable
        RuntimeException failure;

        Work(Function<Handle, T> work) {
            this.work = work;
        }

        void doIn(Handle handle) {
            result = work.apply(handle);
        }

        @SuppressWarnings("NullAway") // a work's result may be null where its type says so
        T result() {
            if (failure != null) {
                throw failure;
            }
            return result;
        }
    }

    /**
     * Does the work in a transaction that may hold others' work too. When that fails, this work is done again in one of its own.
     *
     * @throws RuntimeException what the work throws then
     */
    <T> T run(Function<Handle, T> work) {
        Work<T> mine = new Work<>(work);
        boolean first;
        synchronized (this) {
            first = !busy;
            busy = true;
            waiting.add(mine);
        }
        if (first || !mine.done.join()) {
            lead(mine);
        }
        return mine.result();
    }

    /** Does what waits, this thread's own among it, and gives the lead to the next. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: the batch is larger where others are ready to come
    private void lead(Work<?> mine) {
        Thread.yield();
        List<Work<?>> batch = new ArrayList<>();
        synchronized (this) {
            while (!waiting.isEmpty() && batch.size() < MOST) {
                batch.add(waiting.removeFirst());
            }
        }
        try {
            commit(batch);
        } finally {
            Work<?> next;
            synchronized (this) {
                next = waiting.peekFirst();
                busy = next != null;
            }
            if (next != null) {
                next.done.complete(false);
            }
            batch.stream().filter(work -> work != mine).forEach(work -> work.done.complete(true));
        }
    }

    private void commit(List<Work<?>> batch) {
        try {
            transact(batch);
            if (power != null) {
                power.sync();
            }
        } catch (RuntimeException failure) {
            batch.stream().filter(work -> work.failure == null).forEach(work -> work.failure = failure);
        } catch (Error failure) { // such as no memory: nobody is left waiting
            batch.forEach(work -> work.failure = new IllegalStateException("the write failed", failure));
            throw failure;
        }
    }

    private void transact(List<Work<?>> batch) {
        try {
            jdbi.useTransaction(handle -> doIn(handle, batch));
        } catch (RuntimeException failure) {
            if (batch.size() == 1) {
                throw failure;
            }
            batch.forEach(this::transactAlone);
        }
    }

    private void transactAlone(Work<?> work) {
        try {
            jdbi.useTransaction(handle -> doIn(handle, List.of(work)));
        } catch (RuntimeException failure) {
            work.failure = failure;
        }
    }

    private void doIn(Handle handle, List<? extends Work<?>> batch) {
        try {
            batch.forEach(work -> work.doIn(handle));
        } finally {
            if (power != null) {
                power.hasWritten(handle); // known anyway
            }
        }
    }
}
