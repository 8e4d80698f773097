package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;

/** Refuses "mail bob@example.com: happy payment day", which may be a text or what to look for. */
final class ColonText {
    private final Tokens tokens;
    private final Knowledge knowledge;

    ColonText(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    void check() throws Unclear {
        int colon = tokens.find(0, i -> tokens.mark(i, ':'));
        boolean tells =
                knowledge.verb(tokens.word(0)).filter(EnglishWords.TELL::has).isPresent();
        int address = tokens.find(
                1,
                i -> i >= colon
                        || (tokens.get(i) instanceof Word word
                                && word.text().matches("[#@][\\w-]+|[^@]+@[^@]+\\.\\w+")));
        boolean plain = tells
                && address + 1 == colon
                && colon + 1 < tokens.size()
                && !EnglishWords.ARTICLE.has(tokens.word(colon + 1))
                && knowledge.verb(tokens.word(colon + 1)).isEmpty();
        boolean means = false;
        for (int i = colon + 1; plain && i < tokens.size(); i++) {
            boolean said =
                    (tokens.get(i) instanceof Token.Quote && tokens.word(i + 1).equals("and"))
                            || tokens.get(i) instanceof Token.Link
                            || knowledge.tool(tokens, i).isPresent()
                            || tokens.word(i).matches("[#@].+|.+/.+");
            if (said || EnglishWords.RELATOR.has(tokens.word(i))) {
                return;
            }
            means |= knowledge.thing(tokens, i, tokens.size()).isPresent();
        }
        if (means) {
            String text = tokens.slice(colon + 1, tokens.size()).written();
            throw new Unclear("is “" + text + "” the text, or what to look for? Put a text in quotes, as in `"
                    + tokens.slice(0, colon).written() + ": \"" + text + "\"`");
        }
    }
}
