package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a workflow is said to do as orders: "build a workflow that fetches …, checks … and files them". */
public final class Described {
    private final Tokens tokens;

    private Described(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The same brief with orders; the same object where no workflow is described. */
    public static Tokens read(Tokens tokens) {
        return new Described(tokens).read();
    }

    private Tokens read() {
        int from = begins();
        if (from == 0) {
            return tokens;
        }
        List<Token> all = new ArrayList<>(tokens.list());
        for (int i = from; i < tokens.size() && !Parser.ends(tokens, i); i++) {
            if (i == from || (parted(i) && acts(i + 1))) {
                int at = i;
                order(tokens.word(i)).ifPresent(verb -> all.set(at, word(verb, tokens.get(at))));
            }
        }
        return all.equals(tokens.list()) ? tokens : new Tokens(tokens.text(), all);
    }

    /** Where it is said what the workflow does; 0 where none is described. */
    private int begins() {
        int start = tokens.after(0, EnglishWords.FILLER.words());
        int end = Wish.end(tokens, start);
        return end > start && EnglishWords.THAT.has(tokens.word(end - 1)) ? end : 0;
    }

    private boolean parted(int at) {
        return tokens.mark(at - 1, ',') || EnglishWords.JOINING.has(tokens.word(at - 1));
    }

    /** Whether what stands at a place is acted on, or says how. */
    private boolean acts(int at) {
        String word = tokens.word(at);
        return EnglishWords.ARTICLE.has(word)
                || EnglishWords.IT.has(word)
                || EnglishWords.RELATOR.has(word)
                || EnglishWords.ME.phrases().at(tokens, at)
                || word.matches("[#@].+|\\d.*");
    }

    /** "file" of "files". */
    private static Optional<String> order(String word) {
        return English.isThird(word)
                ? Lemma.forms(word).stream()
                        .filter(form -> !form.equals(word) && English.isOrder(form))
                        .findFirst()
                : Optional.empty();
    }

    private static Word word(String verb, Token said) {
        return new Word(verb, verb, said.start(), said.end());
    }
}
