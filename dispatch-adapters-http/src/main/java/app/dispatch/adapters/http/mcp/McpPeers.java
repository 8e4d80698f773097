package app.dispatch.adapters.http.mcp;

import app.dispatch.domain.Sha256;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.value.Value;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerSession.McpStreamableServerSessionInit;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The requests that are worked on, and of each session that has one what the SDK makes of it. A session takes nothing while its
 * client asks nothing. Safe for use by several threads.
 */
final class McpPeers implements McpStreamableServerTransportProvider {
    /** A session of a user: what another calls by the same id is another session. */
    private record Peer(UserId user, McpSession session) {
        /** What it is called among the servers: nothing that the client wrote, and no user's id. */
        String name() {
            return Sha256.hex(user.value() + "\n" + session.id());
        }
    }

    /** Why a request is not worked on any more. */
    enum Stop {
        /** Its client does not want it any more. */
        CANCELLED,
        /** The server is shutting down. */
        CLOSING
    }

    private record Busy(McpStreamableServerSession session, Map<Value, CompletableFuture<Stop>> requests) {}

    private final Map<Peer, Busy> busy = new HashMap<>();
    private McpStreamableServerSession.@Nullable Factory sessions;
    private boolean closing;

    @Override
    public List<String> protocolVersions() {
        return McpSession.VERSIONS;
    }

    @Override
    public synchronized void setSessionFactory(McpStreamableServerSession.Factory factory) {
        sessions = factory;
    }

    /** A session as the SDK begins it. */
    McpStreamableServerSessionInit begin(McpSession session) {
        McpStreamableServerSession.Factory factory = sessions;
        if (factory == null) {
            throw new IllegalStateException("no server was made for this transport");
        }
        return factory.startSession(session.initialization());
    }

    /**
     * Works on a request of the session.
     *
     * @param work gets the SDK's session, and what completes when the request is to be given up
     * @return false when one with this id is worked on already
     */
    boolean during(
            UserId user,
            McpSession session,
            Value request,
            BiConsumer<McpStreamableServerSession, CompletableFuture<Stop>> work) {
        Peer peer = new Peer(user, session);
        CompletableFuture<Stop> stop = new CompletableFuture<>();
        McpStreamableServerSession open = enter(peer, request, stop);
        if (open == null) {
            return false;
        }
        try {
            work.accept(open, stop);
        } finally {
            leave(peer, request);
        }
        return true;
    }

    private synchronized @Nullable McpStreamableServerSession enter(
            Peer peer, Value request, CompletableFuture<Stop> stop) {
        Busy there =
                busy.computeIfAbsent(peer, key -> new Busy(begin(key.session()).session(), new HashMap<>()));
        if (there.requests().putIfAbsent(request, stop) != null) {
            return null;
        }
        if (closing) {
            stop.complete(Stop.CLOSING);
        }
        return there.session();
    }

    private synchronized void leave(Peer peer, Value request) {
        busy.computeIfPresent(peer, (key, there) -> {
            there.requests().remove(request);
            return there.requests().isEmpty() ? null : there;
        });
    }

    /** What a session is called among the servers. */
    static String name(UserId user, McpSession session) {
        return new Peer(user, session).name();
    }

    /** Hands on an answer of the client; false when nothing of its id is asked here. */
    boolean answer(UserId user, McpSession session, McpMessage.Response response) {
        return accepted(open(new Peer(user, session)), () -> McpJson.as(response.whole(), JSONRPCResponse.class));
    }

    /** The same for the session of that name. */
    boolean answer(String name, JSONRPCResponse response) {
        return accepted(named(name).flatMap(this::open), () -> response);
    }

    private synchronized Optional<McpStreamableServerSession> open(Peer peer) {
        return Optional.ofNullable(busy.get(peer)).map(Busy::session);
    }

    private synchronized Optional<Peer> named(String name) {
        return busy.keySet().stream().filter(peer -> peer.name().equals(name)).findFirst();
    }

    private static boolean accepted(Optional<McpStreamableServerSession> open, Supplier<JSONRPCResponse> response) {
        try {
            open.ifPresent(session -> session.accept(response.get()).block());
            return open.isPresent();
        } catch (RuntimeException unknown) {
            return false;
        }
    }

    /** Gives up requests of the session. */
    void cancel(UserId user, McpSession session, Predicate<Value> which) {
        requests(new Peer(user, session), which).forEach(stop -> stop.complete(Stop.CANCELLED));
    }

    /** The same for the session of that name. */
    void cancel(String name, Predicate<Value> which) {
        named(name).ifPresent(peer -> cancel(peer.user(), peer.session(), which));
    }

    private synchronized List<CompletableFuture<Stop>> requests(Peer peer, Predicate<Value> which) {
        return Optional.ofNullable(busy.get(peer)).map(Busy::requests).orElse(Map.of()).entrySet().stream()
                .filter(request -> which.test(request.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** How many sessions have a request that is worked on. */
    synchronized int count() {
        return busy.size();
    }

    private synchronized List<CompletableFuture<Stop>> closing() {
        closing = true;
        return busy.values().stream()
                .flatMap(there -> there.requests().values().stream())
                .toList();
    }

    /** Has all that wait answer at once. */
    @Override
    public void close() {
        closing().forEach(stop -> stop.complete(Stop.CLOSING));
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(this::close);
    }

    /** Nobody is told anything unasked. */
    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return Mono.empty();
    }
}
