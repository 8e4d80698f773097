package app.dispatch.adapters.persistence.sql;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Does a caller's work with H2 on another thread, which nobody knows and so nobody interrupts; an interrupt of the caller is kept
 * for it. H2 2.4.240 pauses between its attempts to lock a table's root ({@code MVMap.tryLock}), and leaves a commit half done where
 * that pause is interrupted.
 */
public final class OwnThread {
    private static final Executor EACH_A_NEW_ONE = task -> Thread.ofVirtual()
            .name("database-work")
            .inheritInheritableThreadLocals(false)
            .start(task);

    private OwnThread() {}

    /** Returns what the work returns, and throws what it throws, when it has ended. */
    public static <T> T call(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, EACH_A_NEW_ONE).join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw failed;
            }
        }
    }
}
