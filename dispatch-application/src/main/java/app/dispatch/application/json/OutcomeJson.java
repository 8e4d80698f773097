package app.dispatch.application.json;

import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.StepRef;
import app.dispatch.domain.run.StepStatus;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.time.Instant;
import java.util.ArrayList;

/** The JSON form of a step's outcome, the {@code StepResult} of the API. */
public final class OutcomeJson {
    private OutcomeJson() {}

    /** The outcome as clients see it and as the journal keeps it. */
    public static Fields write(StepOutcome outcome) {
        FieldsBuilder to = Fields.builder()
                .put("stepId", outcome.step().value())
                .putIfPresent("name", outcome.ref().name())
                .put("tool", outcome.ref().tool())
                .put("op", outcome.ref().op())
                .put("phase", outcome.ref().phase())
                .put("status", outcome.status().id())
                .put("mode", outcome.mode().id())
                .put("attempts", outcome.attempts())
                .put("startedAt", outcome.startedAt().toEpochMilli())
                .put("completedAt", outcome.completedAt().toEpochMilli())
                .put("durationMs", outcome.durationMs());
        Value input = outcome.input();
        to.put("input", input == null ? Value.NULL : input);
        end("output", outcome.end(), to);
        return outcome.reused() ? to.put("reused", true).build() : to.build();
    }

    /** Writes what came of a step, an output under that key. */
    static void end(String output, StepEnd end, FieldsBuilder to) {
        switch (end) {
            case StepEnd.Ok(Value value) -> to.put(output, value);
            case StepEnd.Skipped() -> {}
            case StepEnd.Failed(String error, String code) ->
                to.put("error", error).put("code", code);
        }
    }

    /** The outcome that {@link #write} wrote. */
    public static StepOutcome read(Fields from) {
        Reading reading = new Reading(from, "", new ArrayList<>());
        return new StepOutcome(
                new StepRef(
                        new StepId(reading.requiredText("stepId")),
                        reading.text("name").orElse(null),
                        reading.requiredText("tool"),
                        reading.requiredText("op"),
                        Math.toIntExact(whole(reading, "phase"))),
                reading.oneOf("mode", RunMode.values(), RunMode::id).orElseThrow(),
                Math.toIntExact(whole(reading, "attempts")),
                Instant.ofEpochMilli(whole(reading, "startedAt")),
                Instant.ofEpochMilli(whole(reading, "completedAt")),
                reading.value("input").orElse(null),
                end(reading),
                reading.bool("reused").orElse(false));
    }

    private static StepEnd end(Reading from) {
        return switch (from.oneOf("status", StepStatus.values(), StepStatus::id).orElseThrow()) {
            case OK -> new StepEnd.Ok(from.given("output").orElse(Value.NULL));
            case SKIPPED -> new StepEnd.Skipped();
            case FAILED ->
                new StepEnd.Failed(
                        from.text("error").orElse(""), from.text("code").orElse(""));
        };
    }

    private static long whole(Reading from, String key) {
        return from.whole(key, Long.MIN_VALUE, Long.MAX_VALUE).orElseThrow();
    }
}
