package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Cel;
import app.dispatch.adapters.tools.planner.wire.Opposite;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what is said of members of an answer that nobody knows the form of, all of it or nothing: "its state is "open" and
 * user.age is over 30".
 */
final class AnswerTest {
    private final Tokens words;
    private final String members;
    private final String whole;
    private int at;

    private AnswerTest(Tokens words, String members, String whole) {
        this.words = words;
        this.members = members;
        this.whole = whole;
    }

    /** @param members the expression whose members are named; {@code whole}: that of all of it */
    static Optional<String> of(Tokens words, String members, String whole) {
        AnswerTest test = new AnswerTest(words, members, whole);
        return test.all();
    }

    private Optional<String> all() {
        Optional<String> all = one();
        while (all.isPresent() && words.is(at, Set.of("and", "or"))) {
            String joint = words.word(at).equals("and") ? " && " : " || ";
            at = words.word(at + 1).equals("if") ? at + 2 : at + 1;
            Optional<String> left = all;
            all = one().map(right -> Opposite.grouped(left.get()) + joint + Opposite.grouped(right));
        }
        boolean more = words.find(at, i -> !(words.get(i) instanceof Token.Mark)) < words.size();
        return more ? Optional.empty() : all;
    }

    private Optional<String> one() {
        if (words.word(at).startsWith("there")) {
            return exists();
        }
        boolean source = isSource(at);
        int answers = EnglishWords.ANSWERING.phrases().end(words, at + 1);
        int has = EnglishWords.POSSESSING.has(words.word(at + 1)) ? at + 2 : answers;
        boolean gives = source && EnglishWords.ARTICLE.has(words.word(has));
        at = gives ? has : at; // "it returns a quantity below 5"
        while (EnglishWords.ARTICLE.has(words.word(at)) || words.is(at, Set.of("its", "their", "field"))) {
            at++;
        }
        if (FunctionWords.ANSWER.contains(words.word(at)) && words.word(at + 1).equals("'s")) {
            at += 2;
        }
        boolean all = FunctionWords.ANSWER.contains(words.word(at)) || EnglishWords.IT.has(words.word(at));
        Optional<String> left = all ? Optional.of(whole) : path();
        at = words.after(at + 1, Set.of("field", "value", "property"));
        boolean its = !all && words.word(at).equals("of") && isSource(at + 1);
        at = its ? at + 2 : at; // "the status of the address"
        if (gives && !all && at < words.size() && words.get(at) instanceof Quote) {
            return left.flatMap(of -> value(false).map(value -> of + " == " + value)); // 'it returns the status "done"'
        }
        return left.flatMap(of -> all ? told(of, true) : compared(of).or(() -> told(of, false)));
    }

    private boolean isSource(int place) {
        return place < words.size()
                && (words.get(place) instanceof Token.Link || EnglishWords.IT.has(words.word(place)));
    }

    /** "there are any items", "there is nothing". */
    private Optional<String> exists() {
        boolean none = false;
        int from = at;
        while (EnglishWords.EXISTING.phrases().end(words, at) > 0 || EnglishWords.NO.has(words.word(at))) {
            none |= EnglishWords.NO.has(words.word(at)) || words.word(at).matches(".*n't|none");
            at = Math.max(at + 1, EnglishWords.EXISTING.phrases().end(words, at));
        }
        at = words.after(at, EnglishWords.ITEM.words());
        return at == from ? Optional.empty() : Optional.of("size(" + members + ")" + (none ? " == 0" : " > 0"));
    }

    private Optional<String> path() {
        String name = at >= words.size()
                ? ""
                : words.get(at) instanceof Quote quote
                        ? quote.text()
                        : words.get(at) instanceof Word word ? word.text() : "";
        boolean plain = name.matches("[A-Za-z_][\\w./-]*");
        return plain
                ? Optional.of(Cel.path(members, name.contains("/") ? List.of(name) : List.of(name.split("\\."))))
                : Optional.empty();
    }

    private Optional<String> compared(String left) {
        int from = words.find(at, i -> !EnglishWords.BEING.has(words.word(i)) && !Comparison.isNot(words.word(i)));
        for (int i = at; i <= from; i++) {
            Optional<Comparison> found = Comparison.at(words, i);
            if (found.isPresent()) {
                at = found.get().end();
                return found.get().of(left, number -> Optional.of(number.digits()));
            }
        }
        return Optional.empty();
    }

    /** What something is, has in it, or whether it is there. */
    private Optional<String> told(String left, boolean all) {
        int from = at;
        boolean not = false;
        while (true) {
            boolean turned = not;
            Optional<String> state = state(left).or(() -> held(left, all));
            if (state.isPresent()) {
                return state.map(one -> turned ? Opposite.of(one) : one);
            }
            int turns = EnglishWords.TURNING.phrases().end(words, at);
            int equal = EnglishWords.EQUAL.phrases().end(words, at);
            if (Math.max(turns, equal) == 0) {
                break;
            }
            not ^= turns >= equal;
            at = Math.max(turns, equal);
        }
        String sign = not ? " != " : " == ";
        return at == from ? Optional.empty() : value(all).map(value -> left + sign + value);
    }

    private Optional<String> state(String left) {
        int empty = EnglishWords.EMPTY.phrases().end(words, at);
        if (empty > 0) {
            boolean not = Comparison.isNot(words.word(at));
            at = empty;
            return Optional.of("size(" + (left.equals(whole) ? members : left) + ")" + (not ? " > 0" : " == 0"));
        }
        int missing = EnglishWords.MISSING.phrases().end(words, at);
        int given = EnglishWords.GIVEN.phrases().end(words, at);
        if (Math.max(missing, given) == 0) {
            return Optional.empty();
        }
        at = Math.max(missing, given);
        return Optional.of("default(" + left + ", null) " + (missing >= given ? "==" : "!=") + " null");
    }

    private Optional<String> held(String left, boolean all) {
        boolean quote = EnglishWords.HOLDING.phrases().at(words, at);
        int value = EnglishWords.HOLDING.phrases().end(words, at);
        Optional<Held> held = quote && !EnglishWords.OPENING.phrases().at(words, at)
                ? Held.at(words, value, words.size())
                : Optional.empty();
        at = held.map(Held::end).orElse(at);
        return held.flatMap(one -> one.in((all ? "json(" : "string(") + left + ")", false));
    }

    /** A value that is written out; what is said of a whole answer in a plain word is how it is, and not what it says. */
    private Optional<String> value(boolean all) {
        if (at >= words.size()) {
            return Optional.empty();
        }
        Token token = words.get(at);
        Optional<Numbers.Found> number = Numbers.at(words, at);
        if (number.isPresent()) {
            at = number.get().end();
            return Optional.of(number.get().digits());
        }
        at++;
        return switch (token) {
            case Quote quote -> Optional.of(Expressions.text(quote.text()));
            case Word word ->
                switch (word.lower()) {
                    case "true", "yes" -> Optional.of("true");
                    case "false", "no" -> Optional.of("false");
                    case "null", "nothing", "none" -> Optional.of("null");
                    default ->
                        all || !word.text().matches("\\p{L}[\\p{L}\\w.-]*")
                                ? Optional.empty()
                                : Optional.of(Expressions.text(word.text()));
                };
            case Token.Link link -> Optional.empty();
            case Token.Literal literal -> Optional.empty();
            case Token.Mark mark -> Optional.empty();
        };
    }
}
