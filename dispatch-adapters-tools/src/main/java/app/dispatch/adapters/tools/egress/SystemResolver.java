package app.dispatch.adapters.tools.egress;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the operating system, for a bounded time.
 *
 * <p>A look-up is a native call that cannot be interrupted and holds its thread. On a virtual thread it would hold one of
 * the few carrier threads, and a slow name server would stop every other run; so look-ups have platform threads of their
 * own, which end when they are idle.
 */
public final class SystemResolver implements Resolver {
    private static final int MOST_THREADS = 64;

    private final Resolver system;
    private final Duration patience;
    private final ExecutorService threads;

    /** @param patience how long a look-up may take */
    public SystemResolver(Duration patience) {
        this(patience, host -> List.of(InetAddress.getAllByName(host)));
    }

    SystemResolver(Duration patience, Resolver system) {
        this.system = system;
        this.patience = patience;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST_THREADS,
                MOST_THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("dispatch-lookup-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        Future<List<InetAddress>> answer = threads.submit(() -> system.lookup(host));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(false);
            throw unknown(host, new SocketTimeoutException("no answer in " + patience.toMillis() + " ms"));
        } catch (InterruptedException stopped) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw unknown(host, stopped);
        } catch (ExecutionException failed) {
            throw unknown(host, failed.getCause());
        }
    }

    private static UnknownHostException unknown(String host, @Nullable Throwable cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }
}
