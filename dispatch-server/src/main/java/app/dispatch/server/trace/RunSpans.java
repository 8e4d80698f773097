package app.dispatch.server.trace;

import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.server.trace.Span.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a run that has ended: one for it, one for its wait, one for each step.
 *
 * @param parentId the caller's span; null for none
 */
record RunSpans(RunRecord record, String traceId, @Nullable String parentId) {
    /** A wait that is shorter is none. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    /**
     * All of them.
     *
     * @param begunAt when the one that ended it began to drive it
     * @param retries when attempts of a step failed
     */
    List<Span> all(Instant begunAt, Function<StepId, Collection<Event>> retries) {
        List<Span> spans = new ArrayList<>();
        Run run = record.run();
        RunEnd end = run.end().orElseThrow();
        boolean again = run.epoch() > 1;
        List<Event> events = again ? List.of(new Event("taken up", begunAt, Map.of())) : List.of();
        boolean failed = end.how() == RunEnd.How.FAILED;
        spans.add(new Span(
                traceId,
                SpanIds.run(run.id()),
                parentId,
                "run",
                false,
                run.startedAt(),
                end.at(),
                ofRun(run, end),
                events,
                failed));
        if (!again && Duration.between(run.startedAt(), begunAt).compareTo(SHORTEST_WAIT) >= 0) {
            spans.add(part(SpanIds.waiting(run.id()), "wait", run.startedAt(), begunAt));
        }
        for (StepOutcome step : record.steps()) {
            if (!step.reused()) { // that is of another run's trace
                spans.add(step(step, retries.apply(step.step())));
            }
        }
        return spans;
    }

    private static Map<String, Object> ofRun(Run run, RunEnd end) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("dispatch.run.id", run.id().value());
        run.order().workflowId().ifPresent(id -> attributes.put("dispatch.workflow.id", id.value()));
        attributes.put("dispatch.run.trigger", run.order().cause().id());
        attributes.put("dispatch.run.mode", run.order().mode().id());
        attributes.put("dispatch.run.status", end.how().id());
        attributes.put("dispatch.run.epoch", run.epoch());
        String code = end.code();
        if (code != null) {
            attributes.put("error.type", code);
        }
        return attributes;
    }

    private Span part(String id, String name, Instant from, Instant to) {
        return new Span(traceId, id, SpanIds.run(record.run().id()), name, false, from, to, Map.of(), List.of(), false);
    }

    private Span step(StepOutcome step, Collection<Event> retries) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("dispatch.tool", step.ref().tool());
        attributes.put("dispatch.op", step.ref().op());
        attributes.put("dispatch.step.status", step.status().id());
        attributes.put("dispatch.step.mode", step.mode().id());
        attributes.put("dispatch.step.attempts", (long) step.attempts());
        attributes.put("dispatch.step.phase", (long) step.ref().phase() + 1);
        step.failure().map(StepEnd.Failed::code).ifPresent(code -> attributes.put("error.type", code));
        return new Span(
                traceId,
                SpanIds.step(record.run().id(), step.step()),
                SpanIds.run(record.run().id()),
                step.ref().tool() + "." + step.ref().op(),
                true,
                step.startedAt(),
                step.completedAt(),
                attributes,
                List.copyOf(retries),
                step.failure().isPresent());
    }
}
