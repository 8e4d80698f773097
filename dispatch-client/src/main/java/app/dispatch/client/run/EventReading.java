package app.dispatch.client.run;

import app.dispatch.application.json.Reading;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads events of one run. How a step or the run ended stands in the run's record, which has it before it is told: the record is asked
 * for where the one that was seen last is too old. For use by one thread.
 */
final class EventReading {
    private final Supplier<RunRecord> record;
    private Optional<RunRecord> seen = Optional.empty();

    EventReading(Supplier<RunRecord> record) {
        this.record = record;
    }

    /** The event; empty for what only a later version of the API tells. */
    Optional<RunEvent> read(RunId run, String name, Fields data) {
        Reading from = new Reading(data, "", new ArrayList<>());
        return Optional.ofNullable(
                switch (name) {
                    case "step_start" ->
                        new RunEvent.StepStarted(step(from), from.requiredText("tool"), from.requiredText("op"));
                    case "step_log" ->
                        new RunEvent.StepLogged(step(from), from.text("line").orElse(""));
                    case "step_mode" ->
                        new RunEvent.StepModeSet(
                                step(from),
                                from.oneOf("mode", RunMode.values(), RunMode::id)
                                        .orElseThrow());
                    case "step_done" -> new RunEvent.StepDone(outcome(step(from)));
                    case "phase_complete" ->
                        new RunEvent.PhaseCompleted(Math.toIntExact(
                                from.whole("phaseIndex", 0, Integer.MAX_VALUE).orElseThrow()));
                    case "run_complete" ->
                        new RunEvent.RunCompleted(run, latest().run().end().orElseThrow());
                    default -> null;
                });
    }

    private static StepId step(Reading from) {
        return new StepId(from.requiredText("stepId"));
    }

    private StepOutcome outcome(StepId step) {
        return seen.flatMap(known -> outcome(known, step))
                .or(() -> outcome(latest(), step))
                .orElseThrow();
    }

    private static Optional<StepOutcome> outcome(RunRecord record, StepId step) {
        return record.steps().stream()
                .filter(outcome -> outcome.step().equals(step))
                .findFirst();
    }

    private RunRecord latest() {
        if (seen.filter(known -> known.run().status().isEnded()).isEmpty()) {
            seen = Optional.of(record.get());
        }
        return seen.orElseThrow();
    }
}
