package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** Passes over the words before a clause that ask for nothing, and hears the wishes among them. */
final class Fillers {
    private final Tokens tokens;
    private final Speech speech;

    Fillers(Tokens tokens, Speech speech) {
        this.tokens = tokens;
        this.speech = speech;
    }

    /** The place after fillers, wishes and marks. */
    int skip(int from, int to) {
        int at = from;
        while (at < to) {
            int wish = Wish.end(tokens, at);
            boolean filler = EnglishWords.FILLER.has(tokens.word(at))
                    && EnglishWords.THEN.phrases().end(tokens, at) == 0;
            boolean nth = tokens.mark(at, '(')
                    && tokens.mark(at + 2, ')')
                    && tokens.word(at + 1).matches("\\d|[a-e]");
            boolean mark = tokens.get(at) instanceof Token.Mark
                    || tokens.word(at).equals("and")
                    || tokens.word(at).matches("[-–—]+");
            if (wish > 0) {
                if (EnglishWords.WISH.phrases().at(tokens, at)) {
                    speech.wishes(); // "build me a workflow that …" only asks for the plan
                }
                at = wish;
            } else if (nth) {
                at += 3; // "(a)"
            } else if (filler || mark) {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }
}
