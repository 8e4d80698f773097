package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the steps of a clause: of the reading that uses most of its words. */
final class ClauseSteps {
    private final Making plan;
    private final Readings readings;
    private final Bounds bounds;
    private final Branches branches;
    private final Afterthoughts afterthoughts;
    private final List<Maker> makers;
    private final Watch watch;
    private final Sourcing sourcing;
    private final Acting acting;
    private final Account account;

    ClauseSteps(
            Making plan,
            Readings readings,
            Bounds bounds,
            Branches branches,
            Afterthoughts afterthoughts,
            List<Maker> makers,
            Watch watch,
            Sourcing sourcing,
            Acting acting,
            Account account) {
        this.plan = plan;
        this.readings = readings;
        this.bounds = bounds;
        this.branches = branches;
        this.afterthoughts = afterthoughts;
        this.makers = makers;
        this.watch = watch;
        this.sourcing = sourcing;
        this.acting = acting;
        this.account = account;
    }

    /** Makes the steps of clauses of one kind. */
    interface Maker {
        /** Makes the steps of a clause; tells whether it is of that kind. */
        boolean make(Clause clause, String when) throws Unclear;
    }

    /** @param guard what has to hold for all that is done; "" for nothing */
    void make(Clause clause, String guard) throws Unclear {
        int first = plan.steps.size();
        plan.reading(clause);
        bounds.known(clause);
        read(clause, guard);
        order(clause, first);
        plan.did(clause, first);
    }

    /** Lets what is done "then" wait for what was done before it. */
    private void order(Clause clause, int first) {
        List<Draft> made =
                plan.since(first).stream().filter(step -> !step.reads).toList();
        if (!clause.then() || made.isEmpty()) {
            return;
        }
        Beside beside = new Beside(plan);
        Set<Draft> group = beside.of(clause);
        beside.before(clause).stream()
                .filter(one -> !one.reads && !made.contains(one) && !group.contains(one))
                .forEach(one -> made.forEach(step -> step.after.add(one.id)));
    }

    private void read(Clause clause, String guard) throws Unclear {
        if (afterthoughts.read(clause)) {
            return;
        }
        int before = plan.steps.size();
        String own = branches.own(clause, guard);
        String when = branches.when(clause, guard, own);
        for (Maker maker : makers) {
            if (maker.make(clause, when)) {
                return;
            }
        }
        Optional<Candidate> found = best(clause);
        bounds.possible(clause, found);
        bounds.strange(clause, found);
        if (found.isEmpty()) {
            bounds.unread(clause);
            return;
        }
        Candidate candidate = (each(clause) ? best(clause) : found).orElseThrow();
        watch.news(clause, candidate);
        watch.begin(clause);
        int first = plan.steps.size();
        acting.make(candidate, clause, when);
        watch.end(clause, plan.since(first));
        bounds.looked(clause, plan.since(first));
        account.settle(clause, candidate, first);
        account.repeats(clause, first);
        plan.trace(clause.all(), before);
    }

    private Optional<Candidate> best(Clause clause) {
        return readings.best(clause, new Beside(plan).givens(clause), plan.webhook(), plan.arrival());
    }

    /** Whether there is a list that a clause goes through; it is looked at then. */
    private boolean each(Clause clause) {
        Range each = clause.each();
        if (each.isEmpty()) {
            return false;
        }
        List<Part> parts = new Topic(plan.tokens, plan.knowledge, readings.looker()).parts(each);
        Optional<Source> list = readings.addresses()
                .from(List.of(new Part("", each.from(), each.from(), each.to())), new BitSet())
                .map(Source.class::cast)
                .or(() -> readings.list(parts).map(Source.Look::new));
        list.ifPresent(sourcing::looked);
        list.filter(Source.Look.class::isInstance).ifPresent(one -> account.lost(each, Sources.words(one)));
        return list.isPresent();
    }
}
