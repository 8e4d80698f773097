package app.dispatch.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** What takes traces and metrics by OTLP over HTTP, and reads them as its protocol has them. */
final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final List<ExportTraceServiceRequest> requests = new CopyOnWriteArrayList<>();
    private final List<ExportMetricsServiceRequest> metrics = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext(
                "/otlp/v1/traces", exchange -> take(exchange, requests, ExportTraceServiceRequest::parseFrom));
        server.createContext(
                "/otlp/v1/metrics", exchange -> take(exchange, metrics, ExportMetricsServiceRequest::parseFrom));
        server.start();
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(InputStream body) throws IOException;
    }

    private <T> void take(HttpExchange exchange, List<T> taken, Reading<T> reading) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (var body = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            T request = reading.from(body);
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Key")));
            if (status == 200) {
                taken.add(request);
            }
        }
        exchange.getResponseHeaders()
                .set("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"));
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("X-Key"));
        byte[] answer = status == 200 ? new byte[0] : ("What key is " + key + "?").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/otlp";
    }

    /** Has it answer so from now on. */
    void answering(int other) {
        status = other;
    }

    /** The header {@code X-Key} of each request. */
    List<String> keys() {
        return List.copyOf(keys);
    }

    List<Span> spans() {
        return requests.stream()
                .flatMap(request -> request.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    /** What the resource of the first traces says of the server. */
    Map<String, Object> resource() {
        return attributes(requests.getFirst().getResourceSpans(0).getResource());
    }

    /** The metrics as they were sent last; none when they were not yet. */
    List<Metric> metrics() {
        return metrics.isEmpty()
                ? List.of()
                : metrics.getLast().getResourceMetricsList().stream()
                        .flatMap(resource -> resource.getScopeMetricsList().stream())
                        .flatMap(scope -> scope.getMetricsList().stream())
                        .toList();
    }

    /** How often metrics were sent. */
    int timesOfMetrics() {
        return metrics.size();
    }

    /** What the resource of the last metrics says of the server. */
    Map<String, Object> resourceOfMetrics() {
        return attributes(metrics.getLast().getResourceMetrics(0).getResource());
    }

    private static Map<String, Object> attributes(Resource resource) {
        return attributes(resource.getAttributesList());
    }

    static Map<String, Object> attributes(List<KeyValue> all) {
        return all.stream().collect(Collectors.toMap(KeyValue::getKey, pair -> value(pair.getValue())));
    }

    private static Object value(AnyValue value) {
        return value.hasIntValue() ? (Object) value.getIntValue() : value.getStringValue();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
