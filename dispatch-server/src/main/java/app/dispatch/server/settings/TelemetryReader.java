package app.dispatch.server.settings;

import static app.dispatch.server.settings.SettingForms.matching;
import static app.dispatch.server.settings.SettingForms.number;

import app.dispatch.server.settings.TelemetrySettings.Metrics;
import app.dispatch.server.settings.TelemetrySettings.Target;
import app.dispatch.server.settings.TelemetrySettings.Traces;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what OpenTelemetry's variables say, by its specification of them ("SDK configuration" and "OTLP exporter"); but for one thing:
 * nothing is sent to where nobody said.
 */
final class TelemetryReader {
    private static final String SERVICE_NAME = "service.name";

    private static final Predicate<String> NAME =
            Pattern.compile("[\\x20-\\x7E]{1,200}").asMatchPredicate();

    private static final Predicate<String> EXPORTER = Set.of("otlp", "none")::contains;

    private final SettingsReader reader;
    private final @Nullable String endpoint;
    private final Map<String, String> headers;

    TelemetryReader(SettingsReader reader) {
        this.reader = reader;
        this.endpoint = reader.readOrNull(TelemetrySetting.ENDPOINT, SettingForms::baseUrl);
        this.headers = reader.read(TelemetrySetting.HEADERS, SettingForms::pairs, Map.of());
    }

    TelemetrySettings read() {
        reader.read(TelemetrySetting.PROTOCOL, matching("http/protobuf"::equals), "");
        Map<String, String> resource =
                new LinkedHashMap<>(reader.read(TelemetrySetting.RESOURCE, SettingForms::pairs, Map.of()));
        String service = reader.read(TelemetrySetting.SERVICE_NAME, matching(NAME), "");
        String asResource = resource.remove(SERVICE_NAME);
        if (asResource != null && !reader.isSaid(TelemetrySetting.SERVICE_NAME)) {
            service = asResource;
        }
        Target traces = target(
                TelemetrySetting.TRACES_ENDPOINT,
                TelemetrySetting.TRACES_HEADERS,
                TelemetrySetting.TRACES_EXPORTER,
                "/v1/traces");
        double ratio = reader.read(TelemetrySetting.SAMPLER_ARG, SettingForms::ratio, 1.0);
        Target metrics = target(
                TelemetrySetting.METRICS_ENDPOINT,
                TelemetrySetting.METRICS_HEADERS,
                TelemetrySetting.METRICS_EXPORTER,
                "/v1/metrics");
        Duration interval =
                Duration.ofMillis(reader.read(TelemetrySetting.METRIC_INTERVAL, number(100, 86_400_000), 100));
        boolean off = reader.read(TelemetrySetting.DISABLED, SettingForms::truth, false);
        return new TelemetrySettings(
                service,
                resource,
                traces == null || off ? null : new Traces(traces, ratio),
                metrics == null || off ? null : new Metrics(metrics, interval));
    }

    /** The target of one kind: its own endpoint as it stands, else the path below the one for all kinds. */
    private @Nullable Target target(Setting ownEndpoint, Setting ownHeaders, Setting exporter, String path) {
        String own = reader.readOrNull(ownEndpoint, SettingForms::url);
        Map<String, String> forOwn = reader.read(ownHeaders, SettingForms::pairs, Map.of());
        boolean none = reader.read(exporter, matching(EXPORTER), "none").equals("none");
        String url = own != null ? own : endpoint == null ? null : endpoint + path;
        return url == null || none ? null : new Target(url, forOwn.isEmpty() ? headers : forOwn);
    }
}
