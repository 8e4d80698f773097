package app.dispatch.server.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Map;

/**
 * What metrics and labels are called in OpenTelemetry: as its "Prometheus and OpenMetrics Compatibility" has it, so that a Prometheus which
 * gets them by OTLP calls them what {@code /metrics} calls them. What the semantic conventions have a name for bears that.
 */
final class OtlpNames {
    private static final Map<String, String> CONVENTIONS = Map.of(
            "http_server_request_duration", "http.server.request.duration",
            "http_request_method", "http.request.method",
            "http_route", "http.route",
            "http_response_status_code", "http.response.status_code");

    /** The one attribute that the conventions have as a number. */
    private static final String STATUS = "http.response.status_code";

    private OtlpNames() {}

    /** Without the unit, which stands beside it, and without the suffix that says what kind of metric it is. */
    static String name(MetricMetadata metadata) {
        String name = metadata.getName();
        Unit unit = metadata.getUnit();
        if (unit != null && name.endsWith("_" + unit)) {
            name = name.substring(0, name.length() - unit.toString().length() - 1);
        }
        return CONVENTIONS.getOrDefault(name, name);
    }

    /** By UCUM, as OpenTelemetry has it; empty for none. */
    static String unit(MetricMetadata metadata) {
        Unit unit = metadata.getUnit();
        return switch (unit == null ? "" : unit.toString()) {
            case "seconds" -> "s";
            case "bytes" -> "By";
            default -> unit == null ? "" : unit.toString();
        };
    }

    static Attributes attributes(Labels labels) {
        AttributesBuilder attributes = Attributes.builder();
        for (int i = 0; i < labels.size(); i++) {
            String name = CONVENTIONS.getOrDefault(labels.getName(i), labels.getName(i));
            if (name.equals(STATUS)) {
                attributes.put(name, Long.parseLong(labels.getValue(i)));
            } else {
                attributes.put(name, labels.getValue(i));
            }
        }
        return attributes.build();
    }
}
