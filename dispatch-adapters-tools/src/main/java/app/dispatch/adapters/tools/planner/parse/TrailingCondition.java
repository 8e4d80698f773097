package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/** Finds a condition at the end of a clause, or what is waited for, and cuts it off. */
final class TrailingCondition {
    private static final int SHORT = 5;

    /** Words before an "if" that says what is asked: "asking if she has questions". */
    private static final Set<String> WONDERING = Set.of("asking", "asks", "wondering", "know", "see");

    private final Tokens tokens;
    private final Findings findings;

    TrailingCondition(Tokens tokens, Findings findings) {
        this.tokens = tokens;
        this.findings = findings;
    }

    /** Where a clause ends before its condition. */
    int cut(ClauseDraft draft, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int not = EnglishWords.UNLESS.phrases().end(tokens, i);
            int under = EnglishWords.MODAL.has(tokens.word(i)) || (tokens.is(i - 1, WONDERING) && !tellsOf(i, from, to))
                    ? 0
                    : EnglishWords.IF.phrases().end(tokens, i); // "should" begins a condition only in front
            int when = tokens.word(i - 1).equals("at")
                    ? 0
                    : EnglishWords.EVENT.phrases().end(tokens, i); // "all at once"
            boolean over = when > 0
                    && EnglishWords.ALL.has(tokens.word(when))
                    && EnglishWords.FINISHED.has(tokens.word(to - 1))
                    && to - when <= SHORT;
            if (over) {
                draft.comesLast();
                return i;
            }
            if (not > 0 || under > 0) {
                draft.isUnder(new Range(Math.max(not, under), to), not >= under);
                return i;
            }
            boolean happens = when > 0 && !EnglishWords.UPON.has(tokens.word(i)) && when < to;
            if (happens && !findings.isWaiting()) {
                findings.waitsFor(new Range(when, to));
                return i;
            }
        }
        return to;
    }

    /** "let #ops know if https://… is down": whether somebody is told only then, as an address is looked at for it. */
    private boolean tellsOf(int at, int from, int to) {
        int first = EnglishWords.IT.has(tokens.word(at + 1)) ? 0 : at;
        return tokens.word(from).equals("let")
                && tokens.word(at - 1).equals("know")
                && tokens.find(first, i -> i >= to || tokens.get(i) instanceof Token.Link) < to;
    }
}
