package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.schedule.TimeWords;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Reads "ten minutes before each meeting, …" as what is waited for: "when ten minutes before each meeting, …". */
public final class Ahead {
    private static final int NEAR = 4;

    private final Tokens tokens;
    private final Knowledge knowledge;

    private Ahead(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** The same brief with what is near to come as an event. */
    public static Tokens read(Tokens tokens, Knowledge knowledge) {
        return new Ahead(tokens, knowledge).read();
    }

    private Tokens read() {
        List<Token> all = new ArrayList<>(tokens.list());
        for (int i = tokens.size() - 1; i >= 0; i--) {
            if (begins(i) && comes(before(i))) {
                int start = tokens.get(i).start();
                all.add(i, new Word("when", "when", start, start));
            }
        }
        return all.size() == tokens.size() ? tokens : new Tokens(tokens.text(), all);
    }

    /** Whether something that is said of the whole brief may begin at a place. */
    private boolean begins(int at) {
        return !tokens.word(at - 1).equals("half")
                && !EnglishWords.RELATOR.has(tokens.word(at - 1))
                && !EnglishWords.EVENT.phrases().at(tokens, at - 1)
                && !knowledge.isVerb(tokens.word(at - 1))
                && !EnglishWords.ARTICLE.has(tokens.word(at - 1));
    }

    /** The place after "ten minutes before"; 0 where that does not stand at a place. */
    private int before(int at) {
        boolean one = tokens.is(at, EnglishWords.SINGLE.words()); // "an hour"
        int half = tokens.phrase(at, "half an") ? at + 2 : at;
        boolean counted = one || half > at || TimeWords.number(tokens.word(at)).isPresent();
        int unit = half > at ? half : at + 1;
        boolean length = counted && EnglishWords.SPAN.has(Lemma.singular(tokens.word(unit)));
        return length ? EnglishWords.BEFOREHAND.phrases().end(tokens, unit + 1) : 0;
    }

    /** Whether something that has a time of its own stands there, and no time that it has. */
    private boolean comes(int from) {
        if (from == 0 || !(EnglishWords.ARTICLE.has(tokens.word(from)) || EnglishWords.EACH.has(tokens.word(from)))) {
            return false;
        }
        int noun = tokens.find(from + 1, i -> i >= from + NEAR || isTimed(i));
        int end = tokens.find(from, i -> tokens.get(i) instanceof Token.Mark);
        return noun < Math.min(end, from + NEAR)
                && tokens.find(
                                noun,
                                i -> i >= end
                                        || TimeWords.weekday(tokens.word(i)).isPresent())
                        >= end;
    }

    private boolean isTimed(int at) {
        return knowledge
                .thing(tokens, at, at + 1)
                .filter(one -> knowledge.of(one.what()).stream()
                        .anyMatch(op -> op.is(Operation.Kind.LOOK)
                                && op.lists()
                                && op.member("start").isPresent()))
                .isPresent();
    }
}
