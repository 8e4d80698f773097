package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A brief taken apart.
 *
 * @param event what is waited for before anything is done; empty for nothing
 * @param eventEach whether the words before it say "for each"
 * @param itself whether it is to run by itself
 * @param idle sentences that ask for nothing
 * @param forbidden what is not to be done
 */
public record Parsed(
        Tokens tokens,
        List<Clause> clauses,
        Range event,
        boolean eventEach,
        boolean itself,
        List<Range> idle,
        List<Range> forbidden) {
    public Parsed {
        clauses = List.copyOf(clauses);
        idle = List.copyOf(idle);
        forbidden = List.copyOf(forbidden);
    }

    /** The same, with the condition of its first clause as what is waited for. */
    public Parsed waiting(Range happens) {
        List<Clause> all = new ArrayList<>();
        for (Clause one : clauses) {
            all.add(one.condition().equals(happens) ? one.always() : one);
        }
        return new Parsed(tokens, all, happens, eventEach, itself, idle, forbidden);
    }

    /** The same, with what its first sentence waits for. */
    public Parsed beginning(Range happens, UnaryOperator<Clause> cut) {
        List<Clause> all = clauses.stream()
                .map(one -> one.sentence() == clauses.getFirst().sentence() ? cut.apply(one) : one)
                .toList();
        return new Parsed(tokens, all, happens, eventEach, itself, idle, forbidden);
    }
}
