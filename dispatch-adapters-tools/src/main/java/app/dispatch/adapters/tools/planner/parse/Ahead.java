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
import java.util.Optional;

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
            int noun = begins(i) ? noun(before(i)) : 0;
            if (noun > 0) {
                int start = tokens.get(i).start();
                thing(noun)
                        .ifPresent(word -> all.add(
                                noun + 1,
                                new Word(
                                        word,
                                        word,
                                        tokens.get(noun).end(),
                                        tokens.get(noun).end())));
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
        boolean one = EnglishWords.ARTICLE.has(tokens.word(at))
                && !EnglishWords.DETERMINER.has(tokens.word(at))
                && !EnglishWords.EACH.has(tokens.word(at)); // "an hour"
        int half = tokens.phrase(at, "half an") ? at + 2 : at;
        boolean counted = one || half > at || TimeWords.number(tokens.word(at)).isPresent();
        int unit = half > at ? half : at + 1;
        boolean length = counted && EnglishWords.SPAN.has(Lemma.singular(tokens.word(unit)));
        return length ? EnglishWords.BEFOREHAND.phrases().end(tokens, unit + 1) : 0;
    }

    /** The place of what has a time of its own and stands there without that time; 0 for none. */
    private int noun(int from) {
        boolean said = from > 0
                && (EnglishWords.ARTICLE.has(tokens.word(from))
                        || EnglishWords.EACH.has(tokens.word(from))
                        || EnglishWords.GATHERING.has(tokens.word(from)));
        if (!said) {
            return 0;
        }
        int noun = tokens.find(from, i -> i >= from + NEAR || isTimed(i));
        int end = tokens.find(from, i -> tokens.get(i) instanceof Token.Mark);
        boolean open = noun < Math.min(end, from + NEAR)
                && tokens.find(
                                noun,
                                i -> i >= end
                                        || TimeWords.weekday(tokens.word(i)).isPresent())
                        >= end;
        return !open ? 0 : isThing(noun + 1) ? noun + 1 : noun;
    }

    private boolean isTimed(int at) {
        return isThing(at) || EnglishWords.GATHERING.has(tokens.word(at));
    }

    private boolean isThing(int at) {
        return knowledge
                .thing(tokens, at, at + 1)
                .filter(one -> knowledge.of(one.what()).stream().anyMatch(Ahead::hasTime))
                .isPresent();
    }

    /** "before the standup": the noun that a tool has for what people call so; empty where it stands there. */
    private Optional<String> thing(int noun) {
        return isThing(noun)
                ? Optional.empty()
                : knowledge.all(Ahead::hasTime).stream()
                        .flatMap(one -> one.things().stream())
                        .findFirst();
    }

    private static boolean hasTime(Operation operation) {
        return operation.is(Operation.Kind.LOOK)
                && operation.lists()
                && operation.member("start").isPresent();
    }
}
