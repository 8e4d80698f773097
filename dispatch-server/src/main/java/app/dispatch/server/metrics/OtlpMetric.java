package app.dispatch.server.metrics;

import app.dispatch.server.telemetry.Telemetry;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;

/**
 * A metric as the SDK takes it, which was not measured by the SDK.
 *
 * @param unit by UCUM; empty for none
 */
record OtlpMetric(Telemetry who, String name, String help, String unit, MetricDataType type, Data<?> data)
        implements MetricData {
    @Override
    public Resource getResource() {
        return who.resource();
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return who.scope();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getDescription() {
        return help;
    }

    @Override
    public String getUnit() {
        return unit;
    }

    @Override
    public MetricDataType getType() {
        return type;
    }

    @Override
    public Data<?> getData() {
        return data;
    }
}
