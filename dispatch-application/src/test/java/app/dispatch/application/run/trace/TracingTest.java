package app.dispatch.application.run.trace;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.TraceParent;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TracingTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final String CALLERS = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String STEPS =
            "{\"steps\":[{\"id\":\"a\",\"tool\":\"shaky\",\"op\":\"read\",\"retry\":{\"maxAttempts\":2,\"maxDelayMs\":1}}]}";

    private final Noted noted = new Noted();

    private String run(Outside outside, Optional<String> traceparent) {
        AtomicInteger calls = new AtomicInteger();
        String[] seen = {"nothing"};
        try (Dispatch dispatch = Dispatch.wire(outside.with(Tool.named("shaky", "Shaky")
                .op(Op.reads("read", "Read"), call -> {
                    seen[0] = call.trace().map(TraceParent::written).orElse("none");
                    if (calls.incrementAndGet() == 1) {
                        throw StepFailure.passing(FailureCode.TOOL_ERROR, "a secret of the upstream");
                    }
                    return Fields.of("ok", Value.of(true));
                })
                .build()))) {
            dispatch.runs()
                    .start(RunRequest.of(ADA, dispatch.planJson().read(Json.parse(STEPS), "/plan"))
                            .traced(traceparent))
                    .ended()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        }
        return seen[0];
    }

    @Test
    void what_happens_in_a_run_is_told_in_its_order_and_a_call_hands_its_place_on() {
        String handedOn = run(Outside.inMemory().with(noted), Optional.of(CALLERS));

        assertThat(noted.told)
                .containsExactly(
                        "asked by b7ad6b7169203331",
                        "begun",
                        "a retried after 1: tool_error",
                        "ended ok with 1",
                        "left");
        assertThat(handedOn).isEqualTo(Noted.HERE.written());
    }

    @Test
    void a_header_that_is_none_is_as_good_as_not_sent() {
        run(Outside.inMemory().with(noted), Optional.of("00-nothing"));

        assertThat(noted.told).first().isEqualTo("begun");
    }

    @Test
    void without_anybody_who_traces_nothing_is_handed_on() {
        assertThat(run(Outside.inMemory(), Optional.of(CALLERS))).isEqualTo("none");
    }

    /** Notes what it is told. */
    private static final class Noted implements Tracing {
        private static final TraceParent HERE =
                new TraceParent("0af7651916cd43dd8448eb211c80319c", "00000000000000aa", true);

        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void asked(RunId run, TraceParent by) {
            told.add("asked by " + by.spanId());
        }

        @Override
        public void begun(Run run, Instant at) {
            told.add("begun");
        }

        @Override
        public void retried(RunId run, StepId step, int attempt, String code, Instant at) {
            told.add(step + " retried after " + attempt + ": " + code);
        }

        @Override
        public Optional<TraceParent> of(Run run, StepId step) {
            return Optional.of(HERE);
        }

        @Override
        public void ended(RunRecord run) {
            told.add("ended " + run.run().status().id() + " with " + run.steps().size());
        }

        @Override
        public void left(RunId run) {
            told.add("left");
        }
    }
}
