package app.dispatch.application.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.DoneItem;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.ItemsDone;
import app.dispatch.domain.run.RunEvent.PhaseCompleted;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunEvent.RunTakenUp;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.RunEvent.StepIntended;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunEvent.StepModeSet;
import app.dispatch.domain.run.RunEvent.StepResumed;
import app.dispatch.domain.run.RunEvent.StepStarted;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.StepRef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalJsonTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final StepId A = new StepId("a");

    static Stream<RunEvent> events() {
        return Stream.of(
                new StepStarted(A, "http", "get"),
                new StepModeSet(A, RunMode.DRY_RUN),
                new StepLogged(A, "GET https://example.com"),
                new StepLogged(A, ""),
                new StepIntended(A, 3),
                new StepResumed(A, new RunId("run_0")),
                new RunTakenUp(),
                new ItemsDone(A, List.of()),
                new ItemsDone(
                        A,
                        List.of(
                                new DoneItem(0, "d0", null, Value.NULL),
                                new DoneItem(7, "d7", Fields.of("is", Value.of(1)), Value.of("out")))),
                new StepDone(outcome(Fields.of("x", Value.of(1)), new StepEnd.Ok(Value.of("out")), false)),
                new StepDone(outcome(Fields.empty(), new StepEnd.Ok(Value.NULL), true)),
                new StepDone(outcome(null, new StepEnd.Failed("it broke", "tool_error"), false)),
                new StepDone(outcome(null, new StepEnd.Skipped(), false)),
                new PhaseCompleted(0),
                new RunCompleted(new RunId("run_1"), RunEnd.ok(AT)),
                new RunCompleted(new RunId("run_1"), RunEnd.failed(AT, "", "run_timeout")),
                new RunCompleted(new RunId("run_1"), new RunEnd(RunEnd.How.CANCELLED, AT, "stopped", "cancelled")));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_the_same_after_writing_and_reading(RunEvent event) {
        List<Recorded> events = List.of(new Recorded(Recorded.before(3) + 7, event));
        assertThat(JournalJson.read(JournalJson.write(events))).isEqualTo(events);
    }

    @Test
    void there_is_an_example_of_every_kind_of_event() {
        assertThat(events().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(RunEvent.class.getPermittedSubclasses()));
    }

    @Test
    void the_events_of_one_commit_keep_their_order() {
        List<RunEvent> all = events().toList();
        List<Recorded> events = IntStream.range(0, all.size())
                .mapToObj(i -> new Recorded(i + 1, all.get(i)))
                .toList();
        assertThat(JournalJson.read(JournalJson.write(events))).isEqualTo(events);
        assertThat(JournalJson.read(JournalJson.write(List.of()))).isEmpty();
    }

    @Test
    void any_output_is_the_same_after_writing_and_reading() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            Fields input = RandomValues.fields(random, 3);
            Value output = RandomValues.value(random, 4);
            List<Recorded> events =
                    List.of(new Recorded(1, new StepDone(outcome(input, new StepEnd.Ok(output), false))));
            assertThat(JournalJson.read(JournalJson.write(events))).isEqualTo(events);
        }
    }

    @Test
    void an_output_as_deep_as_json_may_be_can_be_kept() {
        Value deepest = Json.parse("[".repeat(Json.DEPTH) + "]".repeat(Json.DEPTH));
        List<Recorded> events =
                List.of(new Recorded(1, new StepDone(outcome(Fields.empty(), new StepEnd.Ok(deepest), false))));
        assertThat(JournalJson.read(JournalJson.write(events))).isEqualTo(events);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[", "[{\"seq\":1,\"type\":\"step_danced\"}]", "7"})
    void what_is_no_journal_is_an_error_of_the_program(String text) {
        assertThatThrownBy(() -> JournalJson.read(text)).isInstanceOf(IllegalStateException.class);
    }

    private static StepOutcome outcome(@Nullable Value input, StepEnd end, boolean reused) {
        return new StepOutcome(
                new StepRef(A, reused ? null : "Fetch", "http", "get", 2),
                RunMode.LIVE,
                1,
                AT,
                AT.plusMillis(5),
                input,
                end,
                reused);
    }
}
