package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/** Tells where an order to make something begins. */
final class MakingOrder {
    private static final String FILE = "(?:[\\w.-]+/)*[\\w-]+\\.[a-z]{2,5}";

    private final Tokens tokens;
    private final Knowledge knowledge;

    MakingOrder(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** Whether an order to make something begins there: "create a page", "new page". */
    boolean makes(int at) {
        boolean order =
                EnglishWords.MAKE.has(tokens.word(at)) || tokens.word(at).equals("new") || tokens.phrase(at, "set up");
        int object = tokens.after(at + 1, Set.of("a", "an", "another", "new", "up", "me", "us", "the"));
        boolean writes =
                EnglishWords.TELL.has(tokens.word(at)) && tokens.word(at + 1).matches(FILE);
        boolean sends = EnglishWords.TELL.has(tokens.word(at))
                && tokens.is(at + 1, Set.of("a", "an", "another"))
                && thing(at + 2);
        return writes
                || sends
                || (order
                        && (object > at + 1
                                || tokens.get(Math.min(object, tokens.size() - 1)) instanceof Quote
                                || thing(object)));
    }

    /** Whether what an order at a place makes is somebody who has an address: "create a customer". */
    boolean isSomebody(int at) {
        int end = tokens.find(at, i -> tokens.get(i) instanceof Token.Mark);
        return tokens.find(
                        at,
                        i -> i >= end
                                || knowledge
                                        .thing(tokens, i, end)
                                        .filter(one -> knowledge.of(one.what()).stream()
                                                .anyMatch(op -> op.is(Kind.PUT)
                                                        && op.param("address").isPresent()))
                                        .isPresent())
                < end;
    }

    private boolean thing(int at) {
        int noun = knowledge.tool(tokens, at).map(Knowledge.Named::end).orElse(at);
        return knowledge
                .thing(tokens, noun, tokens.size())
                .filter(one -> knowledge.of(one.what()).stream().anyMatch(op -> op.is(Kind.PUT)))
                .isPresent();
    }

    /** "Linear ticket in team OPS: …": whether one thing with a title is all that is named. */
    boolean isOne(int at) {
        int noun = tokens.after(
                knowledge.tool(tokens, at).map(Knowledge.Named::end).orElse(at), Set.of("new"));
        noun = Math.max(
                noun, knowledge.tool(tokens, noun).map(Knowledge.Named::end).orElse(noun));
        return knowledge
                .thing(tokens, noun, tokens.size())
                .filter(one -> !tokens.word(one.end()).matches("#?\\d+") // "issue 41" is there
                        && Lemma.singular(tokens.word(one.end() - 1)).equals(tokens.word(one.end() - 1))
                        && knowledge.of(one.what()).stream()
                                .anyMatch(op -> op.is(Kind.PUT)
                                        && !op.tells()
                                        && op.param("title")
                                                .filter(Param::required)
                                                .isPresent()))
                .isPresent();
    }
}
