package app.dispatch.server.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be set of what is sent to OpenTelemetry's collectors, under the names that all programs have for it. */
public enum TelemetrySetting implements Setting {
    ENDPOINT(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            null,
            "http:// or https:// with a host, and a path if need be",
            "Where traces of runs and metrics are sent to, by OTLP over HTTP: to /v1/traces and /v1/metrics below it."
                    + " Without it there are none."),
    TRACES_ENDPOINT(
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
            null,
            "http:// or https:// with a host and a path, such as /v1/traces",
            "Where traces alone are sent to, in place of that; it is taken as it stands."),
    METRICS_ENDPOINT(
            "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
            null,
            "http:// or https:// with a host and a path, such as /v1/metrics",
            "Where metrics alone are sent to, in place of that; it is taken as it stands."),
    PROTOCOL("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf", "http/protobuf", "How they are sent: there is one way."),
    HEADERS(
            "OTEL_EXPORTER_OTLP_HEADERS",
            null,
            "name=value with commas between, and values encoded as in a URL",
            "Headers of the requests that send them, such as a key."),
    TRACES_HEADERS(
            "OTEL_EXPORTER_OTLP_TRACES_HEADERS",
            null,
            "name=value with commas between, and values encoded as in a URL",
            "The same for traces alone, in place of those."),
    METRICS_HEADERS(
            "OTEL_EXPORTER_OTLP_METRICS_HEADERS",
            null,
            "name=value with commas between, and values encoded as in a URL",
            "The same for metrics alone, in place of those."),
    TRACES_EXPORTER(
            "OTEL_TRACES_EXPORTER", "otlp", "otlp or none", "Whether traces are sent, where an endpoint is said."),
    METRICS_EXPORTER(
            "OTEL_METRICS_EXPORTER",
            "otlp",
            "otlp or none",
            "Whether metrics are sent, where an endpoint is said; at /metrics they are anyway."),
    METRIC_INTERVAL(
            "OTEL_METRIC_EXPORT_INTERVAL",
            "60000",
            "a number of milliseconds from 100 to 86400000",
            "How often metrics are sent."),
    SERVICE_NAME(
            "OTEL_SERVICE_NAME",
            "dispatch",
            "up to 200 printable characters of ASCII",
            "What the server is called in traces and metrics."),
    RESOURCE(
            "OTEL_RESOURCE_ATTRIBUTES",
            null,
            "name=value with commas between, and values encoded as in a URL",
            "What else is said of the server in traces and metrics, such as deployment.environment.name=production."),
    SAMPLER_ARG(
            "OTEL_TRACES_SAMPLER_ARG",
            "1",
            "a number from 0 to 1",
            "Which part of the runs is traced, of those that no caller's trace says it of."),
    DISABLED("OTEL_SDK_DISABLED", "false", "true or false", "Whether nothing is sent, whatever else is said.");

    private final String variable;
    private final @Nullable String byDefault;
    private final String allowed;
    private final String purpose;

    TelemetrySetting(String variable, @Nullable String byDefault, String allowed, String purpose) {
        this.variable = variable;
        this.byDefault = byDefault;
        this.allowed = allowed;
        this.purpose = purpose;
    }

    @Override
    public String variable() {
        return variable;
    }

    @Override
    public Optional<String> byDefault() {
        return Optional.ofNullable(byDefault);
    }

    @Override
    public String allowed() {
        return allowed;
    }

    @Override
    public String purpose() {
        return purpose;
    }

    @Override
    public boolean isSecret() {
        return switch (this) {
            case HEADERS, TRACES_HEADERS, METRICS_HEADERS -> true;
            default -> false;
        };
    }
}
