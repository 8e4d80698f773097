package app.dispatch.adapters.http.metrics;

import app.dispatch.application.background.Background;
import app.dispatch.application.run.node.RunLoad;
import app.dispatch.application.run.node.RunMeter;
import app.dispatch.application.tool.UpstreamMeter;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.StepOutcome;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What this process has done since it started, for Prometheus. Labels are few and known beforehand: tools, statuses, routes;
 * never an id, a path or a text of a user. Safe for use by several threads.
 */
public final class PrometheusMetrics implements RunMeter, UpstreamMeter {
    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120};

    private static final int TOO_MANY_REQUESTS = 429;

    /** A method has a label of its own when it is one of these: what a client makes up would otherwise stay for good. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final String OTHER = "other";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final AtomicBoolean jvmKnown = new AtomicBoolean();
    private final Counter runs = Counter.builder()
            .name("dispatch_runs_total")
            .help("Runs that ended")
            .labelNames("trigger", "mode", "status")
            .withoutExemplars()
            .register(registry);
    private final Histogram runSeconds =
            histogram("dispatch_run_duration_seconds", "From a run's start to its end", "trigger", "status");
    private final Histogram stepSeconds = histogram(
            "dispatch_step_duration_seconds", "From a step's first attempt to its outcome", "tool", "op", "status");
    private final Histogram requestSeconds = histogram(
            "http_server_request_duration_seconds",
            "From a request to its answer, streams to their end",
            "http_request_method",
            "http_route",
            "http_response_status_code");

    private final Counter upstreamResponses = Counter.builder()
            .name("dispatch_upstream_responses_total")
            .help("Answers of the services that tools call, and requests without one")
            .labelNames("tool", "status")
            .withoutExemplars()
            .register(registry);
    private final Histogram upstreamSeconds = histogram(
            "dispatch_upstream_request_duration_seconds",
            "From a request to a service to the end of its answer",
            "tool");

    private final Counter deletedRuns = Counter.builder()
            .name("dispatch_runs_deleted_total")
            .help("Ended runs that were deleted since they are kept no longer")
            .labelNames("rule")
            .withoutExemplars()
            .register(registry);

    private Histogram histogram(String name, String help, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .unit(Unit.SECONDS)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .withoutExemplars() // else it looks for OpenTelemetry, and loads it
                .register(registry);
    }

    @Override
    public void ended(RunRecord record) {
        Run run = record.run();
        String trigger = run.order().cause().id();
        String status = run.status().id();
        runs.labelValues(trigger, run.order().mode().id(), status).inc();
        run.end()
                .ifPresent(end -> runSeconds
                        .labelValues(trigger, status)
                        .observe(seconds(Duration.between(run.startedAt(), end.at()))));
        for (StepOutcome step : record.steps()) {
            stepSeconds
                    .labelValues(
                            step.ref().tool(), step.ref().op(), step.status().id())
                    .observe(seconds(Duration.ofMillis(step.durationMs())));
        }
    }

    @Override
    public void deleted(int runs, KeptBy rule) {
        deletedRuns.labelValues(rule.id()).inc(runs);
    }

    @Override
    public void ended(String tool, @Nullable Integer status, Duration took) {
        upstreamResponses
                .labelValues(tool, status == null ? "error" : upstreamStatus(status))
                .inc();
        upstreamSeconds.labelValues(tool).observe(seconds(took));
    }

    /** Its class, since a server may answer whatever it likes; a limit alone is named, for it asks for something else. */
    private static String upstreamStatus(int status) {
        return status == TOO_MANY_REQUESTS ? String.valueOf(status) : status / 100 + "xx";
    }

    /** Shows what the process has to do, whenever it is asked. */
    public void watch(Supplier<RunLoad> load, IntSupplier streams) {
        gauge(
                "dispatch_runs_queued",
                "Runs that wait for their turn",
                null,
                () -> load.get().queued());
        gauge(
                "dispatch_runs_running",
                "Runs that are under way",
                null,
                () -> load.get().running());
        gauge("dispatch_event_streams_open", "Event streams that clients hold open", null, streams::getAsInt);
    }

    /** Shows which version of the program this is. */
    public void tell(String version) {
        Info.builder()
                .name("dispatch_build_info")
                .help("The version of the program")
                .labelNames("version")
                .register(registry)
                .setLabelValues(version);
    }

    /** Shows how the loops of the process go. */
    public void watch(Background background) {
        GaugeWithCallback.builder()
                .name("dispatch_background_since_look_seconds")
                .help("Time since a loop of the process last began to look for work")
                .unit(Unit.SECONDS)
                .labelNames("loop")
                .callback(callback ->
                        background.states().forEach(loop -> callback.call(seconds(loop.sinceLook()), loop.name())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("dispatch_background_late")
                .help("Whether a loop of the process has not looked for too long")
                .labelNames("loop")
                .callback(callback ->
                        background.states().forEach(loop -> callback.call(loop.late() ? 1 : 0, loop.name())))
                .register(registry);
    }

    /** Shows how large the file is that holds the database. */
    public void watchDatabaseFile(DoubleSupplier bytes) {
        gauge("dispatch_database_file_bytes", "Size of the file that holds the database", Unit.BYTES, bytes);
    }

    /** Shows how much room is left for data. */
    public void watchFreeSpace(DoubleSupplier bytes) {
        gauge("dispatch_data_free_bytes", "Free space of the file system that the data is on", Unit.BYTES, bytes);
    }

    private void gauge(String name, String help, @Nullable Unit unit, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .unit(unit)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    /**
     * A request was answered.
     *
     * @param method as the client wrote it
     * @param route one of the server's own
     */
    public void answered(String method, String route, int status, Duration took) {
        requestSeconds
                .labelValues(METHODS.contains(method) ? method : OTHER, route, String.valueOf(status))
                .observe(seconds(took));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /** Everything as it is now, for who tells it elsewhere. */
    public MetricSnapshots scrape() {
        if (jvmKnown.compareAndSet(false, true)) {
            JvmMetrics.builder().register(registry); // at the first look: it takes a while, which a start has not
        }
        return registry.scrape();
    }

    /**
     * Everything, in the format that the Accept header asks for; as text where that is one which is not spoken here, as that of
     * Protocol Buffers, for who asks for it takes text too.
     */
    Exposition expose(@Nullable String accept) {
        ExpositionFormatWriter wanted = formats.findWriter(accept);
        ExpositionFormatWriter writer = wanted.isAvailable() ? wanted : formats.getPrometheusTextFormatWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writer.write(bytes, scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Exposition(writer.getContentType(), bytes.toByteArray());
    }

    /** All metrics, written out. */
    @SuppressWarnings("ArrayRecordComponent") // is written to the wire, and never compared
    record Exposition(String contentType, byte[] bytes) {}
}
