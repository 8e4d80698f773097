package app.dispatch.application.run.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Work that is done at the same time, on virtual threads and the caller's own. */
final class Parallel {
    private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());

    private Parallel() {}

    /**
     * Runs the same work on at most that many threads, and throws what one of them threw once all have ended. Each starts the next
     * when it runs what the work is given, so that there are no more than have something to do.
     */
    static void run(int most, Consumer<Runnable> work) {
        Parallel all = new Parallel();
        all.run(all.lane(new AtomicInteger(most), work));
        all.end();
    }

    private Runnable lane(AtomicInteger left, Consumer<Runnable> work) {
        AtomicBoolean asked = new AtomicBoolean();
        Runnable next = () -> {
            if (asked.compareAndSet(false, true) && left.decrementAndGet() > 0) {
                start(lane(left, work));
            }
        };
        return () -> work.accept(next);
    }

    private void start(Runnable work) {
        threads.add(Thread.ofVirtual().name("step").start(() -> run(work)));
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) { // work that vanished would look like work that is done
            thrown.compareAndSet(null, e);
        }
    }

    private void end() {
        boolean interrupted = false;
        for (int i = 0; i < threads.size(); i++) { // one that ends may have started further ones before
            while (threads.get(i).isAlive()) {
                try {
                    threads.get(i).join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (thrown.get()) {
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case null, default -> {}
        }
    }
}
