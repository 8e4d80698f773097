package app.dispatch.application.json;

import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.StepOutcome;
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
                .putIfPresent("name", outcome.name())
                .put("tool", outcome.tool())
                .put("op", outcome.op())
                .put("phase", outcome.phase())
                .put("status", outcome.status().id())
                .put("mode", outcome.mode().id())
                .put("attempts", outcome.attempts())
                .put("startedAt", outcome.startedAt().toEpochMilli())
                .put("completedAt", outcome.completedAt().toEpochMilli())
                .put("durationMs", outcome.durationMs());
        Value input = outcome.input();
        to.put("input", input == null ? Value.NULL : input)
                .putIfPresent("output", outcome.output())
                .putIfPresent("error", outcome.error())
                .putIfPresent("code", outcome.code());
        return outcome.reused() ? to.put("reused", true).build() : to.build();
    }

    /** The outcome that {@link #write} wrote. */
    static StepOutcome read(Fields from) {
        Reading reading = new Reading(from, "", new ArrayList<>());
        return new StepOutcome(
                new StepId(reading.requiredText("stepId")),
                reading.text("name").orElse(null),
                reading.requiredText("tool"),
                reading.requiredText("op"),
                Math.toIntExact(whole(reading, "phase")),
                reading.oneOf("status", StepStatus.values(), StepStatus::id).orElseThrow(),
                reading.oneOf("mode", RunMode.values(), RunMode::id).orElseThrow(),
                Math.toIntExact(whole(reading, "attempts")),
                Instant.ofEpochMilli(whole(reading, "startedAt")),
                Instant.ofEpochMilli(whole(reading, "completedAt")),
                reading.value("input").orElse(null),
                from.get("output").orElse(null),
                reading.text("error").orElse(null),
                reading.text("code").orElse(null),
                reading.bool("reused").orElse(false));
    }

    private static long whole(Reading from, String key) {
        return from.whole(key, Long.MIN_VALUE, Long.MAX_VALUE).orElseThrow();
    }
}
