package app.dispatch.application.cpu;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Some platform threads that compute, one less than there are processors: what they do, however long it takes, leaves a
 * processor to the virtual threads that answer everybody. Shares take turns. The threads are daemons, begin with the first work
 * and end when there is none for a while.
 */
public final class CpuPool implements Cpu {
    /** The requests of one share that wait. */
    public static final int MOST_WAITING = 50;

    /** All requests that wait. */
    public static final int MOST_WAITING_IN_ALL = 1_000;

    /** How long a request waits for its turn. */
    public static final Duration MOST_WAIT = Duration.ofSeconds(20);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final long IDLE_SECONDS = 10;

    /** Of memory that is taken as it is used: expressions and schemas are walked by recursion. */
    private static final long STACK = 4L * 1024 * 1024;

    private final Duration mostWait;
    private final ThreadPoolExecutor threads;
    private final Map<Share, Deque<Job<?>>> waiting = new LinkedHashMap<>();
    private int requests;

    /** A pool of that many threads. */
    public CpuPool(int threads) {
        this(threads, MOST_WAIT);
    }

    CpuPool(int threads, Duration mostWait) {
        this.mostWait = mostWait;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                turn -> new Worker(this, turn, number.incrementAndGet()));
        this.threads.allowCoreThreadTimeOut(true);
    }

    /** A pool for this machine: one thread less than it has processors, at least one. */
    public static CpuPool ofMachine() {
        return new CpuPool(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    private static final class Worker extends Thread {
        private final CpuPool pool;

        Worker(CpuPool pool, Runnable turns, int number) {
            super(null, turns, "cpu-" + number, STACK);
            this.pool = pool;
            setDaemon(true);
        }
    }

    @Override
    public <T> T run(Share share, Duration most, Function<Allowance, T> work) {
        if (isHere()) {
            return work.apply(Allowance.of(most, clock()));
        }
        Job<T> job = new Job<>(() -> work.apply(Allowance.of(most, clock())));
        admit(share, job);
        try {
            return job.get(mostWait.toNanos());
        } catch (CancellationException late) {
            throw busy("Its turn to be computed did not come within " + mostWait.toSeconds() + " s");
        } finally {
            leave();
        }
    }

    @Override
    public <T> T await(Share share, UnaryOperator<Runnable> onStop, Supplier<T> work) {
        if (isHere()) {
            return work.get();
        }
        Job<T> job = new Job<>(work);
        add(share, job);
        Runnable forget = onStop.apply(job::takeBack);
        try {
            return job.get(Long.MAX_VALUE / 2);
        } finally {
            forget.run();
        }
    }

    private boolean isHere() {
        return Thread.currentThread() instanceof Worker worker && worker.pool == this;
    }

    /** The processor time of this thread, where the machine tells it: what a busy one does not lengthen. */
    private static LongSupplier clock() {
        var times = ManagementFactory.getThreadMXBean();
        return times.isCurrentThreadCpuTimeSupported() ? times::getCurrentThreadCpuTime : System::nanoTime;
    }

    private void admit(Share share, Job<?> job) {
        synchronized (this) {
            if (waiting.containsKey(share) && waiting.get(share).size() >= MOST_WAITING) {
                throw busy("Too much of yours waits to be computed");
            }
            if (requests >= MOST_WAITING_IN_ALL) {
                throw busy("Too much waits to be computed");
            }
            requests++;
            add(share, job);
        }
    }

    private synchronized void leave() {
        requests--;
    }

    private static Refusal busy(String why) {
        return Refusal.retryLater(ErrorCode.UNAVAILABLE, why + "; try again", RETRY_AFTER);
    }

    private void add(Share share, Job<?> job) {
        synchronized (this) {
            waiting.computeIfAbsent(share, first -> new ArrayDeque<>()).add(job);
        }
        threads.execute(this::turn);
    }

    private void turn() {
        Job<?> job = next();
        if (job.begin()) {
            job.run();
        }
    }

    /** The first job of the share that waits longest, which goes to the end. There is one for each turn. */
    private synchronized Job<?> next() {
        Iterator<Map.Entry<Share, Deque<Job<?>>>> first = waiting.entrySet().iterator();
        Map.Entry<Share, Deque<Job<?>>> entry = first.next();
        first.remove();
        Share share = entry.getKey();
        Deque<Job<?>> jobs = entry.getValue();
        Job<?> job = jobs.remove();
        if (!jobs.isEmpty()) {
            waiting.put(share, jobs);
        }
        return job;
    }
}
