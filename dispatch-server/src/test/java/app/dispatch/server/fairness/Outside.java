package app.dispatch.server.fairness;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The services that steps call: a quick one, and those that somebody hostile would have. */
final class Outside implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> delivered = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch released = new CountDownLatch(1);

    Outside() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(threads);
        byte[] trees = Payload.bytes(Payload.trees(Payload.LARGE));
        byte[] packed = Payload.bytes(Payload.packed(Payload.LARGE));
        on("/quick", exchange -> answer(exchange, Payload.bytes("{\"ok\":true}")));
        on("/large/0", exchange -> answer(exchange, trees));
        on("/large/1", exchange -> answer(exchange, packed));
        on("/hang", exchange -> {
            await();
            answer(exchange, Payload.bytes("{}"));
        });
        on("/drip", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, trees.length);
            exchange.getResponseBody().write(trees, 0, trees.length - 1);
            exchange.getResponseBody().flush();
            await();
            exchange.close();
        });
        on("/hook", this::delivered);
        on("/v1/models", exchange -> answer(exchange, Payload.bytes("{\"object\":\"list\",\"data\":[]}")));
        on("/v1/chat/completions", Outside::complete);
        server.start();
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Whether the end of this run was told. */
    boolean isDelivered(String run) {
        return delivered.contains(run);
    }

    /** Answers whatever hangs. */
    void release() {
        CountDownLatch before = released;
        released = new CountDownLatch(1);
        before.countDown();
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void delivered(HttpExchange exchange) throws IOException {
        Fields body = (Fields) Json.parse(exchange.getRequestBody().readAllBytes());
        body.fields("run").text("id").ifPresent(delivered::add);
        answer(exchange, Payload.bytes("{}"));
    }

    /** A language model that gives what makes the pattern in the question run for long. */
    private static void complete(HttpExchange exchange) throws IOException {
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String text = question.contains("backtrack") ? "{\\\"x\\\":\\\"" + "a".repeat(45) + "!\\\"}" : "{}";
        answer(exchange, Payload.bytes("""
                {"id":"chatcmpl-1","object":"chat.completion","created":1795680000,"model":"gpt-4o-mini","choices":[{"index":0,
                "message":{"role":"assistant","content":"%s","refusal":null},"finish_reason":"stop"}],
                "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""".formatted(text)));
    }

    private static void answer(HttpExchange exchange, byte[] json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
