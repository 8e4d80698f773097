package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Finds what a brief says is not to be done: "but do not post them to #dev", "never send it". */
final class Forbidding {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Somebody somebody;

    Forbidding(Tokens tokens, Knowledge knowledge, Somebody somebody) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.somebody = somebody;
    }

    /** The things of a sentence that only says what is not wanted: "no AI, no mail"; none when it says more. */
    List<Range> unwanted(int from, int to) {
        List<Range> all = new ArrayList<>();
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i < to
                    && !tokens.mark(i, ',')
                    && !tokens.word(i).equals("and")
                    && !tokens.word(i).equals("or")) {
                continue;
            }
            int end = i;
            int at = start;
            boolean thing = tokens.word(at).equals("no")
                    && end > at + 1
                    && (knowledge.tool(tokens, at + 1).isPresent()
                            || knowledge.thing(tokens, at + 1, end).isPresent());
            boolean polite = tokens.find(
                            at,
                            n -> n >= end
                                    || (Knowledge.restricts(tokens.word(n))
                                            && !EnglishWords.POLITENESS.has(tokens.word(n))
                                            && !tokens.word(n).equals("kindly")))
                    >= end;
            if (thing) {
                all.add(new Range(at, end));
            } else if (end > at && !polite) {
                return List.of();
            }
            start = i + 1;
        }
        return all;
    }

    /** Whether such words start at a place, and say no more than what, where and by which tool. */
    boolean at(int from, int to) {
        int verb = EnglishWords.FORBIDDING.phrases().end(tokens, from);
        String does = knowledge.verb(tokens.word(verb)).orElse("");
        if (verb == 0
                || verb >= to
                || !(EnglishWords.TELL.has(does) || EnglishWords.MAKE.has(does) || EnglishWords.CHANGE.has(does))) {
            return false;
        }
        for (int i = verb + 1; i < to; i++) {
            if (tokens.mark(i, ',')) {
                return true;
            }
            int at = i;
            boolean place = somebody.isAddress(i);
            boolean named = knowledge.tool(tokens, i).isPresent()
                    || knowledge
                            .tool(tokens, i - 1)
                            .filter(one -> one.end() > at)
                            .isPresent();
            boolean small = tokens.get(i) instanceof Token.Mark
                    || (tokens.get(i) instanceof Word word
                            && (!Knowledge.restricts(word.lower())
                                    || EnglishWords.RELATOR.has(word.lower())
                                    || EnglishWords.IT.has(word.lower())));
            if (!place && !named && !small) {
                return false;
            }
        }
        return true;
    }
}
