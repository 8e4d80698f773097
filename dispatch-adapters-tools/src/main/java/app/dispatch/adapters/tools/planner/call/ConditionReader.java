package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** Reads conditions: {@code if the status is 200}, {@code only if it is down}, {@code unless its ok field is true}. */
public final class ConditionReader {
    private static final Phrases OPENING = Phrases.of("""
            if | unless | in case | when | whenever | as long as | provided | provided that | once | should
            while""");

    private final Tokens tokens;
    private final OutcomeReader outcomes;
    private final StatusReader statuses;
    private final ComparisonReader comparisons;

    public ConditionReader(Tokens tokens, RefReader refs) {
        this.tokens = tokens;
        this.outcomes = new OutcomeReader(tokens);
        this.statuses = new StatusReader(tokens, refs);
        this.comparisons = new ComparisonReader(tokens, refs);
    }

    /** A condition, and the place after it. */
    public record Found(Condition condition, int end) {}

    /** Whether a condition is announced at that place. */
    public static boolean announced(Tokens tokens, int at) {
        return opening(tokens, at) > 0;
    }

    private static int opening(Tokens tokens, int from) {
        int at = Set.of("only", "but", "and", "except").contains(tokens.word(from)) ? from + 1 : from;
        at = tokens.word(at).equals("only") ? at + 1 : at;
        at = tokens.word(at).equals("even") ? at + 1 : at;
        return OPENING.end(tokens, at);
    }

    /** The condition that starts at that place with "if" or the like. */
    public Optional<Found> at(int from) {
        int at = opening(tokens, from);
        if (at == 0) {
            return Optional.empty();
        }
        boolean negated = tokens.phrase(at - 1, "unless");
        return joined(at).map(found -> negated ? new Found(new Condition.Not(found.condition()), found.end()) : found);
    }

    private Optional<Found> joined(int at) {
        Optional<Found> first = one(at);
        if (first.isEmpty()) {
            return first;
        }
        Found found = first.get();
        while (Set.of("and", "or").contains(tokens.word(found.end()))) {
            boolean and = tokens.word(found.end()).equals("and");
            int next = tokens.word(found.end() + 1).equals("if") ? found.end() + 2 : found.end() + 1;
            Optional<Found> more = one(next);
            if (more.isEmpty()) {
                break;
            }
            Condition left = found.condition();
            Condition right = more.get().condition();
            found = new Found(
                    and ? new Condition.Both(left, right) : new Condition.Either(left, right),
                    more.get().end());
        }
        return Optional.of(found);
    }

    private Optional<Found> one(int from) {
        return outcomes.at(from).or(() -> statuses.at(from)).or(() -> comparisons.at(from));
    }
}
