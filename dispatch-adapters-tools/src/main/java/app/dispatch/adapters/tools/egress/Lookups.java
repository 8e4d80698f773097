package app.dispatch.adapters.tools.egress;

import app.dispatch.application.admission.Places;
import app.dispatch.application.admission.Places.Place;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up for a bounded time, a few at once for each caller, so that nobody's slow names keep others from theirs.
 *
 * <p>A look-up is a native call that cannot be interrupted and holds its thread. On a virtual thread it would hold one of
 * the few carrier threads, and a slow name server would stop every other run; so look-ups have platform threads of their
 * own, which end when they are idle. A look-up that is given up keeps its place until the system has ended it, and its name
 * is refused at once for a while: who asks again would only hold up more threads.
 */
public final class Lookups {
    private static final int MOST_THREADS = 64;
    private static final int MOST_WAITING = 64;
    private static final int OF_A_CALLER = 4;
    private static final int MOST_REMEMBERED = 1_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final Resolver resolver;
    private final Duration patience;
    private final InstantSource clock;
    private final ThreadPoolExecutor threads;
    private final Places<Caller> places = new Places<>(OF_A_CALLER, Integer.MAX_VALUE);
    private final Map<String, Instant> slow = new ConcurrentHashMap<>();

    /**
     * @param resolver finds addresses, in any time; {@link #system} is the one of the operating system
     * @param patience how long a look-up may take
     */
    public Lookups(Resolver resolver, Duration patience, InstantSource clock) {
        this.resolver = resolver;
        this.patience = patience;
        this.clock = clock;
        this.threads = new ThreadPoolExecutor(
                MOST_THREADS,
                MOST_THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("dispatch-lookup-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Asks the operating system. */
    public static Resolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }

    /**
     * The addresses of that name.
     *
     * @throws UnknownHostException when there are none; with a {@link SocketTimeoutException} as its cause when they were
     *     not found in time, and with a {@link RejectedExecutionException} when too many are looked for
     */
    List<InetAddress> lookup(Caller caller, String host) throws UnknownHostException {
        if (isSlow(host)) {
            throw unknown(host, new SocketTimeoutException("there was no answer a moment ago"));
        }
        long deadline = System.nanoTime() + patience.toNanos();
        Place place = place(caller, host);
        Search search = new Search(host, place);
        try {
            threads.execute(search);
        } catch (RejectedExecutionException full) {
            place.close();
            throw unknown(host, full);
        }
        return answer(search, deadline);
    }

    private List<InetAddress> answer(Search search, long deadline) throws UnknownHostException {
        try {
            return search.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            search.giveUp();
            throw unknown(search.host, new SocketTimeoutException("no answer in " + patience.toMillis() + " ms"));
        } catch (InterruptedException stopped) {
            search.giveUp();
            Thread.currentThread().interrupt();
            throw unknown(search.host, stopped);
        } catch (ExecutionException failed) {
            throw unknown(search.host, failed.getCause());
        }
    }

    private Place place(Caller caller, String host) throws UnknownHostException {
        return places.ask(caller)
                .await(patience)
                .orElseThrow(() ->
                        unknown(host, new SocketTimeoutException("other look-ups of the same user are under way")));
    }

    /** How many have no thread yet. */
    int waiting() {
        return threads.getQueue().size();
    }

    private boolean isSlow(String host) {
        Instant until = slow.get(host);
        return until != null && clock.instant().isBefore(until);
    }

    private void remember(String host) {
        Instant now = clock.instant();
        slow.values().removeIf(until -> !now.isBefore(until));
        if (slow.size() < MOST_REMEMBERED) {
            slow.put(host, now.plus(REMEMBERED));
        }
    }

    private static UnknownHostException unknown(String host, @Nullable Throwable cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }

    /** One look-up; it leaves its place when the system has ended it, whoever waits for it or not. */
    private final class Search extends FutureTask<List<InetAddress>> {
        private final String host;
        private final Place place;
        private volatile long begun;
        private volatile boolean givenUp;

        Search(String host, Place place) {
            super(() -> resolver.lookup(host));
            this.host = host;
            this.place = place;
        }

        /** Nobody waits any more. The name is slow only when it is the name that took the time, and not the queue. */
        void giveUp() {
            givenUp = true;
            if (begun != 0 && !isDone() && System.nanoTime() - begun >= patience.toNanos() / 2) {
                remember(host);
            }
        }

        @Override
        public void run() {
            begun = System.nanoTime();
            try {
                if (!givenUp) {
                    super.run();
                }
            } finally {
                place.close();
            }
        }

        @Override
        protected void set(List<InetAddress> addresses) {
            slow.remove(host);
            super.set(addresses);
        }
    }
}
