package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads conditions over what a webhook brings, of which nobody knows the form: "the order total is above 100". */
final class Payload {
    private static final int MOST_WORDS = 3;

    private final Tokens tokens;

    Payload(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The expression that compares the member whose name stands before a number; empty when none is named. */
    Optional<String> of(Range range) {
        Tokens words = tokens.slice(range.from(), range.to());
        Optional<Comparison> comparison = Comparison.in(words);
        if (comparison.isEmpty()
                || (EnglishWords.RELATOR.has(words.word(comparison.get().at()))
                        && !predicate(words, comparison.get()))) {
            return Optional.empty(); // "an order over 100" has no member of that name
        }
        List<String> name = new ArrayList<>();
        for (int i = comparison.get().at() - 1;
                i >= 0
                        && Knowledge.restricts(words.word(i))
                        && !EnglishWords.RELATOR.has(words.word(i))
                        && name.size() < MOST_WORDS;
                i--) {
            name.addFirst(words.word(i));
        }
        boolean more = Knowledge.restricts(words.word(comparison.get().end()))
                && comparison.get().number().currency().isEmpty()
                && !unit(words, comparison.get());
        return name.isEmpty() || more
                ? Optional.empty()
                : comparison
                        .get()
                        .of(
                                "double(" + Wording.open("trigger", String.join(" ", name)) + ")",
                                number -> Expressions.number(number, ""));
    }

    /** The same, where nothing else is said before the name. */
    Optional<String> whole(Range range) {
        Tokens words = tokens.slice(range.from(), range.to());
        int compared = Comparison.in(words).map(Comparison::at).orElse(0);
        int said = words.find(
                0,
                i -> i >= compared
                        || words.get(i) instanceof Token.Mark
                        || (i + MOST_WORDS < compared && Knowledge.restricts(words.word(i))));
        return said < compared ? Optional.empty() : of(range);
    }

    /** Whether a verb stands before the comparison. */
    private static boolean predicate(Tokens words, Comparison comparison) {
        return words.is(comparison.at() - 1, EnglishWords.NO.words());
    }

    /** "30 degrees": the word after the number ends what is said. */
    private static boolean unit(Tokens words, Comparison comparison) {
        return comparison.end() + 1 == words.size();
    }

    /** A member that is written out: "order.customer_email", "the field email". */
    Optional<String> path(Range range) {
        for (int i = range.from(); i < range.to(); i++) {
            Token token = tokens.get(i);
            String text = token instanceof Word word
                    ? word.text()
                    : token instanceof Link link && link.assumed()
                            ? tokens.text().substring(link.start(), link.end())
                            : "";
            if (text.matches("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)+|[a-z]+_[a-z_]+")) {
                return Optional.of(text);
            }
            boolean field = tokens.word(i + 1).matches("field|property|member|attribute");
            String named = token instanceof Quote quote ? quote.text() : text;
            if (field && named.matches("[A-Za-z]\\w*")) {
                return Optional.of(named);
            }
        }
        return Optional.empty();
    }
}
