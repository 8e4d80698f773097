package app.dispatch.domain.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What each step of a plan waits for, and the phases and cycles that follow from it. */
public final class Dependencies {
    private final Map<StepId, Step> steps = new LinkedHashMap<>();
    private final Map<StepId, Set<StepId>> needs = new LinkedHashMap<>();

    private Dependencies() {}

    /**
     * The dependencies of steps with unique ids.
     *
     * <p>A step waits for those in its {@code dependsOn}, or for the one before it in the list when it has none; and for
     * every step that its expressions refer to. Names of steps that are not in the list are left out.
     *
     * @param references the steps that each step's expressions refer to
     */
    public static Dependencies of(List<Step> steps, Map<StepId, Set<StepId>> references) {
        Dependencies dependencies = new Dependencies();
        steps.forEach(step -> dependencies.steps.put(step.id(), step));
        StepId before = null;
        for (Step step : steps) {
            Set<StepId> all = new LinkedHashSet<>();
            List<StepId> declared = step.dependsOn();
            if (declared != null) {
                all.addAll(declared);
            } else if (before != null) {
                all.add(before);
            }
            all.addAll(references.getOrDefault(step.id(), Set.of()));
            all.retainAll(dependencies.steps.keySet());
            dependencies.needs.put(step.id(), all);
            before = step.id();
        }
        return dependencies;
    }

    /** What the step waits for. */
    public Set<StepId> of(StepId id) {
        return Set.copyOf(needs.getOrDefault(id, Set.of()));
    }

    /** The steps of one cycle, in its order; empty when there is none. */
    public List<StepId> cycle() {
        Set<StepId> done = new LinkedHashSet<>();
        for (StepId start : needs.keySet()) {
            List<StepId> path = new ArrayList<>();
            List<StepId> found = search(start, path, done);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<StepId> search(StepId at, List<StepId> path, Set<StepId> done) {
        int seen = path.indexOf(at);
        if (seen >= 0) {
            return List.copyOf(path.subList(seen, path.size()));
        }
        if (done.contains(at)) {
            return List.of();
        }
        path.add(at);
        for (StepId next : needs.getOrDefault(at, Set.of())) {
            List<StepId> found = search(next, path, done);
            if (!found.isEmpty()) {
                return found;
            }
        }
        path.removeLast();
        done.add(at);
        return List.of();
    }

    /**
     * The phases: the first holds the steps that wait for nothing, each later one those whose deepest dependency is in
     * the phase before it.
     *
     * @throws IllegalStateException when there is a {@link #cycle}
     */
    public List<Phase> phases() {
        if (!cycle().isEmpty()) {
            throw new IllegalStateException("steps wait for each other: " + cycle());
        }
        Map<StepId, Integer> depth = new HashMap<>();
        Map<Integer, List<Step>> byDepth = new TreeMap<>();
        for (Step step : steps.values()) {
            byDepth.computeIfAbsent(depth(step.id(), depth), index -> new ArrayList<>())
                    .add(step);
        }
        return byDepth.entrySet().stream()
                .map(entry -> new Phase(entry.getKey(), entry.getValue()))
                .toList();
    }

    private int depth(StepId id, Map<StepId, Integer> known) {
        Integer found = known.get(id);
        if (found != null) {
            return found;
        }
        int deepest = -1;
        for (StepId need : needs.getOrDefault(id, Set.of())) {
            deepest = Math.max(deepest, depth(need, known));
        }
        known.put(id, deepest + 1);
        return deepest + 1;
    }
}
