package app.dispatch.server.trace;

import app.dispatch.application.run.trace.TraceParents;
import app.dispatch.application.run.trace.Tracing;
import app.dispatch.server.settings.TraceSettings;
import java.time.InstantSource;
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
     * @param version of the program
     */
    public static Traces of(
            @Nullable TraceSettings settings, TraceParents parents, String version, InstantSource clock) {
        if (settings == null) {
            return new Traces(Tracing.none(), () -> {}, () -> {});
        }
        RunTraces traces = new RunTraces(parents, new OtlpSink(settings, version), settings.ratio(), clock);
        return new Traces(traces, traces::tidy, traces::close);
    }

    @Override
    public void close() {
        end.run();
    }
}
