package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/** "Every release gets a page …", "Each new dispute goes to …": what happens, and what is made of it. */
final class Getting implements SentenceForm {
    private static final int FURTHEST = 10;

    private final Tokens tokens;
    private final PartReader parts;
    private final Findings findings;

    Getting(Tokens tokens, PartReader parts, Findings findings) {
        this.tokens = tokens;
        this.parts = parts;
        this.findings = findings;
    }

    @Override
    public int read(int from, int to) {
        boolean news =
                tokens.is(from, Set.of("a", "an")) && tokens.word(from + 1).equals("new");
        if (!(news || tokens.is(from, Set.of("every", "each", "any", "new", "all"))) || findings.isWaiting()) {
            return from;
        }
        for (int i = from + 2; i < Math.min(to, from + FURTHEST); i++) {
            if (tokens.word(i).matches("gets?|goes|go|becomes?|lands?") && i + 1 < to) {
                findings.waitsForEach(new Range(tokens.word(from).equals("new") ? from : from + 1, i));
                make(i, to);
                return to;
            }
        }
        return from;
    }

    /** What stands after the verb, one clause for each thing: "gets a page and an event". */
    private void make(int verb, int to) {
        int head = verb - 1;
        boolean party = EnglishWords.PARTY.has(Lemma.singular(tokens.word(head)));
        String does = tokens.word(verb).matches("goes|go|lands?") ? "send" : "create";
        int start = verb + 1;
        for (int end = start; end <= to; end++) {
            boolean next = end < to && tokens.word(end).equals("and") && tokens.is(end + 1, Set.of("a", "an"));
            if (end == to || next) {
                ClauseDraft draft = new ClauseDraft();
                draft.does(does, verb, 1);
                parts.read(draft, start, end);
                if (party) {
                    draft.add(new Part("to", head, head, head + 1));
                }
                findings.add(
                        draft.clause(findings.sentence(), new Range(start == verb + 1 ? verb : start, end), false));
                start = end + 1;
            }
        }
    }
}
