package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The texts that something is to have in it: 'the word "crash" or "down" but not "test"'.
 *
 * @param any whether one of them is enough
 * @param without what it is not to have in it
 * @param end the place after them
 */
record Held(List<String> texts, boolean any, List<String> without, int end) {
    Held {
        texts = List.copyOf(texts);
        without = List.copyOf(without);
    }

    /** Those that stand from a place on, behind the verb; empty where they can be meant in two ways. */
    static Optional<Held> at(Tokens words, int from, int to) {
        int quote = quote(words, from, to);
        return quote < to ? quoted(words, quote, to) : plain(words, from, to);
    }

    /** The place of the quote that stands behind a verb; {@code to} where there is none. */
    static int quote(Tokens words, int at, int to) {
        int quote = words.after(at, EnglishWords.QUOTING.words());
        return quote < to && words.get(quote) instanceof Quote ? quote : to;
    }

    private static Optional<Held> quoted(Tokens words, int first, int to) {
        List<String> texts = new ArrayList<>(List.of(text(words, first)));
        List<String> without = new ArrayList<>();
        boolean any = false;
        boolean all = false;
        int end = first + 1;
        while (end < to) {
            int joint = words.mark(end, ',') ? end + 1 : end;
            boolean or = words.word(joint).equals("or");
            boolean and =
                    EnglishWords.AND.has(words.word(joint)) || words.word(joint).equals("but");
            int verb = or || and ? joint + 1 : joint;
            int not = EnglishWords.TURNING.phrases().end(words, verb);
            int holds = EnglishWords.HOLDING.phrases().end(words, Math.max(verb, not));
            int quote = quote(words, Math.max(holds, Math.max(verb, not)), to);
            if (quote >= to || (not == 0 && verb == end)) {
                break;
            }
            if ((not > 0 && or) || (not == 0 && and && !without.isEmpty())) {
                return Optional.empty();
            }
            boolean excluded = not > 0 || !without.isEmpty();
            (excluded ? without : texts).add(text(words, quote));
            any |= or && !excluded;
            all |= and && !excluded;
            end = quote + 1;
        }
        return texts.size() > 1 && any == all ? Optional.empty() : Optional.of(new Held(texts, any, without, end));
    }

    private static String text(Tokens words, int quote) {
        return ((Quote) words.get(quote)).text().toLowerCase(Locale.ROOT);
    }

    /** All the words, where none of them joins others. */
    private static Optional<Held> plain(Tokens words, int from, int to) {
        int start = words.after(from, EnglishWords.ARTICLE.words());
        int other = words.find(
                start,
                i -> i >= to
                        || words.get(i) instanceof Quote
                        || EnglishWords.JOINING.has(words.word(i))
                        || EnglishWords.NO.has(words.word(i)));
        return start < to && other >= to
                ? Optional.of(new Held(
                        List.of(words.slice(start, to).written().toLowerCase(Locale.ROOT)), false, List.of(), to))
                : Optional.empty();
    }

    /** Whether all of several things have to hold of the same text. */
    boolean isJoint() {
        return !without.isEmpty() || (texts.size() > 1 && !any);
    }

    /** The expression that tells whether a text has them in it. */
    Optional<String> in(String where, boolean not) {
        return of(text -> test(where, "contains", text), not);
    }

    static String test(String where, String function, String text) {
        return where + ".lowerAscii()." + function + "(" + Expressions.text(text) + ")";
    }

    /**
     * The expression; empty where it can be meant in two ways.
     *
     * @param test the expression for one text
     * @param not whether it is turned around
     */
    Optional<String> of(UnaryOperator<String> test, boolean not) {
        if (not && isJoint()) {
            return Optional.empty();
        }
        String joined = texts.stream().map(test).collect(Collectors.joining(any ? " || " : " && "));
        String held = any ? "(" + joined + ")" : joined;
        String missing =
                without.stream().map(text -> " && !" + test.apply(text)).collect(Collectors.joining());
        return Optional.of((not ? "!" : "") + held + missing);
    }
}
