package app.dispatch.adapters.tools.planner;

import app.dispatch.application.json.Json;
import app.dispatch.domain.plan.Dependencies;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What comes before what in a plan that was checked, and what reads what. A tool may be several: {@code slack|discord}. */
final class PlanGraph {
    private static final String TRIGGER = "trigger";
    private static final Pattern READS_TRIGGER = Pattern.compile("\\{\\{(?:(?!\\}\\}).)*\\btrigger\\b");
    private static final Pattern NAMES_TRIGGER = Pattern.compile("\\btrigger\\b");

    private final List<Step> steps;
    private final Map<StepId, Set<StepId>> waits = new HashMap<>();
    private final Map<StepId, Set<StepId>> reads = new HashMap<>();

    PlanGraph(Plan plan) {
        steps = plan.steps();
        Map<StepId, Set<StepId>> references = Notation.references(plan);
        Dependencies dependencies = Dependencies.of(steps, references);
        Map<StepId, Set<StepId>> needs = new HashMap<>();
        steps.forEach(step -> needs.put(step.id(), dependencies.of(step.id())));
        for (Step step : steps) {
            reach(step.id(), needs, waits.computeIfAbsent(step.id(), id -> new HashSet<>()));
            reach(step.id(), references, reads.computeIfAbsent(step.id(), id -> new HashSet<>()));
        }
    }

    private static void reach(StepId from, Map<StepId, Set<StepId>> edges, Set<StepId> reached) {
        for (StepId next : edges.getOrDefault(from, Set.of())) {
            if (reached.add(next)) {
                reach(next, edges, reached);
            }
        }
    }

    /** All that steps say, as text. */
    static String text(List<Step> steps) {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(step.tool()).append('.').append(step.op()).append(' ').append(Json.write(step.params()));
            text.append(' ')
                    .append(step.when())
                    .append(' ')
                    .append(step.forEach())
                    .append('\n');
        }
        return text.toString();
    }

    List<Step> of(String tools) {
        Set<String> any = Set.of(tools.split("\\|"));
        return steps.stream().filter(step -> any.contains(step.tool())).toList();
    }

    boolean before(String first, String then) {
        return of(then).stream().anyMatch(step -> follows(step, first));
    }

    private boolean follows(Step step, String first) {
        return of(first).stream()
                .anyMatch(earlier -> waits.getOrDefault(step.id(), Set.of()).contains(earlier.id()));
    }

    /** Whether a step of the one reads what a step of the other gave, at once or by steps between. */
    boolean flows(String from, String to) {
        return of(to).stream().anyMatch(step -> readsOf(step, from));
    }

    private boolean readsOf(Step step, String from) {
        Set<StepId> sources = reads.getOrDefault(step.id(), Set.of());
        boolean trigger = List.of(from.split("\\|")).contains(TRIGGER)
                && steps.stream()
                        .filter(one -> one.equals(step) || sources.contains(one.id()))
                        .anyMatch(PlanGraph::readsTrigger);
        return trigger || of(from).stream().anyMatch(source -> !source.equals(step) && sources.contains(source.id()));
    }

    private static boolean readsTrigger(Step step) {
        return READS_TRIGGER.matcher(Json.write(step.params())).find()
                || NAMES_TRIGGER.matcher(step.when() + " " + step.forEach()).find();
    }

    /** Whether there is a step for each of these, none of which waits for another. */
    boolean atOnce(List<String> tools) {
        return atOnce(tools, List.of());
    }

    private boolean atOnce(List<String> tools, List<Step> chosen) {
        if (tools.isEmpty()) {
            return true;
        }
        return of(tools.getFirst()).stream()
                .filter(step -> chosen.stream().allMatch(other -> apart(step, other)))
                .anyMatch(step -> atOnce(
                        tools.subList(1, tools.size()),
                        Stream.concat(chosen.stream(), Stream.of(step)).toList()));
    }

    private boolean apart(Step one, Step other) {
        return !one.equals(other)
                && !waits.getOrDefault(one.id(), Set.of()).contains(other.id())
                && !waits.getOrDefault(other.id(), Set.of()).contains(one.id());
    }

    /** Whether what a tool tells is read first: a step of it is the only one, or another waits for it. */
    boolean polls(String tool) {
        return of(tool).stream()
                .anyMatch(source -> steps.size() == 1
                        || steps.stream()
                                .anyMatch(step ->
                                        waits.getOrDefault(step.id(), Set.of()).contains(source.id())));
    }
}
