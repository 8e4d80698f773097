package app.dispatch.server;

import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the program sends of its runs and of itself, as a collector reads it. */
@Timeout(120)
class TelemetryTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    @TempDir
    private Path temporary;

    private Program server(Collector collector, String interval) throws IOException {
        return Program.start(
                temporary.resolve("data"),
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", collector.url() + "/",
                        "OTEL_EXPORTER_OTLP_HEADERS", "X-Key=a%20key%3D1",
                        "OTEL_SERVICE_NAME", "dispatch-test",
                        "OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=trial,service.instance.id=one",
                        "OTEL_METRIC_EXPORT_INTERVAL", interval),
                "serve",
                "--port",
                "0");
    }

    private static String step(String id, String url) {
        return """
                {"id":"%s","tool":"http","op":"get","params":{"url":"%s"},"retry":{"maxAttempts":2,"maxDelayMs":1}}""".formatted(id, url);
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static Optional<Span> root(Collector collector) {
        return collector.spans().stream()
                .filter(span -> span.getName().equals("run"))
                .findFirst();
    }

    @Test
    void a_run_is_a_part_of_the_callers_trace_and_the_service_that_it_calls_is_told_of_it() throws Exception {
        try (Collector collector = new Collector();
                Headers service = new Headers();
                Program server = server(collector, "200")) {
            Client client = new Client(server.url());
            client.signUp();
            client.save("{\"id\":\"wf_test\",\"name\":\"A secret name\",\"steps\":[" + step("one", service.url("/ok"))
                    + "," + step("two", service.url("/busy")) + "]}");
            client.send("POST", "/api/workflows/wf_test/run", "", "traceparent", "00-" + TRACE + "-" + PARENT + "-01");
            eventually(() -> root(collector).isPresent());

            Span run = root(collector).orElseThrow();
            assertThat(hex(run.getTraceId())).isEqualTo(TRACE);
            assertThat(hex(run.getParentSpanId())).isEqualTo(PARENT);
            assertThat(run.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
            assertThat(Collector.attributes(run.getAttributesList()))
                    .containsEntry("dispatch.workflow.id", "wf_test")
                    .containsEntry("dispatch.run.trigger", "manual")
                    .containsEntry("error.type", "tool_error");
            List<Span> steps = collector.spans().stream()
                    .filter(span -> span.getName().equals("http.get"))
                    .toList();
            assertThat(steps).hasSize(2).allMatch(span -> span.getParentSpanId().equals(run.getSpanId()));
            assertThat(service.traceparents())
                    .containsOnly(
                            "00-" + TRACE + "-" + hex(steps.get(0).getSpanId()) + "-01",
                            "00-" + TRACE + "-" + hex(steps.get(1).getSpanId()) + "-01");
            Span busy = steps.stream()
                    .filter(span -> span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR)
                    .findFirst()
                    .orElseThrow();
            assertThat(busy.getEventsList()).singleElement().satisfies(event -> {
                assertThat(event.getName()).isEqualTo("retry");
                assertThat(Collector.attributes(event.getAttributesList()))
                        .containsEntry("dispatch.attempt", 1L)
                        .containsEntry("error.type", "tool_error");
            });
            assertThat(collector.resource())
                    .containsEntry("service.name", "dispatch-test")
                    .containsEntry("service.instance.id", "one")
                    .containsKey("service.version");
            assertThat(collector.keys()).containsOnly("a key=1");
            assertThat(collector.spans().toString()).doesNotContain("secret", "127.0.0.1", "ada@example.com");
            metricsAreThoseOfTheScrape(collector, client);

            collector.answering(503);
            int asked = collector.keys().size();
            assertThat(client.run().statusCode())
                    .as("a collector that is away holds nobody up")
                    .isEqualTo(200);
            eventually(() -> collector.keys().size() > asked);
            assertThat(client.run().statusCode()).isEqualTo(200);

            collector.answering(401);
            Path log = Program.errors(temporary.resolve("data"));
            eventually(() -> Files.readString(log).contains("OpenTelemetry: Failed to export"));
            assertThat(Files.readString(log)).contains("401").doesNotContain("a key=1");
        }
    }

    /** Prometheus has one name for each metric, whether it asks or is told: its translation of OTLP is what {@link #prometheus} does. */
    private static void metricsAreThoseOfTheScrape(Collector collector, Client client) throws Exception {
        Set<String> scraped = scraped(client);
        int sent = collector.timesOfMetrics();
        eventually(() -> collector.timesOfMetrics() > sent + 1); // the last began after that
        assertThat(names(collector)).isEqualTo(scraped);

        Sum runs = metric(collector, "dispatch_runs").getSum();
        assertThat(runs.getIsMonotonic()).isTrue();
        assertThat(runs.getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        assertThat(points(runs))
                .containsOnly(Map.entry(Map.of("trigger", "manual", "mode", "live", "status", "failed"), 1.0));
        assertThat(runs.getDataPoints(0).getStartTimeUnixNano())
                .isPositive()
                .isLessThanOrEqualTo(runs.getDataPoints(0).getTimeUnixNano());

        Metric duration = metric(collector, "dispatch_run_duration");
        assertThat(duration.getUnit()).isEqualTo("s");
        assertThat(duration.getDescription()).isEqualTo("From a run's start to its end");
        assertThat(duration.getHistogram().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        HistogramDataPoint point = duration.getHistogram().getDataPoints(0);
        assertThat(point.getExplicitBoundsList())
                .containsExactly(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0);
        assertThat(point.getBucketCountsList()).hasSize(15);
        assertThat(point.getBucketCountsList().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(point.getCount())
                .isEqualTo(1);
        assertThat(point.getSum()).isPositive();
        assertThat(point.getStartTimeUnixNano()).isPositive().isLessThanOrEqualTo(point.getTimeUnixNano());

        assertThat(metric(collector, "http.server.request.duration")
                        .getHistogram()
                        .getDataPointsList())
                .extracting(each -> Collector.attributes(each.getAttributesList()))
                .contains(Map.of(
                        "http.request.method",
                        "POST",
                        "http.route",
                        "/api/workflows/{id}/run",
                        "http.response.status_code",
                        200L));
        assertThat(metric(collector, "jvm_memory_used").getUnit()).isEqualTo("By");
        assertThat(metric(collector, "jvm_memory_used").getGauge().getDataPointsList())
                .hasSize(2);
        assertThat(metric(collector, "jvm_gc_collection").getSummary().getDataPointsList())
                .isNotEmpty();
        assertThat(metric(collector, "dispatch_build_info").getSum().getIsMonotonic())
                .isFalse();
        assertThat(collector.resourceOfMetrics())
                .isEqualTo(collector.resource())
                .containsEntry("deployment.environment.name", "trial");
        assertThat(collector.metrics().toString()).doesNotContain("secret", "127.0.0.1", "ada@example.com", "wf_test");
    }

    private static Metric metric(Collector collector, String name) {
        return collector.metrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<Map<String, Object>, Double> points(Sum sum) {
        return sum.getDataPointsList().stream()
                .collect(Collectors.toMap(
                        point -> Collector.attributes(point.getAttributesList()), NumberDataPoint::getAsDouble));
    }

    private static Set<String> names(Collector collector) {
        return collector.metrics().stream()
                .map(TelemetryTest::prometheus)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What Prometheus calls a metric that it is sent, with its usual translation. */
    private static String prometheus(Metric metric) {
        String unit = Map.of("s", "_seconds", "By", "_bytes").getOrDefault(metric.getUnit(), "");
        return metric.getName().replace('.', '_') + unit + (metric.getSum().getIsMonotonic() ? "_total" : "");
    }

    private static Set<String> scraped(Client client) throws Exception {
        return client.send("GET", "/metrics", "")
                .body()
                .lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ")[2])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void a_run_that_a_killed_server_left_is_one_trace_all_the_same() throws Exception {
        try (Collector collector = new Collector();
                Upstream upstream = new Upstream()) {
            String run;
            String id;
            try (Program first = server(collector, "60000")) {
                Client client = new Client(first.url());
                client.signUp();
                client.save("{\"id\":\"wf_test\",\"name\":\"Slow\",\"steps\":[" + step("one", upstream.url("/items"))
                        + "," + step("two", upstream.url("/slow")) + "]}");
                run = client.send(
                                "POST",
                                "/api/workflows/wf_test/run",
                                "",
                                "Prefer",
                                "respond-async",
                                "traceparent",
                                "00-" + TRACE + "-" + PARENT + "-01")
                        .body();
                id = run.replaceAll("(?s).*(run_\\w+).*", "$1");
                upstream.awaitSlow();
                first.kill();
            }
            assertThat(collector.spans()).isEmpty();
            upstream.release();
            try (Program second = server(collector, "60000")) {
                assertThat(second.url()).isNotEmpty();
                eventually(() -> root(collector).isPresent());
                assertThat(collector.metrics()).as("a minute has not passed").isEmpty();
                second.terminate();
                assertThat(second.code()).isZero();
            }

            assertThat(points(metric(collector, "dispatch_runs").getSum()))
                    .as("what was counted last is sent at the end")
                    .containsOnly(Map.entry(Map.of("trigger", "manual", "mode", "live", "status", "ok"), 1.0));
            assertThat(collector.spans())
                    .extracting(span -> hex(span.getTraceId()))
                    .containsOnly(TRACE);
            assertThat(collector.spans())
                    .extracting(Span::getName)
                    .containsExactlyInAnyOrder("run", "http.get", "http.get");
            assertThat(Collector.attributes(root(collector).orElseThrow().getAttributesList()))
                    .containsEntry("dispatch.run.id", id)
                    .containsEntry("dispatch.run.epoch", 2L);
        }
    }
}
