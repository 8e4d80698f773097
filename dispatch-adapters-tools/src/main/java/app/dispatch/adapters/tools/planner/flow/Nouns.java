package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.stream.Collectors;

/** Nouns as they are compared: their words in the singular. */
final class Nouns {
    static final int LONGEST = 3;

    private Nouns() {}

    static String singular(List<String> words) {
        return words.stream().map(Nouns::singular).collect(Collectors.joining(" "));
    }

    static String singular(String word) {
        return Lemma.singular(word);
    }

    /** The words from one place to before another, in the singular; "" when something else stands between. */
    static String at(Tokens tokens, int from, int to) {
        StringBuilder noun = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (tokens.word(i).isEmpty()) {
                return "";
            }
            noun.append(i == from ? "" : " ").append(singular(tokens.word(i)));
        }
        return noun.toString();
    }
}
