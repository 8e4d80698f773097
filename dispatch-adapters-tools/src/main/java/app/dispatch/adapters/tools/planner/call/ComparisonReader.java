package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Condition.Compares;
import app.dispatch.adapters.tools.planner.call.ConditionReader.Found;
import app.dispatch.adapters.tools.planner.call.Ref.Answer;
import app.dispatch.adapters.tools.planner.call.Ref.Facet;
import app.dispatch.adapters.tools.planner.call.Ref.Which;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads comparisons: {@code the answer's ok is true}, {@code price is above 100}, {@code the body contains "x"}. */
final class ComparisonReader {
    /** What looks like a number and is none that can be told. */
    private static final String NUMBERED = "[$€£¥]?-?\\d+([.,]\\d+)?[%a-z]?";

    private static final Set<String> TELLING = Set.of("returns", "gives", "shows", "has", "reports", "answers", "says");

    private final Tokens tokens;
    private final RefReader refs;

    ComparisonReader(Tokens tokens, RefReader refs) {
        this.tokens = tokens;
        this.refs = refs;
    }

    Optional<Found> at(int from) {
        return refs.at(from)
                .filter(found -> Operators.starts(tokens, found.end()))
                .or(() -> bare(from))
                .or(() -> told(from))
                .flatMap(left -> state(left).or(() -> holding(left)).or(() -> compared(field(left, from))));
    }

    /** "the price is above 100" speaks of a field, whatever else may be called a price. */
    private RefReader.Found field(RefReader.Found left, int from) {
        boolean noun = left.ref() instanceof Answer answer && answer.which() instanceof Which.Named;
        return noun ? bare(from).orElse(left) : left;
    }

    private Optional<Found> state(RefReader.Found left) {
        return Operators.state(tokens, left.end()).map(state -> {
            Condition holds = state.empty() ? new Condition.Empty(left.ref()) : new Condition.Present(left.ref());
            return new Found(state.negated() ? new Condition.Not(holds) : holds, state.end());
        });
    }

    private Optional<Found> holding(RefReader.Found left) {
        return Operators.holding(tokens, left.end()).map(holding -> {
            Condition holds = new Condition.Holds(left.ref(), holding.function(), holding.part());
            return new Found(holding.negated() ? new Condition.Not(holds) : holds, holding.end());
        });
    }

    private Optional<Found> compared(RefReader.Found left) {
        return Operators.at(tokens, left.end())
                .flatMap(operator -> number(operator)
                        .or(() -> value(operator.end())
                                .filter(value -> told(left.ref(), operator.end(), value)
                                        && (equal(operator)
                                                || !tokens.word(operator.end()).matches("[$€£]?-?\\d.*")))
                                .map(value -> new Right(value, operator.end() + 1)))
                        .map(right ->
                                new Found(new Compares(left.ref(), operator.sign(), right.value()), right.end())));
    }

    /** Whether a whole answer can be that: "it is slow" says how it is, and not what it says. */
    private boolean told(Ref left, int at, Value value) {
        boolean whole = left instanceof Answer answer
                && answer.facet() == Facet.WHOLE
                && answer.path().isEmpty();
        return !whole || !(value instanceof Value.Text) || tokens.get(at) instanceof Quote;
    }

    private record Right(Value value, int end) {}

    /** "1,000", "1.5k", "two hundred": one word for a number is a text where something is, or is not, that. */
    private Optional<Right> number(Operators.Found operator) {
        boolean letters = tokens.word(operator.end()).matches("\\D*");
        return Numbers.at(tokens, operator.end())
                .filter(found -> !(equal(operator) && letters && found.end() == operator.end() + 1))
                .map(found -> new Right(new Value.Num(new BigDecimal(found.digits())), found.end()));
    }

    private static boolean equal(Operators.Found operator) {
        return operator.sign().equals("==") || operator.sign().equals("!=");
    }

    /** "https://… returns a quantity (below 5)": a field of what an address answers. */
    private Optional<RefReader.Found> told(int from) {
        boolean link = from < tokens.size() && tokens.get(from) instanceof Link;
        int name = tokens.after(from + 2, FunctionWords.ARTICLES);
        boolean told = link && tokens.is(from + 1, TELLING) && Operators.starts(tokens, name + 1);
        return told
                        && tokens.get(name) instanceof Word word
                        && tokens.get(from) instanceof Link(String url, boolean a, int s, int e)
                ? Optional.of(new RefReader.Found(
                        new Answer(
                                new Which.From(url),
                                Facet.WHOLE,
                                List.of(word.text().split("\\."))),
                        name + 1))
                : Optional.empty();
    }

    /** A name alone, such as "price": a field of what was answered last. */
    private Optional<RefReader.Found> bare(int from) {
        int at = Set.of("the", "its", "field").contains(tokens.word(from)) ? from + 1 : from;
        if (at >= tokens.size() || !Operators.starts(tokens, at + 1)) {
            return Optional.empty();
        }
        String name = switch (tokens.get(at)) {
            case Word word -> word.text();
            case Quote quote -> quote.text();
            case Link link -> "";
            case Token.Literal literal -> "";
            case Token.Mark mark -> "";
        };
        if (!name.matches("[A-Za-z_][\\w./-]*")
                || Set.of("it", "that", "this", "there").contains(tokens.word(at))) {
            return Optional.empty();
        }
        List<String> path = name.contains("/") ? List.of(name) : List.of(name.split("\\."));
        return Optional.of(new RefReader.Found(new Answer(new Which.It(), Facet.WHOLE, path), at + 1));
    }

    private Optional<Value> value(int at) {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        return switch (tokens.get(at)) {
            case Quote quote -> Optional.of(Value.of(quote.text()));
            case Word word -> plain(word);
            case Link link -> Optional.empty();
            case Token.Literal literal -> Optional.empty();
            case Token.Mark mark -> Optional.empty();
        };
    }

    private static Optional<Value> plain(Word word) {
        return switch (word.lower()) {
            case "true", "yes" -> Optional.of(Value.of(true));
            case "false", "no" -> Optional.of(Value.of(false));
            case "null", "nothing", "none" -> Optional.of(Value.NULL);
            default ->
                word.lower().matches(NUMBERED)
                        ? Optional.empty()
                        : word.text().matches("[\\p{L}\\w.-]+") ? Optional.of(Value.of(word.text())) : Optional.empty();
        };
    }
}
