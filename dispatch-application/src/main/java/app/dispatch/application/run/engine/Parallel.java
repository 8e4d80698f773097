package app.dispatch.application.run.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs work at the same time on virtual threads, the last of it on the caller's own. */
final class Parallel {
    private Parallel() {}

    /** Runs the same work on that many threads. */
    static void run(Runnable work, int threads) {
        run(Collections.nCopies(threads, work));
    }

    /** Runs all of the work, and throws what one of it threw once all has ended. */
    static void run(List<Runnable> work) {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < work.size(); i++) {
            Runnable part = work.get(i);
            Runnable kept = () -> {
                try {
                    part.run();
                } catch (RuntimeException | Error e) { // work that vanished would look like work that is done
                    thrown.compareAndSet(null, e);
                }
            };
            if (i == work.size() - 1) {
                kept.run();
            } else {
                threads.add(Thread.ofVirtual().name("step").start(kept));
            }
        }
        threads.forEach(Parallel::join);
        switch (thrown.get()) {
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case null, default -> {}
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
