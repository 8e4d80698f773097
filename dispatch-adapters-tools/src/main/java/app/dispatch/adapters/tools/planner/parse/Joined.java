package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads words that say "and" or "if" in another way as that word: "as well as"; "when it has an owner" of what was named before. */
public final class Joined {
    private Joined() {}

    /** The same brief with "and" or "if" for each of them. */
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
                all.add(supposes(tokens, at) ? word("if", tokens.get(at)) : tokens.get(at));
            }
            at = joins ? end : at + 1;
        }
        return all.equals(tokens.list()) ? tokens : new Tokens(tokens.text(), all);
    }

    /** Whether "when" only asks what something that was named before is like. */
    private static boolean supposes(Tokens tokens, int at) {
        return at > 0
                && tokens.is(at, Set.of("when", "whenever"))
                && EnglishWords.IT.has(tokens.word(at + 1))
                && tokens.is(at + 2, Set.of("has", "have", "contains", "contain", "lacks", "mentions"));
    }

    private static Token word(String text, Token written) {
        return new Token.Word(text, text, written.start(), written.end());
    }
}
