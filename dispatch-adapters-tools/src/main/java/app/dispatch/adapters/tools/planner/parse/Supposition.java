package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Locale;

/** Keeps what a question asks as the condition of the sentence after it: "Any new mail? Then …". */
final class Supposition {
    private static final int LATE = 4;

    private final Tokens tokens;
    private final Verbs verbs;
    private Range asked = Range.NONE;

    Supposition(Tokens tokens, Verbs verbs) {
        this.tokens = tokens;
        this.verbs = verbs;
    }

    /** Whether a question supposes something; that is kept then. */
    boolean keeps(int at, int to) {
        boolean yes = tokens.word(at)
                        .matches(
                                "any|is|are|has|have|more|fewer|less|over|at|no|new|too|received|got|anything|somebody|someone")
                || Numbers.at(tokens, at).isPresent();
        boolean supposes = yes
                && !EnglishWords.QUESTION.has(tokens.word(at))
                && (EnglishWords.GOT.has(tokens.word(at)) || !verbs.at(at, to, false));
        supposes |= tokens.word(at).matches("is|are|am|was|were|has|have|had|do|does|did") && answered(to + 1);
        int next = tokens.find(to, i -> !(tokens.mark(i, '?') || tokens.mark(i, '!')));
        supposes |= tokens.word(next).equals("then")
                && !EnglishWords.QUESTION.has(tokens.word(at))
                && !verbs.at(at, to, false); // "failed payment? → …"
        if (supposes) {
            asked = new Range(at, to);
        }
        return supposes;
    }

    /** Whether an order only asks to find out something that the next sentence goes by: "Check whether … . If not, …"; that is kept then. */
    boolean checks(int at, int to) {
        int whether = at + 1;
        boolean finds = EnglishWords.FINDING.has(tokens.word(at))
                && EnglishWords.WHETHER.has(tokens.word(whether))
                && whether + 2 < to
                && tokens.find(whether, i -> i >= to || tokens.word(i).equals("and")) >= to
                && answered(to + 1);
        if (finds) {
            asked = new Range(whether + 1, to);
        }
        return finds;
    }

    /**
     * "check if https://… works and tell #ops if not": where what is done begins, by what is found out; the start where nothing
     * is done by it.
     */
    int found(int at, int to) {
        int whether = at + 1;
        int end = trailing(to);
        int and = tokens.find(
                whether, i -> i >= end || (EnglishWords.JOINING.has(tokens.word(i)) && verbs.at(i + 1, end, false)));
        boolean finds = EnglishWords.FINDING.has(tokens.word(at))
                && EnglishWords.WHETHER.has(tokens.word(whether))
                && end < to
                && and < end;
        if (finds) {
            asked = new Range(whether + 1, tokens.mark(and - 1, ',') ? and - 1 : and);
        }
        return finds ? and + 1 : at;
    }

    /** Where "if not" begins at the end of a sentence; its end where nothing of the kind stands there. */
    int trailing(int to) {
        return tokens.find(
                Math.max(0, to - LATE),
                i -> i >= to
                        || EnglishWords.IFSO.phrases().end(tokens, i) == to
                        || EnglishWords.IFNOT.phrases().end(tokens, i) == to);
    }

    /** What holds when what was asked is answered at the end of a sentence. */
    Condition found(int trailing) {
        Range before = asked;
        asked = Range.NONE;
        return new Condition(before, EnglishWords.IFNOT.phrases().at(tokens, trailing), false);
    }

    /** The condition of the sentence that follows, which may answer what was asked. */
    Condition answer(Condition under) {
        Range said = under.range();
        boolean yes = tokens.slice(said.from(), said.to())
                .written()
                .toLowerCase(Locale.ROOT)
                .matches(
                        "so|yes|no|not|(it|they|that|this|there)( ?'s| ?'re| is| are| isn't| aren't| does| doesn't| do| don't| has| hasn't)( not)?( any| one| so)?");
        Range before = asked;
        asked = Range.NONE;
        if (before.isEmpty() || !(under.isEmpty() || yes)) {
            return under;
        }
        boolean no = yes
                && tokens.find(
                                said.from(),
                                i -> i >= said.to() || tokens.word(i).matches("no|not|.*n't"))
                        < said.to();
        return new Condition(before, under.unless() || under.otherwise() || no, false);
    }

    /** Whether what follows a question is done by its answer: "Then …", "If so, …". */
    private boolean answered(int at) {
        return tokens.word(at).equals("then")
                || tokens.phrase(at, "if so")
                || tokens.phrase(at, "if yes")
                || tokens.phrase(at, "if not")
                || tokens.phrase(at, "if no")
                || tokens.phrase(at, "if it")
                || tokens.phrase(at, "if they")
                || tokens.phrase(at, "if that")
                || tokens.phrase(at, "otherwise")
                || tokens.phrase(at, "if there");
    }
}
