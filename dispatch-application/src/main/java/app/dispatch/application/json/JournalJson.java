package app.dispatch.application.json;

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
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The form in which stores keep the events of a run: without loss, and readable by later versions. */
public final class JournalJson {
    private JournalJson() {}

    /** The events of one commit as JSON text. */
    public static String write(List<Recorded> events) {
        return Json.write(Value.of(events.stream().map(JournalJson::write).toList()));
    }

    /**
     * The events that {@link #write} wrote.
     *
     * @throws IllegalStateException when the text is something else
     */
    public static List<Recorded> read(String text) {
        List<Recorded> events = new ArrayList<>();
        read(text, events::add);
        return events;
    }

    /**
     * The same, one after the other: they need not be in memory together.
     *
     * @throws IllegalStateException when the text is something else
     */
    public static void read(String text, Consumer<Recorded> to) {
        Json.readBackEach(text, entry -> to.accept(read(new Reading((Fields) entry, "", new ArrayList<>()))));
    }

    private static Fields write(Recorded recorded) {
        FieldsBuilder to = Fields.builder().put("seq", recorded.seq());
        switch (recorded.event()) {
            case StepStarted(StepId step, String tool, String op) ->
                to.put("type", "step_started")
                        .put("step", step.value())
                        .put("tool", tool)
                        .put("op", op);
            case StepModeSet(StepId step, RunMode mode) ->
                to.put("type", "step_mode_set").put("step", step.value()).put("mode", mode.id());
            case StepLogged(StepId step, String line) ->
                to.put("type", "step_logged").put("step", step.value()).put("line", line);
            case StepIntended(StepId step, int attempt) ->
                to.put("type", "step_intended").put("step", step.value()).put("attempt", attempt);
            case StepResumed(StepId step, RunId keysOf) ->
                to.put("type", "step_resumed").put("step", step.value()).put("keysOf", keysOf.value());
            case RunTakenUp() -> to.put("type", "run_taken_up");
            case ItemsDone(StepId step, List<DoneItem> items) ->
                to.put("type", "items_done").put("step", step.value()).put("items", items(items));
            case StepDone(var outcome) -> to.put("type", "step_done").put("outcome", OutcomeJson.write(outcome));
            case PhaseCompleted(int phase) -> to.put("type", "phase_completed").put("phase", phase);
            case RunCompleted(RunId run, RunEnd end) ->
                to.put("type", "run_completed")
                        .put("run", run.value())
                        .put("status", end.how().id())
                        .put("at", end.at().toEpochMilli())
                        .putIfPresent("error", end.error())
                        .putIfPresent("code", end.code());
        }
        return to.build();
    }

    private static Recorded read(Reading from) {
        String type = from.requiredText("type");
        RunEvent event = switch (type) {
            case "step_started" -> new StepStarted(step(from), from.requiredText("tool"), from.requiredText("op"));
            case "step_mode_set" ->
                new StepModeSet(
                        step(from),
                        from.oneOf("mode", RunMode.values(), RunMode::id).orElseThrow());
            case "step_logged" -> new StepLogged(step(from), from.text("line").orElse(""));
            case "step_intended" -> new StepIntended(step(from), Math.toIntExact(whole(from, "attempt")));
            case "step_resumed" -> new StepResumed(step(from), new RunId(from.requiredText("keysOf")));
            case "run_taken_up" -> new RunTakenUp();
            case "items_done" -> new ItemsDone(step(from), items(from));
            case "step_done" ->
                new StepDone(OutcomeJson.read(from.fields("outcome").orElseThrow()));
            case "phase_completed" -> new PhaseCompleted(Math.toIntExact(whole(from, "phase")));
            case "run_completed" -> new RunCompleted(new RunId(from.requiredText("run")), end(from));
            default -> throw new IllegalStateException("not an event: " + type);
        };
        return new Recorded(whole(from, "seq"), event);
    }

    private static Value items(List<DoneItem> items) {
        return Value.of(items.stream()
                .map(item -> Fields.builder()
                        .put("index", item.index())
                        .put("digest", item.digest())
                        .putIfPresent("input", item.input())
                        .put("output", item.output())
                        .build())
                .toList());
    }

    private static List<DoneItem> items(Reading from) {
        return from.items("items").orElseThrow().stream()
                .map(item -> new Reading((Fields) item, "", new ArrayList<>()))
                .map(item -> new DoneItem(
                        Math.toIntExact(whole(item, "index")),
                        item.requiredText("digest"),
                        item.given("input").orElse(null),
                        item.given("output").orElseThrow()))
                .toList();
    }

    private static RunEnd end(Reading from) {
        return new RunEnd(
                from.oneOf("status", RunEnd.How.values(), RunEnd.How::id).orElseThrow(),
                Instant.ofEpochMilli(whole(from, "at")),
                from.text("error").orElse(null),
                from.text("code").orElse(null));
    }

    private static StepId step(Reading from) {
        return new StepId(from.requiredText("step"));
    }

    private static long whole(Reading from, String key) {
        return from.whole(key, 0, Long.MAX_VALUE).orElseThrow();
    }
}
