package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Reads the words that say "and" in another way, such as "as well as", as that word. */
public final class Joined {
    private Joined() {}

    /** The same brief with "and" for each of them. */
    public static Tokens read(Tokens tokens) {
        List<Token> all = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int end = EnglishWords.ALSO.phrases().end(tokens, at);
            boolean joins = end > at && at > 0 && end < tokens.size();
            if (joins) {
                String written = tokens.slice(at, end).written();
                all.add(new Token.Word(
                        written,
                        "and",
                        tokens.get(at).start(),
                        tokens.get(end - 1).end()));
            } else {
                all.add(tokens.get(at));
            }
            at = joins ? end : at + 1;
        }
        return all.size() == tokens.size() ? tokens : new Tokens(tokens.text(), all);
    }
}
