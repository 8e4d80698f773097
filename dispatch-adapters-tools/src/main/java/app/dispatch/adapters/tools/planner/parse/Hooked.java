package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** "The webhook gets name and city": what is waited for, said as a sentence of its own. */
final class Hooked implements SentenceForm {
    private static final int NEAR = 3;

    private final Tokens tokens;
    private final Verbs verbs;
    private final Findings findings;

    Hooked(Tokens tokens, Verbs verbs, Findings findings) {
        this.tokens = tokens;
        this.verbs = verbs;
        this.findings = findings;
    }

    @Override
    public int read(int from, int to) {
        int hook = EnglishWords.ARTICLE.has(tokens.word(from)) ? from + 1 : from;
        int told = tokens.find(hook + 1, i -> i >= to || i > hook + NEAR || EnglishWords.BRINGING.has(tokens.word(i)));
        boolean brings = EnglishWords.HOOK.has(tokens.word(hook))
                && EnglishWords.BRINGING.has(tokens.word(told))
                && (told == hook + 1
                        || Lemma.forms(tokens.word(hook + 1)).stream().anyMatch(EnglishWords.ARRIVE::has))
                && told + 1 < to;
        if (!brings || findings.isWaiting()) {
            return from;
        }
        int end = tokens.find(
                told + 1, i -> i >= to || tokens.mark(i, ':') || (tokens.mark(i, ',') && verbs.at(i + 1, to, true)));
        findings.waitsFor(new Range(from, end));
        return end;
    }
}
