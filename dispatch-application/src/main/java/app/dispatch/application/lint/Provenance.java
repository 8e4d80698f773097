package app.dispatch.application.lint;

import app.dispatch.application.lint.AnalyzedPlan.AnalyzedStep;
import app.dispatch.domain.plan.OnError;
import app.dispatch.domain.plan.Phase;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.TargetKind;
import app.dispatch.domain.value.Value.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which values of a plan somebody outside decides: what a webhook is sent, what operations read, what a language model
 * makes of either. Not for use by several threads.
 */
final class Provenance {
    static final String TRIGGER = "trigger";
    static final String STEPS = "steps";
    static final String ITEM = "item";

    private final AnalyzedPlan analyzed;
    private final List<AnalyzedStep> approved;
    private final Map<Asked, Optional<Origin>> params = new HashMap<>();

    private record Asked(String step, String param, boolean numbers) {}

    /** Looks at the steps in the order in which they run, so that each finds what it reads already known. */
    Provenance(AnalyzedPlan analyzed) {
        this.analyzed = analyzed;
        this.approved = analyzed.steps().stream()
                .filter(step -> step.step().approval() != null)
                .toList();
        for (Phase phase : analyzed.checked().phases()) {
            for (Step step : phase.steps()) {
                analyzed.step(step.id().value()).ifPresent(this::learn);
            }
        }
    }

    private void learn(AnalyzedStep step) {
        step.params().keySet().forEach(name -> {
            ofParam(step, name, false);
            ofParam(step, name, true);
        });
    }

    /** The first place from which somebody outside decides a value that a step reads; empty when nobody does. */
    Optional<Origin> outside(Flow flow, AnalyzedStep reader, boolean numbers) {
        return flow.allOrigins().stream()
                .filter(origin -> isOutside(origin, reader, numbers))
                .findFirst();
    }

    /** What a place's value was made from, when a language model made it. */
    Optional<Origin> madeFrom(Origin origin) {
        return producer(origin).filter(AnalyzedStep::isModel).flatMap(this::ofParams);
    }

    private Optional<AnalyzedStep> producer(Origin origin) {
        return origin.root().equals(STEPS) && !origin.keys().isEmpty()
                ? analyzed.step(origin.keys().getFirst())
                : Optional.empty();
    }

    private boolean isOutside(Origin origin, AnalyzedStep reader, boolean numbers) {
        if (isApproved(origin, reader)) {
            return false;
        }
        if (origin.root().equals(TRIGGER)) {
            return analyzed.checked().plan().trigger() == TriggerKind.WEBHOOK;
        }
        if (origin.keys().size() > 1 && origin.keys().get(1).equals("status")) {
            return false;
        }
        return producer(origin).filter(step -> decides(step, origin, numbers)).isPresent();
    }

    /** Whether a person approved a step that had the value before it, and that had to run before the reader. */
    private boolean isApproved(Origin origin, AnalyzedStep reader) {
        String source = origin.root().equals(STEPS) && !origin.keys().isEmpty()
                ? origin.keys().getFirst()
                : "";
        String id = reader.step().id().value();
        return approved.stream()
                .filter(step -> analyzed.isBefore(step.step().id().value(), id))
                .filter(step -> source.isEmpty()
                        || analyzed.isBefore(source, step.step().id().value()))
                .anyMatch(step -> stops(step, reader));
    }

    /** Whether a person who rejects this step keeps the reader from running. */
    private static boolean stops(AnalyzedStep step, AnalyzedStep reader) {
        boolean ran = reader.known().ran().contains(step.step().id().value());
        return ran || (step.step().onError() == OnError.FAIL && step.when() == null);
    }

    private boolean decides(AnalyzedStep step, Origin origin, boolean numbers) {
        int from = step.forEach() == null ? 2 : 3;
        List<String> keys = origin.keys().size() <= from
                ? List.of()
                : origin.keys().subList(from, origin.keys().size());
        Effect effect = step.checked().effect();
        if (!keys.isEmpty() && OutputSchema.isSettled(step, keys, numbers)) {
            return false;
        }
        if (step.targets().containsValue(TargetKind.URL)) {
            return true;
        }
        if (!keys.isEmpty() && step.params().containsKey(keys.getFirst())) {
            return step.step().approval() == null
                    && ofParam(step, keys.getFirst(), numbers).isPresent();
        }
        if (step.isModel()) {
            return step.step().approval() == null && ofParams(step).isPresent();
        }
        return effect == Effect.READ ? isFound(step, keys) : isChosen(step, keys);
    }

    /** Content that was read; but the id of the one thing that the plan itself names is that thing's. */
    private boolean isFound(AnalyzedStep step, List<String> keys) {
        Fields output = step.checked().op().output().fields("properties");
        boolean named = keys.equals(List.of("id")) && output.get("items").isEmpty();
        return !named || ofParams(step).isPresent();
    }

    /** What a change answers is told by the vendor; it stands for whom somebody outside chose. */
    private boolean isChosen(AnalyzedStep step, List<String> keys) {
        if (step.step().approval() != null) {
            return false;
        }
        boolean whole = keys.isEmpty() || keys.equals(List.of("raw"));
        return whole
                ? ofParams(step).isPresent()
                : step.targets().keySet().stream()
                        .anyMatch(name -> ofParam(step, name, true).isPresent());
    }

    /** The first place from which somebody outside decides any of a step's parameters. */
    private Optional<Origin> ofParams(AnalyzedStep step) {
        return step.params().keySet().stream()
                .flatMap(name -> ofParam(step, name, false).stream())
                .findFirst();
    }

    /** The same of one parameter. */
    private Optional<Origin> ofParam(AnalyzedStep step, String name, boolean numbers) {
        Asked asked = new Asked(step.step().id().value(), name, numbers);
        Optional<Origin> known = params.get(asked);
        if (known != null) {
            return known;
        }
        Optional<Origin> found = outside(step.param(name), step, numbers);
        params.put(asked, found);
        return found;
    }
}
