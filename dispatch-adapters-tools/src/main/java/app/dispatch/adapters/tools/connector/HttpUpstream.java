package app.dispatch.adapters.tools.connector;

import app.dispatch.adapters.tools.egress.EgressBlocked;
import app.dispatch.adapters.tools.egress.EgressGuard;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.adapters.tools.egress.GuardedDns;
import app.dispatch.adapters.tools.egress.GuardedSockets;
import app.dispatch.adapters.tools.egress.Resolver;
import app.dispatch.adapters.tools.egress.SystemResolver;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.UpstreamMeter;
import app.dispatch.domain.error.StepFailure;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The way out for every connector: one HTTP client behind the {@link EgressGuard}, that puts exactly one request on the
 * wire each time it is asked to, ends in the time it is given, and reads no more of an answer than it may.
 *
 * <p>Safe for use by any number of threads; a call blocks its thread, which is meant to be a virtual one.
 */
public final class HttpUpstream implements AutoCloseable {
    /** The most bytes of an answer that are read, after decompression, unless a call says otherwise. */
    public static final int MOST_BYTES = 1024 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int IDLE_CONNECTIONS = 256;

    private static final Duration KEPT_ALIVE = Duration.ofSeconds(30);

    private final EgressGuard guard;
    private final InstantSource clock;
    private final UpstreamMeter meter;
    private volatile @Nullable OkHttpClient client;

    public HttpUpstream(EgressPolicy policy, InstantSource clock) {
        this(policy, new SystemResolver(CONNECT), clock);
    }

    public HttpUpstream(EgressPolicy policy, Resolver resolver, InstantSource clock) {
        this(policy, resolver, clock, UpstreamMeter.none());
    }

    /** @param meter is told of every request and its answer */
    public HttpUpstream(EgressPolicy policy, InstantSource clock, UpstreamMeter meter) {
        this(policy, new SystemResolver(CONNECT), clock, meter);
    }

    private HttpUpstream(EgressPolicy policy, Resolver resolver, InstantSource clock, UpstreamMeter meter) {
        this.meter = meter;
        this.guard = new EgressGuard(policy, resolver);
        this.clock = clock;
    }

    /** Made at the first call: reading the trusted certificates takes longer than a start of the program may. */
    private OkHttpClient client() {
        OkHttpClient made = client;
        return made == null ? made() : made;
    }

    private synchronized OkHttpClient made() {
        OkHttpClient made = client;
        if (made == null) {
            made = client(guard);
            client = made;
        }
        return made;
    }

    /**
     * The retries, redirects, proxies and protocols that okhttp would choose by itself are off. HTTP/1.1 only: each call
     * has its connection to itself, so that cutting one never touches another.
     */
    private static OkHttpClient client(EgressGuard guard) {
        StaleConnections stale = new StaleConnections();
        return new OkHttpClient.Builder()
                .dns(new GuardedDns(guard))
                .socketFactory(new GuardedSockets(guard))
                .proxy(Proxy.NO_PROXY)
                .protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(stale)
                .addNetworkInterceptor(new LastLook())
                .addNetworkInterceptor(new HiddenRetryAfter())
                .eventListener(stale)
                .connectTimeout(CONNECT)
                // The time of the whole call is what limits: a slow answer is no reason to give up before.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, KEPT_ALIVE.toMillis(), TimeUnit.MILLISECONDS))
                .build();
    }

    /** Sends the request and reads at most {@link #MOST_BYTES} of the answer, within the attempt's own time. */
    public UpstreamReply send(OpCall call, Request request) {
        return send(call, request, call.timeout(), MOST_BYTES);
    }

    /**
     * Sends the request, once, and reads the answer, whatever its status.
     *
     * @param time the most that it may take, from the look-up of the name to the last byte of the answer
     * @param mostBytes the most bytes of the answer's body that are read
     * @throws StepFailure when the destination is not allowed, cannot be reached, or does not answer properly in time
     */
    public UpstreamReply send(OpCall call, Request request, Duration time, int mostBytes) {
        call.log(LogLines.request(request));
        long start = System.nanoTime();
        Wire wire = new Wire();
        call.onCancel(wire::cancel);
        UpstreamReply reply = guarded(call.tool(), wire, LastLook.of(call, request), time, mostBytes);
        call.log(LogLines.reply(reply, Duration.ofNanos(System.nanoTime() - start)));
        return reply;
    }

    /**
     * The same outside of a run, such as to try a connection: it reads at most {@link #MOST_BYTES} of the answer.
     *
     * @param tool the one that it counts for, as {@link UpstreamMeter} has it
     */
    public UpstreamReply send(String tool, Request request, Duration time) {
        return send(tool, request, time, MOST_BYTES);
    }

    /** The same with another limit. */
    public UpstreamReply send(String tool, Request request, Duration time, int mostBytes) {
        return guarded(tool, new Wire(), request, time, mostBytes);
    }

    private UpstreamReply guarded(String tool, Wire wire, Request request, Duration time, int mostBytes) {
        long start = System.nanoTime();
        Integer status = null;
        try {
            guard.check(request.url());
            UpstreamReply reply = exchange(wire, OneShotBody.in(request), time, mostBytes);
            status = reply.status();
            return reply;
        } catch (EgressBlocked blocked) {
            throw NetworkFailures.blocked(blocked);
        } catch (LastLook.NotSent stopped) {
            throw stopped.why();
        } catch (IOException broken) {
            throw wire.isCancelled()
                    ? NetworkFailures.cancelled()
                    : NetworkFailures.of(broken, request.url(), time, wire.isAnswered());
        } finally {
            meter.ended(tool, status, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** Why nothing may be sent to this address, as far as that shows before its name is looked up. */
    public Optional<String> refused(HttpUrl url) {
        try {
            guard.check(url);
            return Optional.empty();
        } catch (EgressBlocked blocked) {
            return Optional.of(String.valueOf(blocked.getMessage()));
        }
    }

    /** The time. */
    public Instant now() {
        return clock.instant();
    }

    /** How long the answer asks to wait; zero when it does not say. */
    public Duration retryAfter(UpstreamReply reply) {
        return reply.retryAfter(clock.instant()).orElse(Duration.ZERO);
    }

    /** Makes the call; again, when it met a kept connection that was closed and so sent nothing. */
    private UpstreamReply exchange(Wire wire, Request request, Duration time, int mostBytes) throws IOException {
        while (true) {
            Call http = client().newCall(request);
            http.timeout().timeout(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
            try {
                return wire.exchange(http, mostBytes);
            } catch (StaleConnections.Stale nothingSent) {
                // That connection is gone from the pool; the last one to try is always a new one.
            }
        }
    }

    /** What an answer with an error status means for the step. */
    public StepFailure failure(UpstreamReply reply) {
        return StatusFailures.of(reply, clock.instant());
    }

    /** Closes the connections that are kept for further calls. */
    @Override
    public void close() {
        OkHttpClient made = client;
        if (made != null) {
            made.connectionPool().evictAll();
        }
    }
}
