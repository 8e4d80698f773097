package app.dispatch.domain.plan;

import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.ToolDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The check of a plan's structure: its size, ids, tools, operations and dependencies. */
public final class PlanCheck {
    private PlanCheck() {}

    /**
     * All that is wrong with the plan's structure; empty when nothing is. Paths are relative to the plan.
     *
     * @param references the steps that each step's expressions refer to
     */
    public static List<Problem> of(Plan plan, Catalogue catalogue, Map<StepId, Set<StepId>> references) {
        List<Step> steps = plan.steps();
        if (steps.size() > Plan.MOST_STEPS) {
            return List.of(new Problem(
                    "/steps", "a plan has at most " + Plan.MOST_STEPS + " steps; this one has " + steps.size()));
        }
        List<Problem> problems = new ArrayList<>();
        boolean unique = ids(steps, problems);
        for (int i = 0; i < steps.size(); i++) {
            call(steps.get(i), "/steps/" + i, catalogue).ifPresent(problems::add);
            dependsOn(steps, i, problems);
        }
        if (unique) {
            problems.addAll(cycles(steps, references));
        }
        return problems;
    }

    private static boolean ids(List<Step> steps, List<Problem> problems) {
        Map<StepId, Integer> first = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            StepId id = steps.get(i).id();
            Integer before = first.putIfAbsent(id, i);
            if (before != null) {
                problems.add(new Problem(
                        "/steps/" + i + "/id",
                        "the id `" + id + "` is taken by step " + before + "; every step needs its own"));
            }
        }
        return first.size() == steps.size();
    }

    private static Optional<Problem> call(Step step, String path, Catalogue catalogue) {
        if (step.tool().isBlank() || step.op().isBlank()) {
            return Optional.empty(); // its reader has said so
        }
        Optional<ToolDef> tool = catalogue.tool(step.tool());
        if (tool.isEmpty()) {
            return Optional.of(new Problem(
                    path + "/tool",
                    "there is no tool `" + step.tool() + "`" + DidYouMean.hint(step.tool(), catalogue.ids())));
        }
        if (tool.get().op(step.op()).isPresent()) {
            return Optional.empty();
        }
        List<String> ops = tool.get().ops().stream().map(op -> op.id()).toList();
        return Optional.of(new Problem(
                path + "/op",
                "the tool `" + step.tool() + "` has no op `" + step.op() + "`" + DidYouMean.hint(step.op(), ops)));
    }

    private static void dependsOn(List<Step> steps, int index, List<Problem> problems) {
        Step step = steps.get(index);
        List<StepId> declared = step.dependsOn();
        if (declared == null) {
            return;
        }
        Set<String> known = steps.stream().map(other -> other.id().value()).collect(Collectors.toSet());
        for (int i = 0; i < declared.size(); i++) {
            String wanted = declared.get(i).value();
            if (!known.contains(wanted)) {
                // A suggestion costs time, and only so many problems are shown.
                String hint = problems.size() < Problem.MOST_LISTED ? DidYouMean.hint(wanted, known) : "";
                problems.add(
                        new Problem("/steps/" + index + "/dependsOn/" + i, "there is no step `" + wanted + "`" + hint));
            }
        }
    }

    private static List<Problem> cycles(List<Step> steps, Map<StepId, Set<StepId>> references) {
        return Dependencies.of(steps, references).cycles().stream()
                .map(cycle -> cycle(cycle, steps, references))
                .toList();
    }

    /** Says how to break the cycle at a place where it hangs on the order of the list or on a {@code dependsOn} alone. */
    private static Problem cycle(List<StepId> cycle, List<Step> steps, Map<StepId, Set<StepId>> references) {
        List<StepId> ids = steps.stream().map(Step::id).toList();
        String names = cycle.stream().map(StepId::value).collect(Collectors.joining(" → "));
        String what = cycle.size() == 1
                ? "the step waits for itself"
                : "steps wait for each other: " + names + " → " + cycle.getFirst();
        for (int i = 0; i < cycle.size(); i++) {
            StepId id = cycle.get(i);
            StepId need = cycle.get((i + 1) % cycle.size());
            if (references.getOrDefault(id, Set.of()).contains(need)) {
                continue;
            }
            String at = "/steps/" + ids.indexOf(id);
            List<StepId> declared = steps.get(ids.indexOf(id)).dependsOn();
            return declared == null
                    ? new Problem(
                            at,
                            what + "; `" + id + "` waits for `" + need + "` only because it stands after it: give `"
                                    + id + "` a `dependsOn` of its own, `[]` to wait for nothing")
                    : new Problem(
                            at + "/dependsOn/" + declared.indexOf(need),
                            what + "; take `" + need + "` out of the `dependsOn` of `" + id + "`");
        }
        return new Problem("/steps/" + ids.indexOf(cycle.getFirst()), what + "; each reads the output of the next");
    }
}
