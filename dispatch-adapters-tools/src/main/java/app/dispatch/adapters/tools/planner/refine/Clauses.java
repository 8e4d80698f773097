package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a text into changes: at the ends of sentences, and where a conjunction stands before the start of another change. */
final class Clauses {
    private static final Set<String> LEADING = Phrases.words("""
            please also then and but now just kindly additionally plus so ok okay well finally lastly""");
    private static final Phrases POLITE = Phrases.of("""
            i want you to | i'd like you to | i would like you to | i'd like to | i want to | can you | could you
            would you | let's | make sure to | be sure to | you should | it should""");
    private static final Set<String> STARTS = Phrases.words("""
            remove drop delete cut skip stop omit post send email e-mail mail dm message ping notify tell make change
            set use rename call name run only unless ask retry continue ignore limit add translate summarize summarise
            classify extract write save log create open file tweet draft put replace swap switch move schedule trigger
            start wait require don't do no keep let try update share announce append comment publish leave get""");
    private static final Phrases CONDITION = Phrases.of("""
            only if | only when | but only if | but only when | unless""");

    private Clauses() {}

    static List<Tokens> of(Tokens tokens) {
        List<Tokens> clauses = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < tokens.size(); at++) {
            boolean ends = tokens.separator(at) && !tokens.mark(at, ',') && !tokens.mark(at, ':');
            boolean joins = tokens.mark(at, ',') || tokens.is(at, LEADING);
            if (ends || (joins && at >= start && starts(tokens, at + 1)) || (at > start && CONDITION.at(tokens, at))) {
                add(tokens.slice(start, at), clauses);
                start = at;
            }
        }
        add(tokens.slice(start, tokens.size()), clauses);
        return clauses;
    }

    private static boolean starts(Tokens tokens, int from) {
        int at = from;
        while (tokens.mark(at, ',') || (tokens.is(at, LEADING) && at < from + Tokens.MOST_IN_A_ROW)) {
            at++;
        }
        int polite = POLITE.end(tokens, at);
        return tokens.is(polite > 0 ? polite : at, STARTS);
    }

    /** Adds a clause without what says nothing: marks at its ends, conjunctions and politeness before it. */
    private static void add(Tokens clause, List<Tokens> clauses) {
        int from = 0;
        int to = clause.size();
        while (from < to && (clause.separator(from) || clause.is(from, LEADING) || POLITE.at(clause, from))) {
            int polite = POLITE.end(clause, from);
            from = polite > 0 ? polite : from + 1;
        }
        while (to > from && (clause.separator(to - 1) || Set.of("please", "too").contains(clause.word(to - 1)))) {
            to--;
        }
        if (from < to) {
            clauses.add(clause.slice(from, to));
        }
    }
}
