package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.util.Objects;
import java.util.Optional;

/** Does for each of several persons what is done for one at a time: "share it with bob@example.com and amy@example.com". */
final class Everybody {
    private final Making plan;
    private final FreeWords words;

    Everybody(Making plan, FreeWords words) {
        this.plan = plan;
        this.words = words;
    }

    /** The same step for the others that stand beside the one whom the last step is for. */
    void also(Clause clause, Candidate candidate) {
        Claim claim = Objects.requireNonNull(candidate.put());
        Optional<Param> person = claim.operation.all("recipient", "address").stream()
                .filter(one -> one.type().equals("string") && claim.has(one.name()))
                .findFirst();
        if (person.isEmpty()) {
            return;
        }
        Draft first = plan.steps.getLast();
        boolean named = false;
        for (Part part : clause.parts()) {
            named &= part.relator().isEmpty() && plan.tokens.mark(part.from() - 1, ',');
            for (int i = part.from(); i < part.to(); i++) {
                boolean fits = Forms.fits(person.get(), words.written(i));
                boolean beside =
                        named && (EnglishWords.AND.has(plan.tokens.word(i - 1)) || plan.tokens.mark(i - 1, ','));
                if (fits && beside && !candidate.used().get(i)) {
                    again(first, person.get(), words.written(i));
                    candidate.used().set(i);
                }
                named |= fits && candidate.used().get(i);
            }
        }
    }

    private void again(Draft first, Param person, String other) {
        Draft step = new Draft(plan.names.unique(first.op.id()), first.tool, first.op);
        step.params.putAll(first.params);
        step.params.put(person.name(), Value.of(other));
        step.outline = first.outline;
        step.when = first.when;
        step.forEach = first.forEach;
        step.approval = first.approval;
        step.after.addAll(first.after);
        plan.steps.add(step);
    }
}
