package app.dispatch.adapters.persistence;

import app.dispatch.adapters.persistence.h2.PowerSync;
import app.dispatch.adapters.persistence.sql.SqlFailures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
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
    private final boolean oneStatement;
    private final Deque<Work<?, ?>> waiting = new ArrayDeque<>();
    private boolean busy;

    /**
     * @param power makes what was committed outlast a loss of power; null where it need not
     * @param oneStatement whether each work is a single statement, so that one that is alone needs no transaction around it
     */
    SharedCommit(Jdbi jdbi, @Nullable PowerSync power, boolean oneStatement) {
        this.jdbi = jdbi;
        this.power = power;
        this.oneStatement = oneStatement;
    }

    /** A thread's work, and what becomes of it. */
    private static final class Work<W, T> {
        final W work;

        /** Does works of this kind, and yields their results in the same order. */
        final BiFunction<Handle, List<W>, List<T>> doing;

        /** Whether the work was done by another thread; false when its own thread is to do it, with that of others. */
        final CompletableFuture<Boolean> done = new CompletableFuture<>();

        @Nullable
        T result;

        @Nullable
        RuntimeException failure;

        Work(W work, BiFunction<Handle, List<W>, List<T>> doing) {
            this.work = work;
            this.doing = doing;
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
     * @param doing does works of this kind, in their order; the same object each time for those that it may do together
     * @throws RuntimeException what it throws then
     */
    <W, T> T run(W work, BiFunction<Handle, List<W>, List<T>> doing) {
        Work<W, T> mine = new Work<>(work, doing);
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
    private void lead(Work<?, ?> mine) {
        Thread.yield();
        List<Work<?, ?>> batch = new ArrayList<>();
        synchronized (this) {
            while (!waiting.isEmpty() && batch.size() < MOST) {
                batch.add(waiting.removeFirst());
            }
        }
        try {
            commit(batch);
        } finally {
            Work<?, ?> next;
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

    private void commit(List<Work<?, ?>> batch) {
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

    private void transact(List<Work<?, ?>> batch) {
        try {
            commitTogether(batch);
        } catch (RuntimeException failure) {
            if (batch.size() == 1 || SqlFailures.isAway(failure)) { // each would wait for the same in vain
                throw failure;
            }
            batch.forEach(this::transactAlone);
        }
    }

    private void transactAlone(Work<?, ?> work) {
        try {
            commitTogether(List.of(work));
        } catch (RuntimeException failure) {
            work.failure = failure;
        }
    }

    @SuppressWarnings("unchecked") // they have their way of being done in common, and with it their types
    private static <W, T> void doTogether(Handle handle, List<Work<?, ?>> alike) {
        List<Work<W, T>> works = alike.stream().map(work -> (Work<W, T>) work).toList();
        List<T> results = works.getFirst()
                .doing
                .apply(handle, works.stream().map(work -> work.work).toList());
        for (int i = 0; i < works.size(); i++) {
            works.get(i).result = results.get(i);
        }
    }

    private void commitTogether(List<Work<?, ?>> batch) {
        if (oneStatement && batch.size() == 1) {
            jdbi.useHandle(handle -> doIn(handle, batch));
        } else {
            jdbi.useTransaction(handle -> doIn(handle, batch));
        }
    }

    private void doIn(Handle handle, List<Work<?, ?>> batch) {
        try {
            Map<Object, List<Work<?, ?>>> kinds = new LinkedHashMap<>();
            batch.forEach(work ->
                    kinds.computeIfAbsent(work.doing, kind -> new ArrayList<>()).add(work));
            kinds.values().forEach(alike -> doTogether(handle, alike));
        } finally {
            if (power != null) {
                power.hasWritten(handle); // known anyway
            }
        }
    }
}
