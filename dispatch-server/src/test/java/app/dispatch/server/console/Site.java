package app.dispatch.server.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service that plans call: it has items, takes what is posted, holds {@code /held} until it is told to answer, and mends. */
final class Site implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpServer server;
    private volatile boolean mended;

    Site() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/items", exchange -> answer(exchange, 200, "{\"items\":[{\"n\":1},{\"n\":2},{\"n\":3}]}"));
        server.createContext("/in", exchange -> answer(exchange, 201, "{\"ok\":true}"));
        server.createContext("/broken", exchange -> answer(exchange, mended ? 200 : 404, "{\"no\":\"such page\"}"));
        server.createContext("/held", exchange -> {
            requests.add("held");
            await();
            answer(exchange, 200, "{\"items\":[]}");
        });
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What it was asked, as method and path. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Has {@code /held} answer, now and from now on. */
    void release() {
        released.countDown();
    }

    /** Has {@code /broken} answer as it should. */
    void mend() {
        mended = true;
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.close();
    }
}
