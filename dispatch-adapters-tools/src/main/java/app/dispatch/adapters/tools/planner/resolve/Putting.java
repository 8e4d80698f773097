package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the steps that put something somewhere, or tell it. */
final class Putting {
    private final Making plan;
    private final Readings readings;
    private final Doubts doubts;
    private final Drafting drafting;
    private final Unsaid unsaid;
    private final Sourcing sourcing;
    private final Branches branches;
    private final Message message;
    private final Addressees addressees;
    private final Enclosures enclosures;
    private final InOne inOne;
    private @Nullable Given lastTold;

    Putting(
            Making plan,
            Readings readings,
            Doubts doubts,
            Drafting drafting,
            Unsaid unsaid,
            Sourcing sourcing,
            Branches branches,
            Message message,
            Enclosures enclosures) {
        this.enclosures = enclosures;
        this.plan = plan;
        this.readings = readings;
        this.doubts = doubts;
        this.drafting = drafting;
        this.unsaid = unsaid;
        this.sourcing = sourcing;
        this.branches = branches;
        this.message = message;
        this.addressees = new Addressees(plan);
        this.inOne = new InOne(plan, readings, sourcing);
    }

    void make(Candidate candidate, Clause clause, String when) throws Unclear {
        Claim claim = Objects.requireNonNull(candidate.put());
        Optional<Given> given = given(candidate, clause);
        Optional<Draft> files = enclosures.read(claim, clause, given, when);
        boolean each =
                files.isEmpty() && given.filter(one -> each(one, claim, clause)).isPresent();
        if (claim.operation.is(Kind.CALL)) {
            body(candidate, clause, claim, given);
        }
        String joined = inOne.joined(candidate, clause);
        message.write(claim, new Message.About(candidate, clause, given, joined, each), when);
        Draft step = drafting.step(claim);
        unsaid.fill(step, claim, clause, given, each);
        boolean through = !each && given.isEmpty() && !clause.each().isEmpty() && !plan.givens.isEmpty();
        Optional<Given> list = each ? given : through ? Optional.of(plan.givens.getLast()) : Optional.empty();
        list.ifPresent(one -> addressees.fill(step, candidate, clause, one));
        unsaid.told(step, claim, clause);
        unsaid.open(step, claim);
        if (files.isEmpty() && given.filter(one -> isAll(claim, one)).isPresent()) {
            step.approve(Draft.DOUBT + "not one of that name is meant, but all of them");
        }
        given.filter(one -> !each).ifPresent(this::any);
        given.filter(one -> !each && inOne.listsEach(claim, clause)).ifPresent(sourcing::all);
        list.ifPresent(one -> goThrough(step, one));
        asWritten(step);
        doubt(step, claim, clause);
        boolean counted = counted(candidate, given);
        boolean whole = joined.isEmpty() && !each && !counted;
        step.when = when(clause, given, when, whole && files.isEmpty());
        files.ifPresent(read -> Enclosures.after(step, claim, read, step.when));
        order(step, claim.operation, clause);
        doubts.askNext(step);
        doubts.askEvent(step);
        gives(step, claim);
    }

    /** Keeps what was put or told for what comes after it. */
    private void gives(Draft step, Claim claim) {
        if (claim.operation.tells()) {
            readings.told(new Given(step, claim.operation, claim, ""));
        } else if (claim.operation.output().values().stream().anyMatch(one -> one.is("item"))) {
            plan.givens.add(new Given(step, claim.operation, claim, Putter.begun(claim.thing)));
        }
    }

    /** "email me the invoice": tells that all are taken where one of a list is meant, and nothing says which. */
    private void any(Given given) {
        Claim claim = given.claim();
        if (claim != null && given.lists() && claim.one && !claim.cuts() && !claim.asks() && !claim.comes) {
            plan.notes.add("Which one is meant is not said: all are taken that “"
                    + given.operation().op().title() + "” gives.");
        }
    }

