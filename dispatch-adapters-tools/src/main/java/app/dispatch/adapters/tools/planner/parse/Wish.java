package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/** Words that only say that something is wanted: "I would like you to", "build me an automation with a webhook that". */
public final class Wish {
    private static final Set<String> ARTICLES = Set.of("a", "an", "one", "another");
    private static final Set<String> TO = Set.of("to", "for");
    private static final int NEAR = 4;
    private static final int FAR = 10;

    private Wish() {}

    /** The place after such words that stand from a place on; 0 for none. */
    public static int end(Tokens tokens, int at) {
        return Math.max(EnglishWords.WISH.phrases().end(tokens, at), built(tokens, at));
    }

    /** The place after what only says that there is to be a plan. */
    private static int built(Tokens tokens, int from) {
        int verb = EnglishWords.BUILDING.phrases().end(tokens, from);
        int me = EnglishWords.ME.has(tokens.word(verb)) ? verb + 1 : Math.max(from, verb);
        int noun = tokens.find(me + 1, i -> i >= me + NEAR || EnglishWords.PLAN.has(tokens.word(i)));
        if (!tokens.is(me, ARTICLES) || !EnglishWords.PLAN.has(tokens.word(noun))) {
            return 0;
        }
        boolean to = verb > 0 && tokens.is(noun + 1, TO);
        int that = tokens.find(
                noun + 1,
                i -> i > noun + FAR || tokens.get(i) instanceof Token.Mark || tokens.is(i, EnglishWords.THAT.words()));
        return to ? noun + 2 : EnglishWords.THAT.has(tokens.word(that)) ? that + 1 : 0;
    }
}
