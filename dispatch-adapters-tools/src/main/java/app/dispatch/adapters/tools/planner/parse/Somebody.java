package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** Tells words that name somebody, or where somebody reads. */
final class Somebody {
    private final Tokens tokens;
    private final Knowledge knowledge;

    Somebody(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** Whether one of these words does. */
    boolean among(int from, int to) {
        return tokens.find(
                        from,
                        i -> i >= to
                                || knowledge.tool(tokens, i).isPresent()
                                || EnglishWords.PEOPLE.has(tokens.word(i))
                                || EnglishWords.PARTY.has(tokens.word(i))
                                || EnglishWords.ME.has(tokens.word(i))
                                || tokens.word(i).startsWith("#")
                                || tokens.word(i).contains("@"))
                < to;
    }

    /** Whether a word is an address: "#dev", "@bob", "bob@example.com". */
    boolean isAddress(int at) {
        return tokens.get(at) instanceof Word word && word.text().matches("[#@].+|.+@.+");
    }
}
