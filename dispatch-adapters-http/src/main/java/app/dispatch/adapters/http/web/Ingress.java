package app.dispatch.adapters.http.web;

import app.dispatch.application.admission.Places;
import app.dispatch.application.admission.Places.Place;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/**
 * What lies between this server and whoever calls it.
 *
 * @param callers finds out who calls
 * @param proxies whose word on the client's address is taken
 * @param notice tells of proxies that ought to be among those
 * @param publicUrl under which users reach the server; null for however a request reached it
 * @param hosts that requests may be meant for
 * @param bodies where requests' bodies come in
 * @param threads where what takes long is computed
 * @param turns of large answers: one of a user at a time
 * @param gzip makes answers shorter
 * @param places of the requests that are worked on, by client
 */
public record Ingress(
        Callers callers,
        TrustedProxies proxies,
        ProxyNotice notice,
        @Nullable PublicUrl publicUrl,
        KnownHosts hosts,
        BodyIntake bodies,
        PlatformThreads threads,
        Turns turns,
        Gzip gzip,
        Places<String> places) {
    /**
     * Requests of one client that are worked on; more wait, so that none keeps the others from the store and the processors by
     * their number. Two for each processor are as fast as many.
     */
    static final int REQUESTS_OF_A_CLIENT = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    /** How long a large answer waits for others of the same user. */
    private static final Duration TURN = Duration.ofSeconds(20);

    /** Much longer than those before take. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What proxies say of whom they speak for. */
    private static final List<String> FORWARDED = List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via");

    /** One that has nothing to tell yet. */
    public Ingress(
            Callers callers,
            TrustedProxies proxies,
            @Nullable PublicUrl publicUrl,
            KnownHosts hosts,
            BodyIntake bodies) {
        this(
                callers,
                proxies,
                new ProxyNotice(),
                publicUrl,
                hosts,
                bodies,
                new PlatformThreads(),
                new Turns(TURN),
                new Gzip(Runtime.getRuntime().availableProcessors()),
                new Places<>(REQUESTS_OF_A_CLIENT, Integer.MAX_VALUE));
    }

    /** Who makes a request; never one whose browser was sent by another site's page. */
    Optional<Caller> caller(Context request) {
        return isForeign(request) && !isAuthorized(request) ? Optional.empty() : callers.callerOf(request);
    }

    /**
     * Who is signed in in the browser that makes the request, though another site's page may have sent it: only for answers
     * that need a secret of that user's beside.
     */
    Optional<Caller> returning(Context request) {
        return isAuthorized(request) ? Optional.empty() : callers.callerOf(request);
    }

    /**
     * Whether the request says by {@code Authorization} who makes it. No browser adds that header for another site's page
     * without asking this server, which never agrees; and its cookie does not count then.
     */
    boolean isAuthorized(Context request) {
        return request.header("Authorization") != null;
    }

    /** The client's address. */
    InetAddress client(Context request) {
        List<String> forwarded = Collections.list(request.req().getHeaders("X-Forwarded-For"));
        InetAddress peer = peer(request);
        notice.look(peer, !forwarded.isEmpty(), proxies);
        return proxies.client(peer, forwarded);
    }

    /**
     * Whether the client is on this very machine, as far as one can tell. A proxy on it that nobody said is to be trusted does
     * not look so, unless it says nothing of whom it speaks for.
     */
    boolean isLocal(Context request) {
        return peer(request).isLoopbackAddress() && FORWARDED.stream().allMatch(name -> request.header(name) == null);
    }

    private static InetAddress peer(Context request) {
        InetSocketAddress peer = (InetSocketAddress) ServletContextRequest.getServletContextRequest(request.req())
                .getConnectionMetaData()
                .getRemoteSocketAddress();
        return peer.getAddress();
    }

    /**
     * Refuses a request that is meant for another host.
     *
     * @throws HttpResponseException 421
     */
    public void checkHost(Context request) {
        String host = request.host();
        if (host != null && !hosts.contains(host)) {
            throw new HttpResponseException(421);
        }
    }

    /** What stands for the client where things are counted: its IPv4 address, or the /64 network of its IPv6 one. */
    String network(Context request) {
        return Address.network(client(request));
    }

    /**
     * The place of a request among those of its client, once it is there.
     *
     * @throws Refusal {@code unavailable} when it does not come
     */
    Place place(Context request) {
        return places.ask(network(request))
                .await(PATIENCE)
                .orElseThrow(() -> Refusal.retryLater(
                        ErrorCode.UNAVAILABLE, "Your requests before this one take long; try again later", PATIENCE));
    }

    /** The body of a request, of so many bytes at most. */
    Body body(Context request, int mostBytes) {
        return bodies.body(request, network(request), mostBytes);
    }

    /** The URL under which this server is reached, without a slash at its end. */
    String url(Context request) {
        return publicUrl == null ? reachedAt(request) : publicUrl.origin();
    }

    /** Whether the request was made by a page of another site: its {@code Origin} is neither ours nor absent. */
    boolean isForeign(Context request) {
        String origin = request.header("Origin");
        if (origin == null) {
            return "cross-site".equals(request.header("Sec-Fetch-Site"));
        }
        return PublicUrl.origin(origin)
                .map(theirs -> !theirs.equals(url(request)))
                .orElse(true);
    }

    private static String reachedAt(Context request) {
        String base = request.scheme() + "://" + request.host();
        return PublicUrl.origin(base).orElse(base);
    }
}
