package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.Set;

/**
 * Takes words that only say how a list is to look when it is told, and that nothing can do: "as a table", "grouped by day". They
 * narrow nothing, unless some of the list are meant that come first in it.
 */
final class Presentation {
    /** More words than what a list is told by has. */
    private static final int MOST = 3;

    private final Making plan;
    private final Tokens tokens;

    Presentation(Making plan) {
        this.plan = plan;
        this.tokens = plan.tokens;
    }

    /** Takes those of a clause that nothing uses, and tells them. */
    void take(Clause clause, Candidate candidate) {
        BitSet used = candidate.used();
        boolean lists = candidate.put() != null
                && candidate.put().operation.tells()
                && plan.givens.stream().anyMatch(Given::lists)
                && !picks(used);
        for (int i = clause.all().from(); lists && i < clause.all().to(); i++) {
            int end = used.get(i) ? 0 : end(i, clause.all().to(), used);
            if (end > i) {
                plan.notes.add("“" + tokens.slice(i, end).written()
                        + "” says how it is to look, which no step does: it is told as a plain list.");
                used.set(i, end);
            }
        }
    }

    /** Whether only the first or the last of a list are meant. */
    private boolean picks(BitSet used) {
        boolean first = tokens.find(
                        0,
                        i -> (EnglishWords.FIRST.has(tokens.word(i)) || English.isSuperlative(tokens.word(i)))
                                && !(used.get(i) && tokens.word(i + 1).equals("first"))
                                && !tokens.word(i - 1).equals("at"))
                < tokens.size();
        return first || plan.givens.stream().anyMatch(one -> one.claim() != null && one.claim().count > 0);
    }

    /** The place after such words that stand from a place on; 0 for none. */
    private int end(int at, int to, BitSet used) {
        int end = Math.max(EnglishWords.PRESENTED.phrases().end(tokens, at), laid(at, used));
        int by = EnglishWords.ORDERING.phrases().end(tokens, at);
        boolean sorts = tokens.word(at + 1).equals("by") && Sorting.isBefore(tokens, at + 1);
        end = end > at ? end : sorts ? named(at + 2, to, used) : by > at ? named(by, to, used) : 0;
        return end <= to && used.get(at, Math.max(at, end)).isEmpty() ? end : 0;
    }

    /** The place after "as a neat table", or after what is said so of a word that is used: "a bulleted" list; 0 for none. */
    private int laid(int at, BitSet used) {
        int article = tokens.is(at, Set.of("as", "in")) ? at + 1 : at;
        int from = tokens.after(article, EnglishWords.SINGLE.words());
        int noun = tokens.after(from, EnglishWords.NEAT.words());
        boolean layout = EnglishWords.LAYOUT.has(tokens.word(noun))
                && (noun > from || !EnglishWords.SMALL.has(tokens.word(noun)));
        return layout && !used.get(noun) && noun > at ? noun + 1 : layout && noun > from ? noun : 0;
    }

    /** The place after what a list is told by: a few plain words with nothing behind them; 0 for none. */
    private int named(int at, int to, BitSet used) {
        int from = tokens.after(at, EnglishWords.ARTICLE.words());
        int end = tokens.find(from, i -> i >= to || used.get(i) || !(tokens.get(i) instanceof Token.Word));
        boolean plain = end > from
                && end - from <= MOST
                && tokens.find(
                                from,
                                i -> i >= end
                                        || EnglishWords.NO.has(tokens.word(i))
                                        || EnglishWords.EXCEPT.has(tokens.word(i))
                                        || tokens.word(i).matches(".*\\d.*"))
                        == end;
        return plain ? end : 0;
    }
}
