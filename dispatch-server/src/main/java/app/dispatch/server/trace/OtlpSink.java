package app.dispatch.server.trace;

import app.dispatch.server.settings.TraceSettings;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
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
    private final Resource resource;
    private final InstrumentationScopeInfo scope;
    private final SdkLog log = SdkLog.begin();

    /** @param version of the program */
    OtlpSink(TraceSettings settings, String version) {
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint() + "/v1/traces")
                .setCompression("gzip")
                .setTimeout(TO_SEND);
        settings.headers().forEach(exporter::addHeader);
        this.processor = BatchSpanProcessor.builder(exporter.build())
                .setScheduleDelay(PAUSE)
                .setExporterTimeout(TO_SEND)
                .setMaxQueueSize(MOST_WAITING)
                .build();
        this.resource = Resource.create(Attributes.builder()
                .put("service.name", settings.service())
                .put("service.version", version)
                .put("telemetry.sdk.name", "opentelemetry")
                .put("telemetry.sdk.language", "java")
                .build());
        this.scope = InstrumentationScopeInfo.builder("app.dispatch")
                .setVersion(version)
                .build();
    }

    @Override
    public void take(List<Span> spans) {
        spans.forEach(span -> processor.onEnd(EndedSpan.of(span, resource, scope)));
    }

    @Override
    public void close() {
        processor.shutdown().join(TO_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        log.close();
    }
}
