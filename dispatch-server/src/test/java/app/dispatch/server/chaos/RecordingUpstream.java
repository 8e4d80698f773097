package app.dispatch.server.chaos;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outside world, which outlives the servers: it writes down each call of a step and each delivery. A step is called at
 * {@code /RUN/STEP?ms=DELAY&fail=TIMES}; the first so many of its calls are answered with 503.
 */
final class RecordingUpstream implements AutoCloseable {
    /** One call of a step. */
    static final class Call {
        final int serial;
        final String run;
        final String step;
        final String method;
        final @Nullable String key;
        final long at = System.currentTimeMillis();
        final long order;
        /** 0 while there is no answer. */
        volatile int status;
        /** When the answer was about to be sent, in the order of all calls. */
        volatile long answered = Long.MAX_VALUE;

        private Call(int serial, long order, String run, String step, HttpExchange exchange) {
            this.serial = serial;
            this.order = order;
            this.run = run;
            this.step = step;
            this.method = exchange.getRequestMethod();
            this.key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        }

        @Override
        public String toString() {
            return "#" + serial + " " + method + " " + run + "/" + step + " key=" + key + " at=" + at + " status="
                    + status;
        }
    }

    /** One delivery of a run's end. */
    record Hook(String run, String id) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger serials = new AtomicInteger();
    private final AtomicInteger order = new AtomicInteger();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<Hook> hooks = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();

    RecordingUpstream() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::called);
        server.createContext("/hook", this::delivered);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How many calls there were. */
    int count() {
        return serials.get();
    }

    List<Hook> hooks() {
        return List.copyOf(hooks);
    }

    private void called(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        Call call = new Call(serials.incrementAndGet(), order.incrementAndGet(), path[1], path[2], exchange);
        calls.add(call);
        exchange.getRequestBody().readAllBytes();
        int times = seen.computeIfAbsent(call.run + "/" + call.step, key -> new AtomicInteger())
                .incrementAndGet();
        int status = times <= number(exchange, "fail") ? 503 : 200;
        pause(number(exchange, "ms"));
        call.status = status;
        call.answered = order.incrementAndGet();
        answer(exchange, status, "{\"serial\":" + call.serial + "}");
    }

    private void delivered(HttpExchange exchange) throws IOException {
        Fields body = (Fields) Json.parse(exchange.getRequestBody().readAllBytes());
        String id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
        hooks.add(new Hook(
                body.fields("run").text("id").or(() -> body.text("runId")).orElseThrow(), id));
        answer(exchange, 200, "{}");
    }

    private static int number(HttpExchange exchange, String name) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        Map<String, String> all = List.of(query.split("&")).stream()
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[pair.length - 1]));
        return Integer.parseInt(all.getOrDefault(name, "0"));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
