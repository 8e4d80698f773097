package app.dispatch.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service in the outside world that writes down what it is asked. */
final class Upstream implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Upstream() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/items", exchange -> answer(exchange, 200, "{\"items\":[1,2]}"));
        server.createContext("/answers", exchange -> answer(exchange, 201, "{\"ok\":true}"));
        server.createContext("/broken", exchange -> answer(exchange, 400, "{\"error\":\"no such thing\"}"));
        server.createContext("/limit", exchange -> answer(exchange, 429, "{}"));
        for (String site : List.of("/example.com", "/example.org", "/api.example.com")) {
            server.createContext(site, exchange -> answer(exchange, 200, "{\"items\":[1,2]}"));
            server.createContext(site + "/missing", exchange -> answer(exchange, 404, "{}"));
        }
        server.createContext("/slow", this::hang);
        server.createContext("/echo", exchange -> answer(exchange, 200, echo(exchange)));
        server.createContext("/refusal", exchange -> answer(exchange, 403, echo(exchange)));
        server.createContext("/models", exchange -> answer(exchange, 401, echo(exchange)));
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Each request as its method, its path and its body. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Waits until {@code /slow} is asked; it answers once it is released. */
    void awaitSlow() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void release() {
        released.countDown();
    }

    /** The secret that came along, in several forms. */
    private static String echo(HttpExchange exchange) {
        String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);
        return "{\"message\":\"refused " + sent + "\",\"base64\":\""
                + Base64.getEncoder().encodeToString(bytes) + "\",\"hex\":\""
                + HexFormat.of().formatHex(bytes) + "\"}";
    }

    private void hang(HttpExchange exchange) throws IOException {
        asked.countDown();
        try {
            released.await();
        } catch (InterruptedException closed) {
            return;
        }
        answer(exchange, 200, "{\"late\":true}");
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent).strip());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
