package app.dispatch.server.metrics;

import app.dispatch.adapters.http.metrics.PrometheusMetrics;
import app.dispatch.server.settings.TelemetrySettings;
import app.dispatch.server.telemetry.Telemetry;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;

/**
 * Sends what {@code /metrics} tells by OpenTelemetry's SDK, every so often and once more at the end: OTLP over HTTP. What could not be sent
 * is in the next, since all counts go on from the start.
 */
final class OtlpFeed {
    private static final Duration TO_SEND = Duration.ofSeconds(5);
    private static final Duration TO_CLOSE = Duration.ofSeconds(3);

    private OtlpFeed() {}

    /** What ends it. */
    static Runnable start(
            TelemetrySettings.Metrics settings, PrometheusMetrics metrics, Telemetry who, InstantSource clock) {
        OtlpHttpMetricExporterBuilder exporter = OtlpHttpMetricExporter.builder()
                .setEndpoint(settings.target().url())
                .setCompression("gzip")
                .setTimeout(TO_SEND);
        settings.target().headers().forEach(exporter::addHeader);
        PeriodicMetricReader reader = PeriodicMetricReader.builder(exporter.build())
                .setInterval(settings.interval())
                .build();
        Instant start = clock.instant();
        reader.register(new CollectionRegistration() {
            @Override
            public Collection<MetricData> collectAllMetrics() {
                return new OtlpMetrics(who, start, clock.instant()).of(metrics.scrape());
            }
        });
        return () -> end(reader);
    }

    private static void end(PeriodicMetricReader reader) {
        // For a collector that is silent it would wait three times as long as one request may take.
        Thread closing = Thread.ofVirtual().start(reader::shutdown);
        try {
            closing.join(TO_CLOSE);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
