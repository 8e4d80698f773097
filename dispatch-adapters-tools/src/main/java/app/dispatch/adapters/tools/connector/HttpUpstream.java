package app.dispatch.adapters.tools.connector;

import app.dispatch.adapters.tools.egress.Caller;
import app.dispatch.adapters.tools.egress.EgressBlocked;
import app.dispatch.adapters.tools.egress.EgressGuard;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.adapters.tools.egress.GuardedDns;
import app.dispatch.adapters.tools.egress.GuardedSockets;
import app.dispatch.adapters.tools.egress.WayOut;
import app.dispatch.application.admission.Places.Place;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
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

    private final EgressGuard guard;
    private final WayOut wayOut;
    private final InstantSource clock;
    private final UpstreamMeter meter;
    private volatile @Nullable OkHttpClient client;

    public HttpUpstream(EgressPolicy policy, InstantSource clock) {
        this(policy, WayOut.of(clock), clock, UpstreamMeter.none());
    }

    /**
     * A way out beside others of the same process.
     *
     * @param wayOut what they share
     * @param meter is told of every request and its answer
     */
    public HttpUpstream(EgressPolicy policy, WayOut wayOut, InstantSource clock, UpstreamMeter meter) {
        this.meter = meter;
        this.guard = new EgressGuard(policy, wayOut.own(), wayOut.lookups());
        this.wayOut = wayOut;
        this.clock = clock;
    }

    /** That of the caller: with its own look-ups, and the rest shared. */
    private OkHttpClient client(Caller caller) {
        OkHttpClient made = client;
        return (made == null ? made() : made)
                .newBuilder()
                .dns(new GuardedDns(guard, caller))
                .build();
    }

    /** Made at the first call: reading the trusted certificates takes longer than a start of the program may. */
    private synchronized OkHttpClient made() {
        OkHttpClient made = client;
        if (made == null) {
            made = client(guard, wayOut.idle());
            client = made;
        }
        return made;
    }

    /**
     * The retries, redirects, proxies and protocols that okhttp would choose by itself are off. HTTP/1.1 only: each call
     * has its connection to itself, so that cutting one never touches another.
     */
    private static OkHttpClient client(EgressGuard guard, ConnectionPool idle) {
        StaleConnections stale = new StaleConnections();
        return new OkHttpClient.Builder()
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
                .connectionPool(idle)
                .build();
    }

    /** Sends the request and reads at most {@link #MOST_BYTES} of the answer, within the attempt's own time. */
    public UpstreamReply send(OpCall call, Request request) {
        return send(call, request, call.timeout(), MOST_BYTES);
    }

    /**
     * Sends the request, once, and reads the answer, whatever its status.
     *
     * @param time the most that it may take, from the wait for a place to the last byte of the answer
     * @param mostBytes the most bytes of the answer's body that are read
     * @throws StepFailure when the destination is not allowed, cannot be reached, or does not answer properly in time
     */
    public UpstreamReply send(OpCall call, Request request, Duration time, int mostBytes) {
        call.log(LogLines.request(request));
        Wire wire = new Wire();
        call.onCancel(wire::cancel);
        Sending sending = new Sending(Caller.of(call.owner()), call.tool(), wire, time, call::log, call::reserve);
        return send(sending, LastLook.of(call, request), mostBytes);
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
        return send(Caller.ofTool(tool), tool, request, time, mostBytes);
    }

    /** The same on behalf of somebody. */
    public UpstreamReply send(Caller caller, String tool, Request request, Duration time, int mostBytes) {
        return send(new Sending(caller, tool, new Wire(), time, line -> {}, bytes -> {}), request, mostBytes);
    }

    /** Whose request it is, how it is cut, how long it may take, who is told of it, and who gives room for the answer. */
    private record Sending(
            Caller caller, String tool, Wire wire, Duration time, Consumer<String> log, LongConsumer room) {}

    private UpstreamReply send(Sending sending, Request request, int mostBytes) {
        long start = System.nanoTime();
        try (Place place = place(sending, request.url())) {
            long placed = System.nanoTime();
            Duration left = sending.time().minusNanos(placed - start);
            UpstreamReply reply = guarded(sending, request, left, mostBytes);
            sending.log().accept(LogLines.reply(reply, Duration.ofNanos(System.nanoTime() - placed)));
            return reply;
        }
    }

    /** What may never be sent takes no place. */
    private Place place(Sending sending, HttpUrl url) {
        refused(url).ifPresent(why -> {
            throw NetworkFailures.blocked(why);
        });
        AtomicReference<String> inTheWay = new AtomicReference<>("");
        return sending.wire()
                .place(wayOut.calls(), sending.caller(), sending.time(), waits -> {
                    inTheWay.set(waits);
                    sending.log().accept(LogLines.waiting(waits));
                })
                .orElseThrow(() -> NetworkFailures.noPlace(url, sending.time(), inTheWay.get()));
    }

    private UpstreamReply guarded(Sending sending, Request request, Duration left, int mostBytes) {
        Wire wire = sending.wire();
        long start = System.nanoTime();
        Integer status = null;
        try {
            UpstreamReply reply = exchange(sending, OneShotBody.in(request), left, mostBytes);
            status = reply.status();
            return reply;
        } catch (LastLook.NotSent stopped) {
            throw stopped.why();
        } catch (IOException broken) {
            throw wire.isCancelled()
                    ? NetworkFailures.cancelled()
                    : NetworkFailures.of(broken, request.url(), sending.time(), wire.isAnswered());
        } finally {
            meter.ended(sending.tool(), status, Duration.ofNanos(System.nanoTime() - start));
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
    private UpstreamReply exchange(Sending sending, Request request, Duration time, int mostBytes) throws IOException {
        OkHttpClient client = client(sending.caller());
        while (true) {
            Call http = client.newCall(request);
            http.timeout().timeout(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
            try {
                return sending.wire().exchange(http, mostBytes, sending.room());
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
        wayOut.idle().evictAll();
    }
}
