import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/** What plans call, what deliveries come to, and where a check says what is to go wrong next. */
final class Outside implements AutoCloseable {
    /** What a webhook of the server was told, and the headers that sign it. */
    record Delivery(String body, Map<String, String> headers) {}

    final HttpServer server;
    final String url;
    final Queue<String> calls = new ConcurrentLinkedQueue<>();
    final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();

    Outside() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        url = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", exchange -> {
            calls.add(exchange.getRequestURI().toString());
            if (exchange.getRequestURI().getPath().startsWith("/slow")) pause(700);
            // What some take for the end of a line.
            answer(exchange, 200, "{\"ok\":true,\"odd\":\"a\u2028b\u0085c\"}");
        });
        server.createContext("/calls", exchange -> {
            String of = exchange.getRequestURI().getQuery();
            answer(exchange, 200, "" + calls.stream().filter(of::equals).count());
        });
        server.createContext("/delivery", exchange -> {
            Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                    .filter(header -> header.getKey().toLowerCase().startsWith("webhook-"))
                    .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst()));
            deliveries.add(new Delivery(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), headers));
            answer(exchange, 200, "{}");
        });
        server.start();
    }

    /** {@code POST /control?FAULT} has the next request met by it; {@code GET /control} has the requests since then, one a line. */
    void control(Faulty faulty) {
        server.createContext("/control", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                faulty.next(exchange.getRequestURI().getQuery());
                answer(exchange, 200, "");
            } else {
                answer(exchange, 200, String.join("\n", faulty.requests));
            }
        });
    }

    Delivery delivery() throws InterruptedException {
        return deliveries.take();
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
