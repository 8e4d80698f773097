package app.dispatch.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** A small shop on this machine that the demonstration calls: it has orders, and takes reports once it is mended. */
final class DemoService implements AutoCloseable {
    private static final String ORDERS = """
            {"orders":[{"id":"o-1","total":42.5},{"id":"o-2","total":7},{"id":"o-3","total":120}]}""";

    private final HttpServer http;
    private final AtomicBoolean mended = new AtomicBoolean();

    private DemoService(HttpServer http) {
        this.http = http;
        http.createContext("/orders", exchange -> answer(exchange, 200, ORDERS));
        http.createContext("/reports", this::report);
    }

    static DemoService start() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        DemoService service = new DemoService(http);
        http.start();
        return service;
    }

    /** Its host and port. */
    String authority() {
        return "127.0.0.1:" + http.getAddress().getPort();
    }

    /** Has it take reports from now on. */
    void mend() {
        mended.set(true);
    }

    private void report(HttpExchange exchange) throws IOException {
        int bytes = exchange.getRequestBody().readAllBytes().length;
        if (mended.get()) {
            answer(exchange, 201, "{\"report\":\"r-1\",\"bytes\":" + bytes + ",\"status\":\"received\"}");
        } else {
            answer(exchange, 500, "{\"error\":\"the report printer is out of paper\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
