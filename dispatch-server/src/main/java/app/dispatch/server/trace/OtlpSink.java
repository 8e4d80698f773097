package app.dispatch.server.trace;

import app.dispatch.server.settings.TelemetrySettings.Target;
import app.dispatch.server.telemetry.Telemetry;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends spans by OpenTelemetry's SDK, some at a time: OTLP over HTTP. What it cannot send for long is dropped. */
final class OtlpSink implements SpanSink {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TO_SEND = Duration.ofSeconds(5);
    private static final Duration TO_CLOSE = Duration.ofSeconds(3);
    private static final int MOST_WAITING = 4_096;

    private final BatchSpanProcessor processor;
    private final Telemetry telemetry;

    OtlpSink(Target target, Telemetry telemetry) {
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(target.url())
                .setCompression("gzip")
                .setTimeout(TO_SEND);
        target.headers().forEach(exporter::addHeader);
        this.processor = BatchSpanProcessor.builder(exporter.build())
                .setScheduleDelay(PAUSE)
                .setExporterTimeout(TO_SEND)
                .setMaxQueueSize(MOST_WAITING)
                .build();
        this.telemetry = telemetry;
    }

    @Override
    public void take(List<Span> spans) {
        spans.forEach(span -> processor.onEnd(EndedSpan.of(span, telemetry.resource(), telemetry.scope())));
    }

    @Override
    public void close() {
        processor.shutdown().join(TO_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
