package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells plain words that say whose something is, or what of it is meant, and so are accounted for like names. */
final class Whose {
    private Whose() {}

    /** "his last invoice", "opened by me", "which did I open", "the response time". */
    static boolean says(Tokens tokens, Knowledge knowledge, int at) {
        String before = tokens.word(at - 1);
        boolean from =
                before.equals("from") && knowledge.thing(tokens, at - 2, at).isPresent();
        boolean me = EnglishWords.ME.has(tokens.word(at)) && (from || before.equals("by"));
        boolean did = tokens.is(at, Set.of("i", "we")) && before.matches("did|have");
        boolean took = tokens.is(at, Set.of("time", "times")) && EnglishWords.ANSWER.has(before); // no answer tells it
        boolean his = tokens.is(at, Set.of("his", "her"))
                && IntStream.range(at + 1, at + 4)
                        .anyMatch(i -> knowledge.thing(tokens, i, tokens.size()).isPresent());
        return me || did || took || his;
    }
}
