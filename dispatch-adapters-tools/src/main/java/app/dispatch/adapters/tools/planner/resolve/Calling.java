package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.call.CallSteps;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the steps of a clause that calls addresses and does nothing else. */
final class Calling {
    private final Making plan;
    private final Doubts doubts;
    private final Readings readings;
    private final Account account;
    private final List<Clause> added = new ArrayList<>();
    private @Nullable CallSteps calls;

    Calling(Making plan, Doubts doubts, Readings readings, Account account) {
        this.plan = plan;
        this.doubts = doubts;
        this.readings = readings;
        this.account = account;
    }

    /** Whether a clause calls addresses and does nothing else, or belongs to one that does; its steps are made then. */
    boolean make(Clause clause, String when) throws Unclear {
        if (added.contains(clause)) {
            return true;
        }
        plan.givens.stream()
                .filter(given -> !given.isCall()
                        || (given.claim() != null && given.claim().cuts()))
                .forEach(given -> given.step().meant = given.whole());
        if (Watch.watches(clause)) {
            return false;
        }
        if (ofCall() && onlyCalls(clause) && calls().picks(clause, plan.steps)) {
            return true;
        }
        if (!ofCall() && !linked(clause)) {
            return false;
        }
        List<Clause> more = more(clause);
        List<Draft> made = made(clause, more, when);
        boolean outside = plan.arrival().isPresent()
                && !made.stream()
                        .allMatch(step -> Told.read(step, plan.arrival().get()));
        if (made.isEmpty() || outside) {
            calls().back();
            return false;
        }
        added.addAll(more);
        place(clause, made, when);
        doubts.askCalls(made);
        account.tell(account.left(clause, calls().words(clause)), made);
        plan.notes.addAll(calls().notes());
        plan.trace(clause.all(), plan.steps.size() - made.size());
        return true;
    }

    CallSteps calls() {
        calls = calls == null
                ? new CallSteps(plan.parsed(), plan.knowledge, plan.names, plan.webhook(), arrived())
                : calls;
        return calls;
    }

    /** What the brief calls what arrives. */
    private Set<String> arrived() {
        Set<String> fields = Brought.names(plan.tokens, plan.event());
        return IntStream.range(plan.event().from(), plan.event().to())
                .mapToObj(plan.tokens::word)
                .filter(word -> Knowledge.restricts(word) && !fields.contains(word))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean linked(Clause clause) {
        return plan.tokens.list().subList(clause.all().from(), clause.all().to()).stream()
                .anyMatch(Link.class::isInstance);
    }

    /** Whether the last answer is one of a call, or what a webhook brings. */
    private boolean ofCall() {
        return plan.givens.isEmpty()
                ? plan.webhook() && plan.arrival().isEmpty()
                : plan.givens.getLast().isCall();
    }

    private boolean onlyCalls(Clause clause) {
        List<Clause> all = plan.parsed().clauses();
        List<Clause> rest = all.subList(all.indexOf(clause) + 1, all.size());
        return !rest.isEmpty() && rest.stream().allMatch(calls()::alone);
    }

    /** The clauses after it that only add to it. */
    private List<Clause> more(Clause clause) {
        List<Clause> all = plan.parsed().clauses();
        return all.subList(all.indexOf(clause) + 1, all.size()).stream()
                .takeWhile(calls()::adds)
                .toList();
    }

    /** The steps of a clause; none when it is no call, or something else that is said of what an address answers. */
    private List<Draft> made(Clause clause, List<Clause> more, String when) throws Unclear {
        boolean failing = when.contains("'failed'") || when.contains(".output.status ");
        try {
            return calls().of(clause, more, plan.steps, new Beside(plan).free(clause), failing);
        } catch (Unclear unclear) {
            calls().back();
            Optional<Candidate> other = readings.best(
                            clause, new Beside(plan).givens(clause), plan.webhook(), plan.arrival())
                    .filter(one ->
                            !calls(one) && account.left(clause, one.used()).isEmpty());
            if (other.isEmpty()) {
                throw unclear;
            }
            return List.of();
        }
    }

    /** Whether a reading does nothing but call an address. */
    private static boolean calls(Candidate reading) {
        Claim put = reading.put();
        return put != null
                ? put.operation.is(Operation.Kind.CALL)
                : reading.source().filter(Calling::calls).isPresent();
    }

    private static boolean calls(Source source) {
        return switch (source) {
            case Source.Call call -> !call.claim().cuts();
            case Source.Several several -> several.all().stream().allMatch(Calling::calls);
            case Source.Known known -> false;
            case Source.Look look -> false;
            case Source.Work work -> false;
            case Source.Arrived arrived -> false;
        };
    }

    /** Calls wait for those before them, unless they are said to be made at the same time; nobody knows what they change. */
    private void place(Clause clause, List<Draft> made, String when) {
        boolean free = new Beside(plan).free(clause);
        Set<String> before = new Beside(plan)
                .before(clause).stream()
                        .filter(step -> clause.then() || !step.reads || isCall(step))
                        .map(step -> step.id)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        for (Draft step : made) {
            step.when = when.isEmpty() ? some(step) : when;
            if (!free) {
                step.after.addAll(before);
            }
            doubts.askEvent(step);
            plan.steps.add(step);
            Operation operation = plan.operation(step).orElseThrow();
            plan.givens.add(new Given(step, operation, new Claim(operation), Names.shown(step.url)));
        }
    }

    private boolean isCall(Draft step) {
        return plan.operation(step).filter(one -> one.is(Operation.Kind.CALL)).isPresent();
    }

    /** What is new may be nothing: then nothing is sent. */
    private @Nullable String some(Draft step) {
        return step.forEach != null
                ? null
                : plan.givens.stream()
                        .filter(given ->
                                given.claim() != null && !given.claim().filters.isEmpty() && given.lists())
                        .filter(given -> step.params.toString().contains(given.whole()))
                        .map(Given::some)
                        .findFirst()
                        .orElse(step.when);
    }
}
