package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.application.json.StepJson;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stays of a plan's steps when a language model changes the plan: that which it is not asked for. */
final class Kept {
    private static final Set<String> MEMBERS =
            Set.of("name", "concurrency", "retry", "timeoutMs", "onInterrupt", "metadata");

    private Kept() {}

    /** The members that are kept, by the ids of the steps. */
    static Map<String, Fields> steps(Optional<Plan> current) {
        Map<String, Fields> kept = new LinkedHashMap<>();
        current.ifPresent(
                plan -> plan.steps().forEach(step -> kept.put(step.id().value(), of(step))));
        return kept;
    }

    private static Fields of(Step step) {
        Map<String, Value> members = new LinkedHashMap<>(StepJson.write(step).values());
        members.keySet().retainAll(MEMBERS);
        return new Fields(members);
    }
}
