package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Locale;
import java.util.Optional;

/** Finds what a declaration knows as one of few values of what is made: ", high priority". */
final class FewValues {
    private static final int LONGEST = 3;

    private final Tokens tokens;
    private final Knowledge knowledge;

    FewValues(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** What it says, by the noun for it, and the place after its words. */
    record Found(String noun, int end) {}

    /** The value that stands between a comma and the next mark. */
    Optional<Found> at(int at) {
        for (int end = Math.min(tokens.size(), at + LONGEST); tokens.mark(at - 1, ',') && end > at; end--) {
            boolean closed = end == tokens.size() || tokens.get(end) instanceof Token.Mark;
            Optional<String> noun = closed ? noun(tokens.slice(at, end).written()) : Optional.empty();
            if (noun.isPresent()) {
                return Optional.of(new Found(noun.get(), end));
            }
        }
        return Optional.empty();
    }

    private Optional<String> noun(String written) {
        String said = written.toLowerCase(Locale.ROOT);
        return knowledge.operations().stream()
                .filter(one -> one.is(Kind.PUT))
                .flatMap(one -> one.params().values().stream())
                .filter(one -> one.words().containsKey(said) && !one.choices().isEmpty() && Details.describes(one))
                .flatMap(one -> one.nouns().stream())
                .findFirst();
    }
}
