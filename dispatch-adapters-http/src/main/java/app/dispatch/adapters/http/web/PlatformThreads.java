package app.dispatch.adapters.http.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where a request does what takes a processor for long: to read a large body, to make a large answer. Of virtual threads as many run
 * at once as there are processors, and one that computes is not interrupted for the others; the operating system shares the
 * processors between these and all of those. The threads are daemons, and end when there is nothing for them for a while. Safe for
 * use by several threads.
 */
final class PlatformThreads {
    private static final int MOST = 8;
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    PlatformThreads() {
        threads = new ThreadPoolExecutor(
                MOST,
                MOST,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("large-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** What the work yields, or throws, once it is done. */
    <T> T run(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (CompletionException thrown) {
            switch (thrown.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw thrown;
            }
        }
    }
}
