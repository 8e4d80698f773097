package app.dispatch.server.metrics;

import app.dispatch.adapters.http.metrics.PrometheusMetrics;
import app.dispatch.server.settings.TelemetrySettings;
import app.dispatch.server.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What sends metrics to a collector, if anything does.
 *
 * @param end sends them once more
 */
public record MetricFeed(Runnable end) implements AutoCloseable {
    /**
     * Begins to send; it loads nothing of OpenTelemetry where there is nowhere to send to.
     *
     * @param telemetry is asked for where metrics are sent
     */
    public static MetricFeed start(
            TelemetrySettings.@Nullable Metrics settings,
            PrometheusMetrics metrics,
            Supplier<Telemetry> telemetry,
            InstantSource clock) {
        return settings == null
                ? new MetricFeed(() -> {})
                : new MetricFeed(OtlpFeed.start(settings, metrics, telemetry.get(), clock));
    }

    @Override
    public void close() {
        end.run();
    }
}
