package app.dispatch.server.settings;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to OpenTelemetry's collectors, and as whom.
 *
 * @param service what the server is called
 * @param resource what else is said of it, by OpenTelemetry's names
 * @param traces where traces of runs go; null for no traces
 * @param metrics where metrics go; null for nowhere
 */
public record TelemetrySettings(
        String service,
        Map<String, String> resource,
        @Nullable Traces traces,
        @Nullable Metrics metrics) {
    public TelemetrySettings {
        resource = Map.copyOf(resource);
    }

    /**
     * What takes OTLP over HTTP.
     *
     * @param headers of the requests to it; they may hold a secret
     */
    public record Target(String url, Map<String, String> headers) {
        public Target {
            headers = Map.copyOf(headers);
        }

        /** Without the headers. */
        @Override
        public String toString() {
            return url;
        }
    }

    /**
     * How traces are sent.
     *
     * @param ratio which part of the runs is traced, from 0 to 1
     */
    public record Traces(Target target, double ratio) {}

    /**
     * How metrics are sent.
     *
     * @param interval how often
     */
    public record Metrics(Target target, Duration interval) {}

    /** Whether anything is sent at all. */
    public boolean isOn() {
        return traces != null || metrics != null;
    }
}
