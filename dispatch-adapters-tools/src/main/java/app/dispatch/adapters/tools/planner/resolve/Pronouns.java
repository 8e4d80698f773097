package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** Finds whom "him" and "her" stand for. */
final class Pronouns {
    private final Tokens tokens;
    private final Knowledge knowledge;

    Pronouns(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** The place of the person who was named last before such a word; its own for all other words, and where nobody was. */
    int person(int at) {
        if (!EnglishWords.HIM.has(tokens.word(at))) {
            return at;
        }
        for (int i = at - 1; i > 0; i--) {
            boolean named = tokens.get(i) instanceof Word word
                    && (word.text().startsWith("@")
                            || Character.isUpperCase(word.text().charAt(0)))
                    && tokens.get(i - 1) instanceof Word
                    && !knowledge.knows(word.lower())
                    && knowledge.tool(tokens, i).isEmpty();
            if (named) {
                return i;
            }
        }
        return at;
    }
}
