package app.dispatch.application.lint;

import app.dispatch.application.expression.Expression;
import app.dispatch.application.expression.Term;
import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.application.plan.CheckedStep;
import app.dispatch.domain.plan.Dependencies;
import app.dispatch.domain.plan.Phase;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.tool.TargetKind;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan with what the checks of this package ask of it, worked out once. Not for use by several threads. */
final class AnalyzedPlan {
    private final CheckedPlan plan;
    private final Map<String, AnalyzedStep> analyzed = new LinkedHashMap<>();
    private final Map<String, Set<String>> before = new HashMap<>();
    private final Set<String> waited = new HashSet<>();

    /**
     * A step, with what is known of it before it runs.
     *
     * @param path its JSON pointer
     * @param params its parameters by their names
     * @param flows reads the terms of its parameters, its item being known
     * @param values what is known of its parameters where it runs: what its condition compared is left out
     * @param targets what its parameters aim at
     * @param known what its condition says where it runs
     */
    record AnalyzedStep(
            CheckedStep checked,
            String path,
            Map<String, Term> params,
            @Nullable Term when,
            @Nullable Term forEach,
            FlowReader flows,
            Map<String, Flow> values,
            Map<String, TargetKind> targets,
            Guards.Known known) {
        Step step() {
            return checked.step();
        }

        /** What is known of a parameter. */
        Flow param(String name) {
            return values.getOrDefault(name, Flow.OWN);
        }

        /** Whether a language model makes its output: it says how many tokens that took. */
        boolean isModel() {
            return !checked.op().output().fields("properties").fields("usage").isEmpty();
        }
    }

    AnalyzedPlan(CheckedPlan plan) {
        this.plan = plan;
        List<Step> steps = plan.plan().steps();
        Map<String, AnalyzedStep> alone = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            AnalyzedStep made = analyzed(plan.step(steps.get(i).id()), "/steps/" + i);
            alone.put(made.step().id().value(), made);
        }
        order(alone);
        steps.forEach(step -> analyzed.put(step.id().value(), complete(step.id().value(), alone, new HashSet<>())));
    }

    private static AnalyzedStep analyzed(CheckedStep checked, String path) {
        FlowReader outside = FlowReader.of(Map.of());
        Term forEach = term(checked.forEach());
        Term when = term(checked.when());
        FlowReader within = forEach == null
                ? outside
                : outside.with(Provenance.ITEM, outside.read(forEach).member(Origin.ANY));
        Guards.Known known = when == null ? new Guards.Known(Set.of(), Set.of()) : new Guards(outside).when(when, true);
        return new AnalyzedStep(
                checked,
                path,
                params(checked.params().term()),
                when,
                forEach,
                within,
                Map.of(),
                TargetKind.of(checked.op()),
                known);
    }

    private static @Nullable Term term(@Nullable Expression expression) {
        return expression == null ? null : expression.term();
    }

    private static Map<String, Term> params(Term term) {
        Map<String, Term> params = new LinkedHashMap<>();
        switch (term) {
            case Term.ObjectOf(List<Term.Entry> entries) ->
                entries.forEach(entry -> {
                    if (entry.key() instanceof Term.Literal(Text(String name))) {
                        params.put(name, entry.value());
                    }
                });
            case Term.Literal(Fields(Map<String, Value> values)) ->
                values.forEach((name, value) -> params.put(name, new Term.Literal(value)));
            case Term other -> {}
        }
        return params;
    }

    /** Which steps are waited for, and, where somebody asks for that, which have ended before each. */
    private void order(Map<String, AnalyzedStep> alone) {
        Map<StepId, Set<StepId>> references = new HashMap<>();
        alone.values()
                .forEach(step -> references.put(
                        step.step().id(),
                        step.checked().reads().stream().map(StepId::new).collect(Collectors.toSet())));
        Dependencies dependencies = Dependencies.of(plan.plan().steps(), references);
        boolean asks = plan.plan().steps().stream().anyMatch(step -> step.approval() != null);
        for (Phase phase : plan.phases()) {
            for (Step step : phase.steps()) {
                Set<String> all = new HashSet<>();
                for (StepId need : dependencies.of(step.id())) {
                    waited.add(need.value());
                    all.add(need.value());
                    all.addAll(before.getOrDefault(need.value(), Set.of()));
                }
                if (asks) {
                    before.put(step.id().value(), all);
                }
            }
        }
    }

    /** A step whose condition needs others to have ended ok runs only where their conditions were true. */
    private static AnalyzedStep complete(String id, Map<String, AnalyzedStep> alone, Set<String> ran) {
        AnalyzedStep step = stepOf(alone, id);
        Set<Origin> compared = new HashSet<>(step.known().compared());
        collect(step.known(), alone, ran);
        ran.forEach(other -> compared.addAll(stepOf(alone, other).known().compared()));
        Map<String, Flow> values = new LinkedHashMap<>();
        step.params()
                .forEach(
                        (name, term) -> values.put(name, step.flows().read(term).without(compared)));
        return new AnalyzedStep(
                step.checked(),
                step.path(),
                step.params(),
                step.when(),
                step.forEach(),
                step.flows(),
                values,
                step.targets(),
                new Guards.Known(compared, ran));
    }

    private static void collect(Guards.Known known, Map<String, AnalyzedStep> alone, Set<String> ran) {
        for (String other : known.ran()) {
            if (alone.containsKey(other) && ran.add(other)) {
                collect(stepOf(alone, other).known(), alone, ran);
            }
        }
    }

    private static AnalyzedStep stepOf(Map<String, AnalyzedStep> analyzed, String id) {
        AnalyzedStep found = analyzed.get(id);
        if (found == null) {
            throw new IllegalArgumentException("the plan has no step " + id);
        }
        return found;
    }

    CheckedPlan checked() {
        return plan;
    }

    /** The steps in the order of the plan. */
    List<AnalyzedStep> steps() {
        return List.copyOf(analyzed.values());
    }

    Optional<AnalyzedStep> step(String id) {
        return Optional.ofNullable(analyzed.get(id));
    }

    /** Whether another step waits for this one. */
    boolean isWaitedFor(AnalyzedStep step) {
        return waited.contains(step.step().id().value());
    }

    /** Whether a step ended before another begins. Only known in plans that ask for approvals. */
    boolean isBefore(String id, String later) {
        return before.getOrDefault(later, Set.of()).contains(id);
    }
}
