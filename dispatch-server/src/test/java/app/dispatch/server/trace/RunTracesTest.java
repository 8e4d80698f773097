package app.dispatch.server.trace;

import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.SettableClock;
import app.dispatch.application.run.store.RunFixture;
import app.dispatch.application.run.trace.InMemoryTraceParents;
import app.dispatch.application.run.trace.TraceParents;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.TraceParent;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunTracesTest {
    private static final TraceParent CALLER =
            new TraceParent("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true);

    private final Collected collected = new Collected();
    private final TraceParents parents = new InMemoryTraceParents();
    private final SettableClock clock = new SettableClock();
    private final RunTraces traces = new RunTraces(parents, collected, 1, clock);

    private static final class Collected implements SpanSink {
        private final List<Span> spans = new ArrayList<>();

        @Override
        public void take(List<Span> some) {
            spans.addAll(some);
        }

        @Override
        public void close() {}
    }

    private static StepOutcome ok(String step, int attempts) {
        Value output = Fields.of("body", Value.of("a secret answer"));
        return outcome(step, attempts, Duration.ofMillis(30), Value.of("a secret input"), new StepEnd.Ok(output));
    }

    private static StepOutcome failed(String step) {
        return outcome(step, 1, Duration.ofMillis(5), null, new StepEnd.Failed("a secret error", "tool_error"));
    }

    private static RunRecord ended(Run run, RunEnd end, StepOutcome... steps) {
        return new RunRecord(run.ended(end), List.of(steps));
    }

    private List<Span> traced(RunFixture run, RunEnd end, StepOutcome... steps) {
        collected.spans.clear();
        traces.begun(run.run(), STARTED.plusMillis(7));
        traces.ended(ended(run.run(), end, steps));
        return List.copyOf(collected.spans);
    }

    @Test
    void a_run_is_a_span_with_one_for_its_wait_and_one_for_each_step() {
        List<Span> spans = traced(aRun("run_1").of("wf_1"), RunEnd.ok(STARTED.plusMillis(90)), ok("a", 1), ok("b", 1));

        assertThat(spans).extracting(Span::name).containsExactly("run", "wait", "probe.read", "probe.read");
        assertThat(spans).extracting(Span::traceId).containsOnly(SpanIds.trace(new RunId("run_1")));
        assertThat(spans).extracting(Span::spanId).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{16}"));
        Span root = spans.getFirst();
        assertThat(root.parentId()).isNull();
        assertThat(root.start()).isEqualTo(STARTED);
        assertThat(root.end()).isEqualTo(STARTED.plusMillis(90));
        assertThat(root.attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "dispatch.run.id", "run_1",
                        "dispatch.workflow.id", "wf_1",
                        "dispatch.run.trigger", "manual",
                        "dispatch.run.mode", "live",
                        "dispatch.run.status", "ok",
                        "dispatch.run.epoch", 1L));
        assertThat(spans.subList(1, 4)).extracting(Span::parentId).containsOnly(root.spanId());
        assertThat(spans.get(1).end()).isEqualTo(STARTED.plusMillis(7));
        assertThat(spans.get(2).attributes())
                .containsEntry("dispatch.tool", "probe")
                .containsEntry("dispatch.op", "read")
                .containsEntry("dispatch.step.attempts", 1L)
                .containsEntry("dispatch.step.status", "ok");
    }

    @Test
    void nothing_that_a_user_wrote_or_an_upstream_answered_is_in_it() {
        List<Span> spans =
                traced(aRun("run_1"), RunEnd.failed(STARTED, "a secret end", "tool_error"), ok("a", 1), failed("b"));

        assertThat(spans.toString()).doesNotContain("secret");
        assertThat(spans.getFirst().failed()).isTrue();
        assertThat(spans.getFirst().attributes()).containsEntry("error.type", "tool_error");
        assertThat(spans.getLast().failed()).isTrue();
        assertThat(spans.getLast().attributes())
                .containsEntry("error.type", "tool_error")
                .containsEntry("dispatch.step.status", "failed");
    }

    @Test
    void a_run_that_a_caller_traces_is_a_part_of_that() {
        traces.asked(new RunId("run_1"), CALLER);
        traces.begun(aRun("run_1").run(), STARTED);
        assertThat(traces.of(aRun("run_1").run(), new StepId("a")))
                .contains(new TraceParent(CALLER.traceId(), SpanIds.step(new RunId("run_1"), new StepId("a")), true));
        traces.ended(ended(aRun("run_1").run(), RunEnd.ok(STARTED), ok("a", 1)));

        assertThat(collected.spans).extracting(Span::traceId).containsOnly(CALLER.traceId());
        assertThat(collected.spans.getFirst().parentId()).isEqualTo(CALLER.spanId());
        assertThat(collected.spans).as("it did not wait").extracting(Span::name).containsExactly("run", "probe.read");
    }

    @Test
    void what_the_caller_does_not_record_is_not_recorded_here_and_handed_on_so() {
        traces.asked(new RunId("run_1"), new TraceParent(CALLER.traceId(), CALLER.spanId(), false));

        assertThat(traced(aRun("run_1"), RunEnd.ok(STARTED), ok("a", 1))).isEmpty();
        traces.begun(aRun("run_1").run(), STARTED);
        assertThat(traces.of(aRun("run_1").run(), new StepId("a")).map(TraceParent::sampled))
                .contains(false);
    }

    @Test
    void another_server_that_takes_the_run_over_goes_on_with_the_same_trace() {
        traces.asked(new RunId("run_1"), CALLER);
        traces.begun(aRun("run_1").run(), STARTED);
        Optional<TraceParent> before = traces.of(aRun("run_1").run(), new StepId("a"));
        RunTraces other = new RunTraces(parents, collected, 1, clock);
        Run again = aRun("run_1").run().takenOver();
        other.begun(again, STARTED.plusSeconds(9));

        assertThat(other.of(again, new StepId("a"))).isEqualTo(before).isPresent();
        other.ended(ended(again, RunEnd.ok(STARTED.plusSeconds(10)), ok("a", 1), ok("b", 1)));
        assertThat(collected.spans).extracting(Span::name).containsExactly("run", "probe.read", "probe.read");
        assertThat(collected.spans.getFirst().events())
                .extracting(Span.Event::name)
                .containsExactly("taken up");
        assertThat(collected.spans.getFirst().parentId()).isEqualTo(CALLER.spanId());
    }

    @Test
    void retries_are_events_of_their_step_and_there_is_a_limit() {
        traces.begun(aRun("run_1").run(), STARTED);
        for (int n = 1; n <= RunTraces.MOST_RETRIES; n++) {
            traces.retried(new RunId("run_1"), new StepId("a"), n, "tool_timeout", STARTED.plusMillis(n));
        }
        traces.retried(new RunId("run_1"), new StepId("b"), 1, "tool_timeout", STARTED);
        traces.retried(new RunId("run_unknown"), new StepId("a"), 1, "tool_timeout", STARTED);
        traces.ended(ended(aRun("run_1").run(), RunEnd.ok(STARTED), ok("a", 3), ok("b", 2)));

        Span a = collected.spans.get(1);
        assertThat(a.events()).hasSize(RunTraces.MOST_RETRIES);
        assertThat(a.events().getFirst())
                .isEqualTo(new Span.Event(
                        "retry", STARTED.plusMillis(1), Map.of("dispatch.attempt", 1L, "error.type", "tool_timeout")));
        assertThat(a.attributes()).containsEntry("dispatch.step.attempts", 3L);
        assertThat(collected.spans.get(2).events()).isEmpty();
    }

    @Test
    void what_a_retry_of_a_run_took_over_is_in_the_trace_of_the_first() {
        assertThat(traced(
                        aRun("run_2"),
                        RunEnd.ok(STARTED.plusMillis(8)),
                        ok("a", 1).reusedIn(0),
                        ok("b", 1)))
                .extracting(Span::name)
                .containsExactly("run", "wait", "probe.read");
    }

    @Test
    void a_part_of_the_runs_is_traced_where_that_is_wanted_and_the_same_by_every_server() {
        RunTraces half = new RunTraces(parents, collected, 0.5, clock);
        RunTraces none = new RunTraces(parents, collected, 0, clock);
        long traced = IntStream.range(0, 1_000)
                .filter(n -> {
                    Run run = aRun("run_" + n).run();
                    half.begun(run, STARTED);
                    none.begun(run, STARTED);
                    assertThat(none.of(run, new StepId("a")).map(TraceParent::sampled))
                            .contains(false);
                    return half.of(run, new StepId("a")).orElseThrow().sampled();
                })
                .count();

        assertThat(traced).isBetween(420L, 580L);
    }

    @Test
    void a_run_that_goes_on_elsewhere_leaves_nothing_behind() {
        traces.begun(aRun("run_1").run(), STARTED);
        traces.left(new RunId("run_1"));

        assertThat(traces.of(aRun("run_1").run(), new StepId("a"))).isEmpty();
        traces.ended(ended(aRun("run_1").run(), RunEnd.ok(STARTED)));
        assertThat(collected.spans).isEmpty();
    }

    @Test
    void a_store_that_is_away_costs_no_run_its_trace() {
        TraceParents away = new TraceParents() {
            @Override
            public void keep(RunId run, TraceParent parent, Instant now) {
                throw new IllegalStateException("away");
            }

            @Override
            public Optional<TraceParent> find(RunId run) {
                throw new IllegalStateException("away");
            }

            @Override
            public void forgetBefore(Instant time) {}
        };
        RunTraces without = new RunTraces(away, collected, 1, clock);
        without.asked(new RunId("run_1"), CALLER);
        without.begun(aRun("run_1").run(), STARTED);
        without.ended(ended(aRun("run_1").run(), RunEnd.ok(STARTED)));

        assertThat(collected.spans).extracting(Span::traceId).containsExactly(SpanIds.trace(new RunId("run_1")));
    }

    @Test
    void what_a_run_is_a_part_of_is_known_for_as_long_as_it_may_wait() {
        traces.asked(new RunId("run_1"), CALLER);
        clock.advance(RunTraces.KEPT);
        traces.tidy();
        assertThat(parents.find(new RunId("run_1"))).isPresent();
        clock.advance(Duration.ofMillis(1));
        traces.tidy();
        assertThat(parents.find(new RunId("run_1"))).isEmpty();
    }
}
