package app.dispatch.domain.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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

    /**
     * Cycles: lists of steps of which each waits for the next, and the last for the first. Every step that can never run
     * is in one of them or waits for one of them; empty when there is no such step. No two of them share a step.
     */
    public List<List<StepId>> cycles() {
        Map<StepId, Integer> depths = depths();
        List<List<StepId>> cycles = new ArrayList<>();
        Set<StepId> seen = new HashSet<>();
        for (StepId start : steps.keySet()) {
            List<StepId> path = new ArrayList<>();
            StepId at = start;
            while (!depths.containsKey(at) && seen.add(at)) {
                path.add(at);
                at = stuckNeed(at, depths);
            }
            int again = path.indexOf(at);
            if (again >= 0) {
                cycles.add(List.copyOf(path.subList(again, path.size())));
            }
        }
        return cycles;
    }

    /** One of the steps that keep a step from ever running. */
    private StepId stuckNeed(StepId stuck, Map<StepId, Integer> depths) {
        return needs.getOrDefault(stuck, Set.of()).stream()
                .filter(need -> !depths.containsKey(need))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The phases: the first holds the steps that wait for nothing, each later one those whose deepest dependency is in
     * the phase before it. Within a phase the steps stand as they were declared.
     *
     * @throws IllegalStateException when there are {@link #cycles}
     */
    public List<Phase> phases() {
        Map<StepId, Integer> depths = depths();
        if (depths.size() < steps.size()) {
            throw new IllegalStateException("steps wait for each other: " + cycles());
        }
        Map<Integer, List<Step>> byDepth = new TreeMap<>();
        steps.forEach((id, step) -> byDepth.computeIfAbsent(depths.getOrDefault(id, 0), index -> new ArrayList<>())
                .add(step));
        return byDepth.entrySet().stream()
                .map(entry -> new Phase(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The place of each step's phase; a step that can never run has none. Loops, so that long chains need no stack. */
    private Map<StepId, Integer> depths() {
        Map<StepId, Integer> open = new HashMap<>();
        Map<StepId, List<StepId>> waiting = new HashMap<>();
        needs.forEach((id, all) -> {
            open.put(id, all.size());
            all.forEach(need ->
                    waiting.computeIfAbsent(need, key -> new ArrayList<>()).add(id));
        });
        Map<StepId, Integer> depths = new HashMap<>();
        Deque<StepId> next = new ArrayDeque<>();
        steps.keySet().stream().filter(id -> open.getOrDefault(id, 0) == 0).forEach(next::add);
        next.forEach(id -> depths.put(id, 0));
        while (!next.isEmpty()) {
            StepId done = next.remove();
            for (StepId id : waiting.getOrDefault(done, List.of())) {
                if (open.merge(id, -1, Integer::sum) == 0) {
                    // The queue is in the order of depths, so the need that came last is the deepest.
                    depths.put(id, depths.getOrDefault(done, 0) + 1);
                    next.add(id);
                }
            }
        }
        return depths;
    }
}
