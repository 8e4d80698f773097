package app.dispatch.application.json;

import app.dispatch.domain.plan.StepId;
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
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.util.Optional;

/** The form in which events are told to clients. */
public final class EventJson {
    private EventJson() {}

    /** An event's name and its data, as they stand in an event stream. */
    public record Told(String name, Fields data) {}

    /** The event as clients see it; empty for one that is for the record only. */
    public static Optional<Told> write(RunEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case StepStarted started -> new Told("step_start", start(started));
                    case StepModeSet(var step, var mode) -> new Told("step_mode", of(step, "mode", mode.id()));
                    case StepLogged(var step, String line) -> new Told("step_log", of(step, "line", line));
                    case StepIntended intended -> null;
                    case StepResumed resumed -> null;
                    case RunTakenUp taken -> null;
                    case ItemsDone items -> null;
                    case StepDone(StepOutcome outcome) -> new Told("step_done", done(outcome));
                    case PhaseCompleted(int phase) ->
                        new Told("phase_complete", Fields.of("phaseIndex", Value.of(phase)));
                    case RunCompleted(var run, RunEnd end) -> new Told("run_complete", end(run, end));
                });
    }

    private static Fields start(StepStarted started) {
        return Fields.builder()
                .put("stepId", started.step().value())
                .put("tool", started.tool())
                .put("op", started.op())
                .build();
    }

    private static Fields of(StepId step, String key, String value) {
        return Fields.builder().put("stepId", step.value()).put(key, value).build();
    }

    private static Fields end(RunId run, RunEnd end) {
        return Fields.builder()
                .put("status", end.how().id())
                .put("runId", run.value())
                .putIfPresent("error", end.error())
                .putIfPresent("code", end.code())
                .build();
    }

    private static Fields done(StepOutcome outcome) {
        FieldsBuilder to = Fields.builder()
                .put("stepId", outcome.step().value())
                .put("status", outcome.status().id())
                .put("durationMs", outcome.durationMs())
                .put("attempts", outcome.attempts());
        OutcomeJson.end("result", outcome.end(), to);
        return to.putIfPresent("reused", outcome.reused() ? Value.of(true) : null)
                .build();
    }
}
