package app.dispatch.adapters.tools.planner.text;

import app.dispatch.adapters.tools.planner.text.Token.Mark;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** A run of tokens with the text that they come from; immutable. Places outside of it read as the empty word. */
public record Tokens(String text, List<Token> list) {
    /** How many small words are passed over at once; with no bound a long brief of them would take seconds. */
    public static final int MOST_IN_A_ROW = 8;

    public Tokens {
        list = List.copyOf(list);
    }

    public int size() {
        return list.size();
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    public Token get(int index) {
        return list.get(index);
    }

    /** The lower-case word at that place; "" when another kind of token, or none, stands there. */
    public String word(int index) {
        return index >= 0 && index < list.size() && list.get(index) instanceof Word word ? word.lower() : "";
    }

    /** Whether one of these words stands at that place. */
    public boolean is(int index, Set<String> words) {
        String word = word(index);
        return !word.isEmpty() && words.contains(word);
    }

    /** Whether this mark stands at that place. */
    public boolean mark(int index, char sign) {
        return index >= 0 && index < list.size() && list.get(index) instanceof Mark mark && mark.sign() == sign;
    }

    /** Whether a mark other than a bracket stands at that place. */
    public boolean separator(int index) {
        return index >= 0
                && index < list.size()
                && list.get(index) instanceof Mark mark
                && "()[]".indexOf(mark.sign()) < 0;
    }

    /** Whether these words, separated by spaces, stand from that place on. */
    public boolean phrase(int index, String words) {
        return phraseEnd(index, words) > 0;
    }

    /** The place after these words when they stand from {@code index} on; else 0. */
    public int phraseEnd(int index, String words) {
        int at = index;
        for (String word : words.split(" ", -1)) {
            if (!word(at).equals(word)) {
                return 0;
            }
            at++;
        }
        return at;
    }

    /** The place after such of these words as stand from {@code from} on: a few at most, as people say them. */
    public int after(int from, Set<String> words) {
        int at = from;
        while (at < from + MOST_IN_A_ROW && is(at, words)) {
            at++;
        }
        return at;
    }

    /** The first place from {@code from} on where the test holds; {@link #size} when there is none. */
    public int find(int from, IntPredicate test) {
        for (int i = from; i < list.size(); i++) {
            if (test.test(i)) {
                return i;
            }
        }
        return list.size();
    }

    public Tokens slice(int from, int to) {
        int start = Math.clamp(from, 0, list.size());
        return new Tokens(text, list.subList(start, Math.clamp(to, start, list.size())));
    }

    /** These tokens without those from {@code from} to before {@code to}. */
    public Tokens without(int from, int to) {
        List<Token> rest = new ArrayList<>(list.subList(0, from));
        rest.addAll(list.subList(to, list.size()));
        return new Tokens(text, rest);
    }

    /** The text of the tokens as it was written and in its order, which that of a translation is not; in one line. */
    public String written() {
        if (list.isEmpty()) {
            return "";
        }
        StringBuilder written = new StringBuilder();
        List<Token> placed =
                list.stream().sorted(Comparator.comparingInt(Token::start)).toList();
        Token before = placed.getFirst();
        for (Token token : placed) {
            if (token.start() > before.end() && !written.isEmpty()) {
                written.append(' ');
            }
            written.append(text, token.start(), token.end());
            before = token;
        }
        String all = written.toString().replaceAll("\\s+", " ").strip();
        return all.isEmpty() ? said(Integer.MAX_VALUE) : all;
    }

    /**
     * The tokens as they are read, whether they stand in the text or not.
     *
     * @param longest so many characters at most, and a sign that it was longer
     */
    public String said(int longest) {
        String all = list.stream()
                .map(token -> switch (token) {
                    case Word word -> " " + word.text();
                    case Token.Quote quote -> " \"" + quote.text() + "\"";
                    case Token.Link link -> " " + link.url();
                    case Token.Literal literal -> " " + text.substring(literal.start(), literal.end());
                    case Mark mark -> mark.sign() == 'n' ? "" : String.valueOf(mark.sign());
                })
                .collect(Collectors.joining())
                .strip();
        return all.length() <= longest ? all : all.substring(0, longest) + "…";
    }
}
