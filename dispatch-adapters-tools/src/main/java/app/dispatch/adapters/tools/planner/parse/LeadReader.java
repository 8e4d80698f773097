package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/** Reads what stands before the first thing to do: what is waited for, a condition, "for each …". */
final class LeadReader {
    private static final int SHORT = 5;

    private final Tokens tokens;
    private final Verbs verbs;
    private final LeadBounds bounds;
    private final Fillers fillers;
    private final Findings findings;

    LeadReader(Tokens tokens, Verbs verbs, LeadBounds bounds, Fillers fillers, Findings findings) {
        this.tokens = tokens;
        this.verbs = verbs;
        this.bounds = bounds;
        this.fillers = fillers;
        this.findings = findings;
    }

    Lead read(int from, int to) {
        return new Reading(to).read(from);
    }

    /** The reading of one sentence. */
    private final class Reading {
        private final int to;
        private Condition under = Condition.NONE;
        private Order order = Order.NONE;
        private Range each = Range.NONE;
        private boolean waits;

        Reading(int to) {
            this.to = to;
        }

        Lead read(int from) {
            int at = from;
            while (at < to) {
                int next = one(at);
                if (next <= at) {
                    break;
                }
                at = fillers.skip(next, to);
            }
            return new Lead(at, under, order, each, waits);
        }

        private int one(int at) {
            int parallel = EnglishWords.PARALLEL.phrases().end(tokens, at);
            if (parallel > 0) {
                order = order.besides();
                return parallel;
            }
            int doing = bounds.afterDoing(at);
            if (doing > 0) {
                return doing; // "after getting …, post it": the first of two
            }
            int after = EnglishWords.THEN.phrases().end(tokens, at);
            if (after > 0) {
                order = order.waiting();
                return after;
            }
            int meanwhile = bounds.whileDoing(at, to);
            if (meanwhile > 0) {
                order = order.besides();
                return meanwhile; // "while you post it on X, also mail it"
            }
            int other = bounds.otherwise(at);
            if (other > 0) {
                under = under.opposite(true);
                return other;
            }
            int every = bounds.eachLead(at);
            if (bounds.underEnd(at) > 0) {
                return conditional(at);
            }
            return every > 0 ? repeated(at, every) : waited(at);
        }

        private int conditional(int at) {
            int not = EnglishWords.UNLESS.phrases().end(tokens, at);
            int start = bounds.underEnd(at);
            under = under.turned(not == start);
            int end = bounds.leadEnd(start, to);
            if (end < to) {
                under = under.said(
                        new Range(under.isEmpty() ? start : under.range().from(), end)); // "if A, if B"
                return end;
            }
            return at;
        }

        private int repeated(int at, int every) {
            if (tokens.is(every, Set.of("new", "incoming")) && !findings.isWaiting()) {
                int end = bounds.leadEnd(every, to);
                if (end < to) {
                    findings.waitsForEach(new Range(every, end));
                    waits = true;
                    return end;
                }
            }
            int end = bounds.eachEnd(every, to);
            if ((end < to && tokens.mark(end, ',')) || verbs.at(end, to, true)) {
                each = new Range(every, end);
                return end;
            }
            return at;
        }

        private int waited(int at) {
            int when = EnglishWords.EVENT.phrases().end(tokens, at);
            if (when == 0) {
                return at;
            }
            int end = bounds.leadEnd(when, to);
            boolean all = EnglishWords.ALL.has(tokens.word(when))
                    || tokens.is(when, Set.of("they", "these", "those", "that", "this"));
            if (all && EnglishWords.FINISHED.has(tokens.word(end - 1)) && end - when <= SHORT) {
                order = order.waiting(); // "when all three are there"
                return end;
            }
            if (end >= to) {
                return at;
            }
            if (findings.isWaiting()) {
                under = under.said(new Range(when, end));
            } else {
                findings.waitsFor(new Range(when, end));
                waits = true;
            }
            return end;
        }
    }
}
