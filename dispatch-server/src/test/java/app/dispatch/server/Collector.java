package app.dispatch.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** What takes traces by OTLP over HTTP, and reads them as its protocol has them. */
final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final List<ExportTraceServiceRequest> requests = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/otlp/v1/traces", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (var body = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(body);
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Key")));
            if (status == 200) {
                requests.add(request);
            }
        }
        exchange.getResponseHeaders()
                .set("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"));
        exchange.sendResponseHeaders(status, -1);
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

    /** What the resource of the first says of the server. */
    Map<String, Object> resource() {
        return attributes(requests.getFirst().getResourceSpans(0).getResource());
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
