package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.call.CallSteps;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the steps of a clause that calls addresses and does nothing else. */
final class Calling {
    private final Making plan;
    private final Doubts doubts;
    private final Knowledge knowledge;

    Calling(Making plan, Doubts doubts) {
        this.plan = plan;
        this.doubts = doubts;
        this.knowledge = plan.knowledge;
    }

    /** Whether a clause calls addresses and does nothing else; its steps are made then. */
    boolean make(Clause clause, String when) {
        plan.givens.stream().filter(given -> !given.isCall()).forEach(given -> given.step().meant = given.whole());
        Optional<CallSteps.Made> made = Watch.watches(clause)
                ? Optional.empty()
                : new CallSteps(plan.parsed(), knowledge).of(clause, plan.steps, plan.names, plan.webhook());
        boolean outside = made.isPresent()
                && plan.arrival().isPresent()
                && !made.get().steps().stream()
                        .allMatch(step -> Told.read(step, plan.arrival().get()));
        if (made.isEmpty() || outside) {
            return false;
        }
        List<Draft> calls = made.get().steps();
        List<String> before = plan.steps.stream()
                .filter(step -> clause.then() || !step.reads)
                .map(step -> step.id)
                .toList();
        for (Draft step : calls) {
            plan.names.unique(step.id);
            step.when = when.isEmpty() ? some(step) : when;
            if (!clause.beside() && (clause.then() || !step.reads)) {
                step.after.addAll(before);
            }
            doubts.askEvent(step);
            plan.steps.add(step);
            Operation operation = knowledge.all(one -> one.op().equals(step.op)).getFirst();
            plan.givens.add(new Given(step, operation, new Claim(operation), Names.shown(step.url)));
        }
        doubts.askCalls(calls);
        plan.notes.addAll(made.get().notes());
        plan.trace(clause.all(), plan.steps.size() - calls.size());
        return true;
    }

    /** What is new may be nothing: then nothing is sent. */
    private @Nullable String some(Draft step) {
        return step.forEach != null
                ? null
                : plan.givens.stream()
                        .filter(given ->
                                given.claim() != null && !given.claim().filters.isEmpty() && given.lists())
                        .filter(given -> step.params.toString().contains(given.whole()))
                        .map(Given::some)
                        .findFirst()
                        .orElse(step.when);
    }
}
