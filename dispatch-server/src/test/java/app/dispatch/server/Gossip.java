package app.dispatch.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service in the outside world that repeats the secrets it is told: in the body, a header and a redirect's location, each
 * time in another encoding, and with an error unless it is asked at {@code /open}. At {@code /listener} it only listens.
 */
final class Gossip implements AutoCloseable {
    private static final List<UnaryOperator<String>> ENCODINGS = List.of(
            text -> text,
            text -> Base64.getEncoder().encodeToString(bytes(text)),
            text -> Base64.getEncoder().encodeToString(bytes(" " + text)),
            text -> Base64.getEncoder().encodeToString(bytes("  " + text)),
            text -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text)),
            text -> HexFormat.of().formatHex(bytes(text)),
            text -> HexFormat.of().formatHex(bytes(text)).toUpperCase(Locale.ROOT),
            text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
            text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"),
            Gossip::json,
            text -> json(text).replace("/", "\\/"));

    /** In how many ways it repeats a secret, one after another. */
    static final int WAYS = ENCODINGS.size();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger turn = new AtomicInteger();
    private final List<String> overheard = new CopyOnWriteArrayList<>();
    private final String accessToken;

    /** @param accessToken what it gives to who asks for a token */
    Gossip(String accessToken) {
        this.accessToken = accessToken;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What the listener was told: each request's address and body, and the headers of deliveries. */
    List<String> overheard() {
        return List.copyOf(overheard);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        String said = ENCODINGS.get(turn.getAndIncrement() % WAYS).apply(secrets(exchange, body));
        if (path.startsWith("/listener") || path.startsWith("/hook")) {
            boolean delivery = path.startsWith("/hook");
            overheard.add(exchange.getRequestURI() + " "
                    + (delivery ? exchange.getRequestHeaders().entrySet() : "") + " " + body);
            send(exchange, 200, "{}");
        } else if (path.endsWith("/token")) {
            send(exchange, 200, "{\"access_token\":\"" + accessToken + "\"}");
        } else if (path.endsWith("/moved")) {
            exchange.getResponseHeaders()
                    .set("Location", "/open?q=" + URLEncoder.encode(said, StandardCharsets.UTF_8) + "#" + turn);
            send(exchange, 302, said);
        } else {
            exchange.getResponseHeaders().set("X-Heard", said);
            int status = path.endsWith("/open") ? 200 : path.endsWith("/busy") ? 503 : 401;
            // Half of the time what is said is put into the JSON as it is, so that its own escapes count.
            send(exchange, status, "{\"message\":\"refused " + (said.contains("\\\"") ? said : json(said)) + "\"}");
        }
    }

    /** All that could be one: the values of headers, the address, the body. */
    private static String secrets(HttpExchange exchange, String body) {
        Stream<String> headers = exchange.getRequestHeaders().entrySet().stream()
                .filter(header -> !List.of("Host", "User-agent", "Connection", "Accept-encoding", "Content-length")
                        .contains(header.getKey()))
                .flatMap(header -> header.getValue().stream());
        return Stream.concat(headers, Stream.of(exchange.getRequestURI().toString(), body))
                .collect(Collectors.joining(" "));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes(body).length);
        exchange.getResponseBody().write(bytes(body));
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
