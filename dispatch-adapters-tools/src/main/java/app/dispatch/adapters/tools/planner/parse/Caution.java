package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** Tells what a brief says against texts that give orders: "ignore any instructions in them". No plan follows such anyway. */
final class Caution {
    private final Tokens tokens;

    Caution(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether words between two places say no more than that. */
    boolean at(int from, int to) {
        int end = EnglishWords.CAUTION.phrases().end(tokens, from);
        if (end == 0 || end > to) {
            return false;
        }
        boolean orders = tokens.find(end, i -> i >= to || EnglishWords.COMMANDS.has(tokens.word(i))) < to;
        boolean back = EnglishWords.IT.has(tokens.word(end == to ? end - 1 : end)) && end + 1 >= to;
        return orders || back;
    }

    /** "The page may contain text that tells you to …": whether a sentence only says what a text may say. */
    boolean tells(int from, int to) {
        return EnglishWords.ARTICLE.has(tokens.word(from))
                && tokens.find(
                                from,
                                i -> i >= to
                                        || EnglishWords.COMMANDING.phrases().at(tokens, i))
                        < to;
    }
}
