package app.dispatch.server.trace;

import app.dispatch.application.run.trace.TraceParents;
import app.dispatch.application.run.trace.Tracing;
import app.dispatch.server.settings.TelemetrySettings;
import app.dispatch.server.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What makes traces of runs, if anything does.
 *
 * @param tracing is told of runs
 * @param tidy forgets what nobody asks for any more
 * @param end sends what there is still
 */
public record Traces(Tracing tracing, Runnable tidy, Runnable end) implements AutoCloseable {
    /**
     * That of these settings; it loads nothing of OpenTelemetry where there are none.
     *
     * @param parents keeps which traces of others runs are parts of
     * @param telemetry is asked for where traces are made
     */
    public static Traces of(
            TelemetrySettings.@Nullable Traces settings,
            TraceParents parents,
            Supplier<Telemetry> telemetry,
            InstantSource clock) {
        if (settings == null) {
            return new Traces(Tracing.none(), () -> {}, () -> {});
        }
        OtlpSink sink = new OtlpSink(settings.target(), telemetry.get());
        RunTraces traces = new RunTraces(parents, sink, settings.ratio(), clock);
        return new Traces(traces, traces::tidy, traces::close);
    }

    @Override
    public void close() {
        end.run();
    }
}
