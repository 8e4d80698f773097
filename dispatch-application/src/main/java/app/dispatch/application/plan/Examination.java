package app.dispatch.application.plan;

import app.dispatch.application.cpu.Allowance;
import app.dispatch.application.expression.Expression;
import app.dispatch.application.expression.ExpressionInvalid;
import app.dispatch.application.expression.ExpressionLanguage;
import app.dispatch.application.expression.ParamsTemplate;
import app.dispatch.application.expression.PlanExpressions;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.plan.OutputCheck.Placed;
import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Dependencies;
import app.dispatch.domain.plan.Phase;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanCheck;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.OpDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The check of one plan: compiles its expressions, then holds every part of it against the catalogue. */
final class Examination {
    private final Plan plan;
    private final String path;
    private final Catalogue catalogue;
    private final ExpressionLanguage language;
    private final ParamsSchema schemas;
    private final Allowance time;
    private final Set<String> known;
    private final List<Problem> problems;
    private final Map<StepId, CheckedStep> ready = new HashMap<>();
    private final Map<StepId, Set<StepId>> references = new HashMap<>();
    private final OutputCheck outputs;

    /** @param time what the check may take; it is looked at between steps and between expressions */
    Examination(
            PlanDraft draft, Catalogue catalogue, ExpressionLanguage language, ParamsSchema schemas, Allowance time) {
        this.plan = draft.plan();
        this.path = draft.path();
        this.catalogue = catalogue;
        this.language = new PlanExpressions(language, time);
        this.time = time;
        this.schemas = schemas;
        this.known = plan.steps().stream().map(step -> step.id().value()).collect(Collectors.toSet());
        this.problems = new ArrayList<>(draft.problems());
        this.outputs = new OutputCheck(plan, catalogue);
        examine();
    }

    private void examine() {
        if (plan.steps().size() <= Plan.MOST_STEPS) {
            for (int i = 0; i < plan.steps().size(); i++) {
                if (time.isSpent()) {
                    problems.add(new Problem(path, "the plan takes too long to check; make it smaller"));
                    return;
                }
                step(plan.steps().get(i), path + "/steps/" + i);
            }
        }
        for (Problem problem : PlanCheck.of(plan, catalogue, references)) {
            problems.add(problem.under(path));
        }
        schedule();
    }

    /** All that is wrong with the plan, with pointers into what the caller sent. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(outputs.problems());
        return List.copyOf(all);
    }

    /** What keeps a run of the plan from being begun. One that reads what is never there fails where it does so. */
    List<Problem> hindrances() {
        return List.copyOf(problems);
    }

    /** The plan, ready to run, once there are no problems. */
    CheckedPlan ready(String text) {
        return new CheckedPlan(
                plan, text, Dependencies.of(plan.steps(), references).phases(), ready);
    }

    /** The phases, as far as what steps wait for can be read; none when steps wait for each other, or several have one id. */
    List<Phase> phases() {
        if (known.size() < plan.steps().size() || plan.steps().size() > Plan.MOST_STEPS) {
            return List.of();
        }
        Dependencies dependencies = Dependencies.of(plan.steps(), references);
        return dependencies.cycles().isEmpty() ? dependencies.phases() : List.of();
    }

    /** What a repeat of each step's call would do, for those whose operation is known. */
    Map<StepId, Effect> effects() {
        Map<StepId, Effect> effects = new HashMap<>();
        ready.forEach((id, step) -> effects.put(id, step.effect()));
        return effects;
    }

    private void step(Step step, String at) {
        boolean perItem = step.forEach() != null;
        List<Placed> placed = new ArrayList<>();
        ParamsTemplate params = ParamsTemplate.compile(
                step.params(),
                language,
                perItem,
                at + "/params",
                problems,
                (pointer, expression) -> placed.add(new Placed(pointer, expression)));
        Expression when = expression(step.when(), false, at + "/when");
        Expression forEach = expression(step.forEach(), false, at + "/forEach");
        outputs.step(step, Placed.at(at + "/when", when), Placed.at(at + "/forEach", forEach), placed);
        new TreeMap<>(params.references()).forEach((pointer, names) -> refer(step, names, pointer));
        refer(step, when == null ? Set.of() : when.steps(), at + "/when");
        refer(step, forEach == null ? Set.of() : forEach.steps(), at + "/forEach");
        Optional<OpDef> op = catalogue.op(step.tool(), step.op());
        if (op.isPresent()) {
            problems.addAll(schemas.check(op.get().params(), step.params(), at + "/params", params::isTemplate));
            ready.put(
                    step.id(),
                    new CheckedStep(step, op.get(), op.get().effect().of(step.params()), params, when, forEach));
        }
    }

    private @Nullable Expression expression(@Nullable String source, boolean perItem, String at) {
        if (source == null) {
            return null;
        }
        try {
            return language.compile(source, perItem);
        } catch (ExpressionInvalid invalid) {
            problems.add(new Problem(at, invalid.text()));
            return null;
        }
    }

    private void refer(Step from, Set<String> names, String at) {
        for (String name : names) {
            if (name.equals(from.id().value())) {
                problems.add(new Problem(at, "a step cannot read its own output"));
            } else if (!known.contains(name)) {
                // A suggestion costs time, and only so many problems are shown.
                String hint = problems.size() < Problem.MOST_LISTED ? DidYouMean.hint(name, known) : "";
                problems.add(new Problem(at, "there is no step `" + name + "`" + hint));
            } else {
                references
                        .computeIfAbsent(from.id(), id -> new LinkedHashSet<>())
                        .add(new StepId(name));
            }
        }
    }

    private void schedule() {
        String cron = plan.cron();
        String zone = plan.timezone();
        try {
            CronExpression.zone(zone);
        } catch (Refusal unknown) {
            problems.add(new Problem(path + "/timezone", unknown.text()));
            return;
        }
        try {
            if (cron != null) {
                CronExpression.parse(cron, zone);
            }
        } catch (Refusal invalid) {
            problems.add(new Problem(path + "/cron", invalid.text()));
        }
    }
}
