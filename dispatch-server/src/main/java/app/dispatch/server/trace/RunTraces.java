package app.dispatch.server.trace;

import app.dispatch.application.run.trace.TraceParents;
import app.dispatch.application.run.trace.Tracing;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.TraceParent;
import app.dispatch.server.trace.Span.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the trace of each run from its record, once it has ended: so it is whole whatever became of the servers that drove it. What
 * only the one that drives it knows, when attempts failed and how long it waited, is remembered until then.
 */
final class RunTraces implements Tracing, AutoCloseable {
    /** For how long it is known which trace of somebody else's a run is a part of. */
    static final Duration KEPT = Duration.ofDays(32);

    /** The retries of one run that are remembered. */
    static final int MOST_RETRIES = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(RunTraces.class);

    private final TraceParents parents;
    private final SpanSink sink;
    private final double ratio;
    private final InstantSource clock;
    private final ConcurrentMap<RunId, UnderWay> underWay = new ConcurrentHashMap<>();

    /** @param ratio which part of the runs is traced, of those that no caller's trace says it of */
    RunTraces(TraceParents parents, SpanSink sink, double ratio, InstantSource clock) {
        this.parents = parents;
        this.sink = sink;
        this.ratio = ratio;
        this.clock = clock;
    }

    /**
     * What is known of a run that is driven here.
     *
     * @param parent what it is a part of; null for nothing
     */
    private record UnderWay(
            String traceId, @Nullable TraceParent parent, boolean sampled, Instant begunAt, Queue<Retry> retries) {}

    private record Retry(StepId step, Event event) {}

    @Override
    public void asked(RunId run, TraceParent by) {
        try {
            parents.keep(run, by, clock.instant());
        } catch (RuntimeException away) {
            LOG.warn("run {} is no part of its caller's trace: {}", run, away.getMessage());
        }
    }

    @Override
    public void begun(Run run, Instant at) {
        TraceParent parent = parent(run.id());
        String trace = parent == null ? SpanIds.trace(run.id()) : parent.traceId();
        boolean sampled = parent == null ? isSampled(trace) : parent.sampled();
        underWay.put(run.id(), new UnderWay(trace, parent, sampled, at, new ConcurrentLinkedQueue<>()));
    }

    private @Nullable TraceParent parent(RunId run) {
        try {
            return parents.find(run).orElse(null);
        } catch (RuntimeException away) {
            LOG.warn("it is not known what trace run {} is a part of: {}", run, away.getMessage());
            return null;
        }
    }

    /** The same for all servers, by the trace's id (OpenTelemetry's TraceIdRatioBased). */
    private boolean isSampled(String trace) {
        long part = Long.parseUnsignedLong(trace.substring(16), 16) >>> 1;
        return ratio >= 1 || part < (long) (ratio * Long.MAX_VALUE);
    }

    @Override
    public void retried(RunId run, StepId step, int attempt, String code, Instant at) {
        UnderWay known = underWay.get(run);
        if (known != null && known.sampled() && known.retries().size() < MOST_RETRIES) {
            Event event = new Event("retry", at, Map.of("dispatch.attempt", (long) attempt, "error.type", code));
            known.retries().add(new Retry(step, event));
        }
    }

    @Override
    public Optional<TraceParent> of(Run run, StepId step) {
        return Optional.ofNullable(underWay.get(run.id()))
                .map(known -> new TraceParent(known.traceId(), SpanIds.step(run.id(), step), known.sampled()));
    }

    @Override
    public void ended(RunRecord record) {
        UnderWay known = underWay.remove(record.run().id());
        if (known != null && known.sampled()) {
            TraceParent parent = known.parent();
            RunSpans spans = new RunSpans(record, known.traceId(), parent == null ? null : parent.spanId());
            sink.take(spans.all(known.begunAt(), step -> events(known.retries(), step)));
        }
    }

    private static Collection<Event> events(Queue<Retry> retries, StepId step) {
        return retries.stream()
                .filter(retry -> retry.step().equals(step))
                .map(Retry::event)
                .toList();
    }

    @Override
    public void left(RunId run) {
        underWay.remove(run);
    }

    /** Forgets what nobody asks for any more. */
    void tidy() {
        parents.forgetBefore(clock.instant().minus(KEPT));
    }

    @Override
    public void close() {
        sink.close();
    }
}
