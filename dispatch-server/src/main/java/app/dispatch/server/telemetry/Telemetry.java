package app.dispatch.server.telemetry;

import app.dispatch.server.settings.TelemetrySettings;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;

/**
 * Who it is that tells of itself by OpenTelemetry's SDK.
 *
 * @param resource what is said of the server
 * @param scope what of the server tells it
 * @param log where what the SDK logs goes
 */
public record Telemetry(Resource resource, InstrumentationScopeInfo scope, SdkLog log) {
    /**
     * The one of this process.
     *
     * @param version of the program
     * @param instance tells this process from others of the same service: else their counts would be taken for those of one
     */
    public static Telemetry of(TelemetrySettings settings, String version, String instance) {
        AttributesBuilder attributes = Attributes.builder()
                .put("service.version", version)
                .put("service.instance.id", instance)
                .put("telemetry.sdk.name", "opentelemetry")
                .put("telemetry.sdk.language", "java");
        settings.resource().forEach(attributes::put);
        attributes.put("service.name", settings.service());
        return new Telemetry(
                Resource.create(attributes.build()),
                InstrumentationScopeInfo.builder("app.dispatch")
                        .setVersion(version)
                        .build(),
                SdkLog.begin());
    }
}
