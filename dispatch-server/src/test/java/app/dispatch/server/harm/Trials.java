package app.dispatch.server.harm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** Tries many cases, several at a time, each in a world of its own: what waits for another attempt costs no processor. */
final class Trials {
    private static final int AT_A_TIME = 6;

    private Trials() {}

    /** The verdicts, in the order of the cases. */
    static List<Verdict> of(List<HarmCase> cases) throws InterruptedException, ExecutionException {
        BlockingQueue<HarmRun> free = new LinkedBlockingQueue<>();
        List<HarmRun> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Math.min(AT_A_TIME, cases.size()); i++) {
                HarmRun run = new HarmRun();
                all.add(run);
                free.add(run);
            }
            List<Future<Verdict>> begun = new ArrayList<>();
            for (HarmCase tried : cases) {
                begun.add(threads.submit(() -> tried(tried, free)));
            }
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> one : begun) {
                verdicts.add(one.get());
            }
            return verdicts;
        } finally {
            all.forEach(HarmRun::close);
        }
    }

    private static Verdict tried(HarmCase tried, BlockingQueue<HarmRun> free) throws InterruptedException {
        HarmRun run = free.take();
        try {
            return run.of(tried);
        } catch (RuntimeException broken) {
            throw new IllegalStateException(tried.id() + ": " + tried.brief(), broken);
        } finally {
            free.add(run);
        }
    }
}
