package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.List;

/** Does what the reading of a clause says: gives, puts or changes something. */
final class Acting {
    private final Making plan;
    private final Doubts doubts;
    private final Sourcing sourcing;
    private final Putting putting;
    private final Changing changing;
    private final Everybody everybody;

    Acting(Making plan, Doubts doubts, Sourcing sourcing, Putting putting, Changing changing, Everybody everybody) {
        this.plan = plan;
        this.doubts = doubts;
        this.sourcing = sourcing;
        this.putting = putting;
        this.changing = changing;
        this.everybody = everybody;
    }

    void make(Candidate read, Clause clause, String when) throws Unclear {
        int first = plan.steps.size();
        doubts.clause();
        Candidate candidate = announces(clause, read);
        Claim put = candidate.put();
        if (put == null) {
            Source source = candidate.source().orElseThrow();
            count(source, candidate.number() || EnglishWords.COUNTING.has(clause.verb()));
            sourcing.give(source, clause, when);
        } else if (put.operation.is(Kind.CHANGE)
                && (open(put) || candidate.source().isEmpty())) {
            changing.make(candidate, clause, when);
            everybody.also(clause, candidate);
        } else {
            putting.make(candidate, clause, when);
        }
        if (put != null && !put.operation.is(Kind.CHANGE)) {
            putting.also(clause, candidate, first);
        }
        doubts.askClause(plan.since(first));
    }

    private static void count(Source source, boolean number) {
        if (source instanceof Source.Look look) {
            look.claim().counted |= number;
        } else if (source instanceof Source.Call call) {
            call.claim().counted |= number;
        } else if (source instanceof Source.Several several) {
            several.all().forEach(one -> count(one, number));
        }
    }

    /** Whether it was not said which one is changed. */
    private static boolean open(Claim put) {
        List<Param> items =
                put.operation.all("item").stream().filter(Param::required).toList();
        return !items.isEmpty() && items.stream().noneMatch(one -> put.has(one.name()));
    }

    /** "Back up the document: store it in …": what stands before the colon only says what it is about. */
    private Candidate announces(Clause clause, Candidate candidate) {
        boolean goesOn = plan.tokens.mark(clause.all().to(), ':')
                && plan.parsed().clauses().indexOf(clause) + 1
                        < plan.parsed().clauses().size();
        boolean open = candidate.put() != null
                && candidate.put().operation.is(Kind.PUT)
                && candidate.source().isPresent()
                && candidate.text().isEmpty()
                && candidate.put().operation.all("place", "recipient").stream()
                        .noneMatch(one -> candidate.put().has(one.name()));
        return goesOn && open
                ? new Candidate(null, candidate.source(), "", List.of(), false, candidate.used(), candidate.score())
                : candidate;
    }
}
