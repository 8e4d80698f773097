package app.dispatch.server;

import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the program sends of its runs, as a collector reads it. */
@Timeout(120)
class TracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    @TempDir
    private Path temporary;

    private Program server(Collector collector) throws IOException {
        return Program.start(
                temporary.resolve("data"),
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", collector.url() + "/",
                        "OTEL_EXPORTER_OTLP_HEADERS", "X-Key=a%20key%3D1",
                        "OTEL_SERVICE_NAME", "dispatch-test"),
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
                Program server = server(collector)) {
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
                    .containsKey("service.version");
            assertThat(collector.keys()).containsOnly("a key=1");
            assertThat(collector.spans().toString()).doesNotContain("secret", "127.0.0.1", "ada@example.com");

            collector.answering(503);
            int asked = collector.keys().size();
            assertThat(client.run().statusCode())
                    .as("a collector that is away holds nobody up")
                    .isEqualTo(200);
            eventually(() -> collector.keys().size() > asked);
            assertThat(client.run().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_run_that_a_killed_server_left_is_one_trace_all_the_same() throws Exception {
        try (Collector collector = new Collector();
                Upstream upstream = new Upstream()) {
            String run;
            String id;
            try (Program first = server(collector)) {
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
            try (Program second = server(collector)) {
                assertThat(second.url()).isNotEmpty();
                eventually(() -> root(collector).isPresent());
            }

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
