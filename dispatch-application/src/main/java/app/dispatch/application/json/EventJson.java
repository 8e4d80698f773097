package app.dispatch.application.json;

import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.PhaseCompleted;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.RunEvent.StepIntended;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunEvent.StepModeSet;
import app.dispatch.domain.run.RunEvent.StepStarted;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.value.Value.Fields;
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
                    case StepStarted(var step, String tool, String op) ->
                        new Told(
                                "step_start",
                                Fields.builder()
                                        .put("stepId", step.value())
                                        .put("tool", tool)
                                        .put("op", op)
                                        .build());
                    case StepModeSet(var step, var mode) ->
                        new Told(
                                "step_mode",
                                Fields.builder()
                                        .put("stepId", step.value())
                                        .put("mode", mode.id())
                                        .build());
                    case StepLogged(var step, String line) ->
                        new Told(
                                "step_log",
                                Fields.builder()
                                        .put("stepId", step.value())
                                        .put("line", line)
                                        .build());
                    case StepIntended intended -> null;
                    case StepDone(StepOutcome outcome) -> new Told("step_done", done(outcome));
                    case PhaseCompleted(int phase) ->
                        new Told(
                                "phase_complete",
                                Fields.builder().put("phaseIndex", phase).build());
                    case RunCompleted(var run, RunEnd end) ->
                        new Told(
                                "run_complete",
                                Fields.builder()
                                        .put("status", end.status().id())
                                        .put("runId", run.value())
                                        .putIfPresent("error", end.error())
                                        .putIfPresent("code", end.code())
                                        .build());
                });
    }

    private static Fields done(StepOutcome outcome) {
        return Fields.builder()
                .put("stepId", outcome.step().value())
                .put("status", outcome.status().id())
                .put("durationMs", outcome.durationMs())
                .put("attempts", outcome.attempts())
                .putIfPresent("result", outcome.output())
                .putIfPresent("error", outcome.error())
                .putIfPresent("code", outcome.code())
                .build();
    }
}
