package app.dispatch.application.run;

import app.dispatch.application.json.Json;
import app.dispatch.application.run.engine.RunProgress;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.OnError;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.DoneItem;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.UndoOp;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The plan that takes back what a run has done, the last call first: one step for each call that changed something, one after
 * another, whatever becomes of those before. What the calls were and gave stands in the payload, where no text of it can be
 * taken for an expression.
 */
final class UndoPlan {
    private final Run past;
    private final Map<StepId, Step> steps;
    private final RunProgress progress;
    private final Catalogue catalogue;

    /** @param then what {@code past} ran */
    UndoPlan(Run past, Plan then, RunProgress progress, Catalogue catalogue) {
        this.past = past;
        this.steps = then.steps().stream().collect(Collectors.toMap(Step::id, Function.identity()));
        this.progress = progress;
        this.catalogue = catalogue;
    }

    /**
     * A call that was carried out.
     *
     * @param name its step, and its item's place there
     */
    private record Done(String name, String tool, String op, Value params, Value output) {}

    /** The plan, and the payload that it reads. */
    record Made(Plan plan, String payload) {}

    /** @throws Refusal {@code conflict} when there is nothing to take back, or too much for one plan */
    Made made(PlanId id, Instant now) {
        List<Done> calls = past.order().mode() == RunMode.LIVE ? calls().reversed() : List.of();
        if (calls.isEmpty()) {
            throw Refusal.of(ErrorCode.CONFLICT, "The run has changed nothing, so there is nothing to take back");
        }
        if (calls.size() > Plan.MOST_STEPS) {
            throw Refusal.of(
                    ErrorCode.CONFLICT,
                    "The run has made " + calls.size() + " calls that changed something; at most " + Plan.MOST_STEPS
                            + " can be taken back at a time");
        }
        List<Step> undo = new ArrayList<>();
        List<Value> payload = new ArrayList<>();
        for (Done call : calls) {
            undo.add(step(call, undo.size()));
            payload.add(Fields.builder()
                    .put("params", call.params())
                    .put("output", call.output())
                    .build());
        }
        Fields trigger = Fields.builder()
                .put("undoOf", past.id().value())
                .put("calls", Value.of(payload))
                .build();
        return new Made(Plan.of(id, now, "Take back " + past.id(), undo), Json.write(trigger));
    }

    private static Step step(Done call, int place) {
        Fields params = Fields.builder()
                .put("params", "{{ trigger.calls[" + place + "].params }}")
                .put("output", "{{ trigger.calls[" + place + "].output }}")
                .build();
        return Step.of("undo" + (place + 1), call.tool(), UndoOp.id(call.op()), params)
                .named(call.name())
                .on(OnError.CONTINUE);
    }

    /** In the order in which their steps ended. */
    private List<Done> calls() {
        List<Done> calls = new ArrayList<>();
        progress.outcomes().stream().filter(this::mayHaveChanged).forEach(outcome -> calls.addAll(calls(outcome)));
        return calls;
    }

    private boolean mayHaveChanged(StepOutcome outcome) {
        Step step = steps.get(outcome.step());
        return step != null
                && outcome.mode() == RunMode.LIVE
                && UndoOp.of(outcome.ref().op()).isEmpty()
                && catalogue
                        .op(outcome.ref().tool(), outcome.ref().op())
                        .map(op -> op.effect().of(step.params()) != Effect.READ)
                        .orElse(true);
    }

    private List<Done> calls(StepOutcome outcome) {
        String name = outcome.step().value();
        Step step = steps.get(outcome.step());
        boolean perItem = step != null && step.forEach() != null;
        List<Value> inputs = outcome.input() instanceof Value.Items(List<Value> known) ? known : List.of();
        List<Done> calls = new ArrayList<>();
        switch (outcome.end()) {
            case StepEnd.Skipped() -> {}
            case StepEnd.Ok(Value output) when !perItem -> calls.add(done(outcome, name, outcome.input(), output));
            case StepEnd.Ok(Value.Items(List<Value> outputs)) -> {
                for (int i = 0; i < Math.min(inputs.size(), outputs.size()); i++) {
                    calls.add(done(outcome, name + "[" + i + "]", inputs.get(i), outputs.get(i)));
                }
            }
            case StepEnd.Ok other -> {}
            case StepEnd.Failed failed when !perItem -> {}
            case StepEnd.Failed failed -> {
                for (DoneItem item : progress.itemsDone(outcome.step())) {
                    Value input = item.input() == null && item.index() < inputs.size()
                            ? inputs.get(item.index())
                            : item.input();
                    if (input != null) {
                        calls.add(done(outcome, name + "[" + item.index() + "]", input, item.output()));
                    }
                }
            }
        }
        return calls;
    }

    private static Done done(StepOutcome of, String name, @Nullable Value input, Value output) {
        return new Done(
                name,
                of.ref().tool(),
                of.ref().op(),
                input instanceof Fields params ? params : Fields.empty(),
                output instanceof Fields given ? given : Fields.of("value", output));
    }
}