    /** Whether only how many there are is told; of all that can be had, then. */
    private boolean counted(Candidate candidate, Optional<Given> given) {
        if (candidate.number()) {
            given.ifPresent(sourcing::count);
        }
        return candidate.number()
                || given.filter(one -> one.claim() != null && one.claim().counted)
                        .isPresent();
    }

    private void doubt(Draft step, Claim claim, Clause clause) {
        if (isForEach(claim, clause.verb())) {
            step.approve(Draft.DOUBT + "all are told there at once, and not each of them in person");
        }
        if (claim.today && isDated(clause.condition())) {
            step.approve(Draft.DOUBT + "it is to be today, as no day was said");
        }
    }

    /** "if nothing is in my calendar tomorrow, …": whether words name a day. */
    private boolean isDated(Range words) {
        return plan.tokens.find(words.from(), i -> i >= words.to() || Period.covers(plan.tokens, i)) < words.to();
    }

    /** "dm everybody in #dev": whether the verb is one of telling somebody in person, and it is told where all read it. */
    private boolean isForEach(Claim claim, String verb) {
        Operation operation = claim.operation;
        return operation.tells()
                && !operation.personal()
                && !operation.verbs().contains(verb)
                && plan.knowledge.operations().stream()
                        .anyMatch(one -> one.personal()
                                && one.tool().equals(operation.tool())
                                && plan.knowledge.owns(one, verb));
    }

    private void asWritten(Draft step) {
        if (step.forEach == null) {
            plan.arrival().ifPresent(arrival -> Placeholders.fill(step, arrival));
        }
        Placeholders.open(step)
                .filter(open -> step.forEach == null)
                .ifPresent(open ->
                        step.approve("Approve this only when “" + open + "” is to stand there as it is written"));
    }

    /** Whether a file is named, and all of a list is given, with nothing that narrows it. */
    private static boolean isAll(Claim put, Given given) {
        Claim claim = given.claim();
        return given.lists()
                && put.operation.all("file").stream().anyMatch(file -> put.has(file.name()))
                && claim != null
                && !claim.narrows()
                && !claim.all
                && (claim.one || claim.lookups.isEmpty()) // "the rows of Tasks" are all of them
                && claim.operation.params().values().stream()
                        .noneMatch(one -> claim.has(one.name()) && !one.is("count", "place"));
    }

    /** Whether it is done for each of what is given. */
    private boolean each(Given given, Claim claim, Clause clause) {
        boolean made = claim.operation.is(Kind.PUT) && !claim.operation.tells();
        boolean together = clause.each().isEmpty() && !comes(given) && inOne.listsEach(claim, clause);
        return (given.lists() || given.isCall())
                && !together
                && (clause.single()
                        || !clause.each().isEmpty()
                        || (made && (comes(given) || (given.lists() && several(claim)))));
    }

    /** "forward Bob's refund mail": where one of a list is passed on, it has to be the only one. */
    private static void passesOne(Given given, Claim put, Clause clause) {
        Claim list = given.claim();
        boolean one = given.lists()
                && list != null
                && list.one
                && !list.all
                && list.count == 0
                && !list.comes
                && put.operation.tells()
                && EnglishWords.PASS.has(clause.verb())
                && given.operation().param("includes_content").isPresent();
        if (list != null && one) {
            list.only = true;
        }
    }

    /** Does it for each of a list. */
    private void goThrough(Draft step, Given given) {
        if (given.lists() || given.isCall()) {
            step.forEach = given.list();
            Placeholders.fill(step, given);
            sourcing.all(given);
        }
        Claim list = given.claim();
        if (list != null) {
            list.ask(step);
        }
        if (list != null && given.lists() && !list.narrows() && !list.all && !list.asks()) {
            step.approve(Draft.ALL);
        }
    }

    /** Whether several are made of a list, one of each: "turn mails into issues". */
    private boolean several(Claim claim) {
        return claim.used.stream()
                .mapToObj(plan.tokens::word)
                .anyMatch(word ->
                        !word.equals(Lemma.singular(word)) && (" " + claim.thing).endsWith(" " + Lemma.singular(word)));
    }

