package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** Reads one clause: its condition, what it is done for, its verb and its parts. */
final class ClauseReader {
    private final Tokens tokens;
    private final LeadBounds bounds;
    private final Fillers fillers;
    private final TrailingCondition trailing;
    private final VerbReader verb;
    private final PartReader parts;

    ClauseReader(
            Tokens tokens,
            LeadBounds bounds,
            Fillers fillers,
            TrailingCondition trailing,
            VerbReader verb,
            PartReader parts) {
        this.tokens = tokens;
        this.bounds = bounds;
        this.fillers = fillers;
        this.trailing = trailing;
        this.verb = verb;
        this.parts = parts;
    }

    ClauseDraft read(int from, int to, boolean asks) {
        ClauseDraft draft = new ClauseDraft();
        int start = from;
        int other = bounds.otherwise(start);
        if (other > 0) {
            draft.isOtherwise();
            start = fillers.skip(other, to);
        }
        int under = bounds.underEnd(start);
        if (under > 0 && bounds.leadEnd(under, to) < to) {
            int end = bounds.leadEnd(under, to);
            draft.isUnder(new Range(under, end), EnglishWords.UNLESS.phrases().at(tokens, start));
            draft.isLed();
            start = fillers.skip(tokens.word(end).equals("then") ? end + 1 : end, to);
        }
        int each = bounds.eachLead(start);
        if (each > 0 && bounds.eachEnd(each, to) < to) {
            draft.isFor(new Range(each, bounds.eachEnd(each, to)));
            start = fillers.skip(draft.each().to(), to);
        }
        int end = trailing.cut(draft, start, to);
        parts.read(draft, verb.read(draft, start, end, asks), end);
        return draft;
    }
}
