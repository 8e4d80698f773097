package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.resolve.Making.Done;
import app.dispatch.adapters.tools.planner.wire.Draft;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells which steps are made at the same time as those of a clause: they do not wait for each other, and give each other nothing. */
final class Beside {
    private final Making plan;

    Beside(Making plan) {
        this.plan = plan;
    }

    /** Whether a clause waits for nothing that is done before it. */
    boolean free(Clause clause) {
        boolean said =
                plan.tokens.find(0, at -> EnglishWords.PARALLEL.phrases().at(plan.tokens, at)) < plan.tokens.size();
        return !clause.then() && (clause.beside() || said);
    }

    /** What a clause may wait for: all before it, or only its own branch of several that are done at the same time. */
    List<Draft> before(Clause clause) {
        List<Done> own = plan.done().stream()
                .filter(one -> one.clause().sentence() == clause.sentence())
                .toList();
        int from = own.isEmpty() ? 0 : own.getFirst().clause().all().from();
        boolean branch = clause.then()
                && plan.tokens.find(
                                0,
                                at -> at >= from
                                        || EnglishWords.PARALLEL.phrases().at(plan.tokens, at))
                        < from;
        return branch ? own.stream().flatMap(one -> one.steps().stream()).toList() : List.copyOf(plan.steps);
    }

    /** The steps of the clauses before it that it is done beside. */
    Set<Draft> of(Clause clause) {
        Set<Draft> steps = new LinkedHashSet<>();
        Clause after = clause;
        for (Done one : plan.done().reversed()) {
            Clause before = one.clause();
            boolean goesOn = after.beside() && (before.sentence() == after.sentence() || !after.then());
            if (!goesOn) {
                break;
            }
            steps.addAll(one.steps());
            after = before;
        }
        return steps;
    }

    /** What was given before a clause, without what is only put somewhere beside it; "it" may still be the same text. */
    List<Given> givens(Clause clause) {
        boolean back = clause.parts().stream()
                .anyMatch(part -> plan.tokens.find(
                                part.from(), at -> at >= part.to() || EnglishWords.IT.has(plan.tokens.word(at)))
                        < part.to());
        Set<Draft> beside = back ? Set.of() : of(clause);
        Set<Draft> other = clause.otherwise() ? branch() : Set.of();
        return plan.givens.stream()
                .filter(one -> !(one.operation().is(Kind.PUT) && beside.contains(one.step())))
                .filter(one -> one.operation().is(Kind.LOOK, Kind.CALL) || !other.contains(one.step()))
                .toList();
    }

    /** What is done where what was asked last holds: it is not there where it does not. */
    private Set<Draft> branch() {
        Set<Draft> steps = new LinkedHashSet<>();
        for (Done one : plan.done().reversed()) {
            if (!one.clause().isConditional() && !one.clause().otherwise()) {
                break;
            }
            steps.addAll(one.steps());
        }
        return steps;
    }
}