    /** Whether each that comes is made something of: "when a mail arrives, save it". */
    private static boolean comes(Given given) {
        return given.claim() != null && given.claim().comes;
    }

    private Optional<Given> given(Candidate candidate, Clause clause) throws Unclear {
        if (candidate.source().isEmpty() || candidate.source().get() instanceof Source.Arrived) {
            return Optional.empty();
        }
        lastTold = sourcing.give(candidate.source().get(), clause, "");
        passesOne(lastTold, Objects.requireNonNull(candidate.put()), clause);
        return Optional.of(lastTold);
    }

    /** What a call sends. */
    private void body(Candidate candidate, Clause clause, Claim claim, Optional<Given> given) throws Unclear {
        Optional<Given> list = given.filter(one -> candidate.number() && one.lists());
        Value json = list.isPresent()
                ? Value.of(Expressions.template("size(" + list.get().list() + ")"))
                : candidate.source().orElse(null) instanceof Source.Several several
                        ? sourcing.input(several, clause)
                        : given.map(one -> Value.of(Expressions.template(one.whole())))
                                .orElse(Value.of("{{ trigger }}"));
        Addresses.body(claim.operation)
                .ifPresent(body ->
                        claim.params.put(body.name(), candidate.text().isEmpty() ? json : Value.of(candidate.text())));
    }

    /** @param whole whether all of a list is told at once, which is not done when there is none */
    private @Nullable String when(Clause clause, Optional<Given> given, String when, boolean whole) {
        String own = given.flatMap(one -> branches.late(clause, one)).orElse("");
        String some = given.filter(one -> whole && one.lists()).map(Given::some).orElse("");
        if (!own.isEmpty()) {
            return when.isEmpty() ? own : "(" + when + ") && (" + own + ")";
        }
        if (!when.isEmpty()) {
            return when;
        }
        return some.isEmpty() ? null : some;
    }

    /** Lets a step wait for those before it, where the brief or good sense says so. */
    private void order(Draft step, Operation operation, Clause clause) {
        Beside beside = new Beside(plan);
        if (beside.free(clause)) {
            return;
        }
        Set<Draft> group = beside.of(clause);
        plan.steps.stream()
                .filter(one -> one != step && !group.contains(one))
                .filter(one -> clause.then() || (!one.reads && operation.tells() && isNoMessage(one)))
                .forEach(one -> step.after.add(one.id));
    }

    private boolean isNoMessage(Draft step) {
        return plan.operation(step)
                .filter(one -> one.is(Kind.CHANGE) || !one.tells())
                .isPresent();
    }

    /** The same at other places: "to Slack and Discord", "to #a and #b". */
    void also(Clause clause, Candidate candidate, int first) throws Unclear {
        Draft put = plan.steps.getLast();
        Set<String> sources = new LinkedHashSet<>();
        plan.steps.subList(first, plan.steps.size() - 1).forEach(step -> sources.add(step.tool.id()));
        Value content = Objects.requireNonNull(candidate.put())
                .operation
                .param("content")
                .map(one -> put.params.get(one.name()))
                .orElse(null);
        if (content == null) {
            return;
        }
        for (Claim more : readings.more(clause, candidate, sources)) {
            more.params.putIfAbsent(
                    more.operation.param("content").orElseThrow().name(), content);
            if (more.operation.op().equals(put.op)) {
                put.params.forEach(more.params::putIfAbsent); // the subject is the same
            }
            Draft step = drafting.step(more);
            unsaid.fill(step, more, clause, Optional.ofNullable(lastTold), false);
            unsaid.open(step, more);
            if (step.op.equals(put.op) && step.params.equals(put.params)) {
                plan.steps.remove(step); // the same place in other words
                continue;
            }
            step.when = put.when;
            step.forEach = put.forEach;
            step.approval = put.approval;
            step.after.addAll(put.after);
        }
    }
}
