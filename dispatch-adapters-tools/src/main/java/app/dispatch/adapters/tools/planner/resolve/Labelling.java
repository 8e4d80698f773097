package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Labels things of a list one by one, as a model says: "label my unread mails with AI". */
final class Labelling {
    private final Making plan;
    private final Readings readings;
    private final Sourcing sourcing;
    private final Changing changing;
    private final Watch watch;
    private final Account account;
    private final ItemWork work;
    private final Choices choices;
    private final Drafting drafting;
    private final Doubts doubts;
    private final Aim aim;

    Labelling(
            Making plan,
            Readings readings,
            Sourcing sourcing,
            Changing changing,
            Drafting drafting,
            Doubts doubts,
            Watch watch,
            Account account) {
        this.drafting = drafting;
        this.doubts = doubts;
        this.aim = new Aim(plan.tokens, readings.filler());
        this.plan = plan;
        this.readings = readings;
        this.sourcing = sourcing;
        this.changing = changing;
        this.watch = watch;
        this.account = account;
        this.work = new ItemWork(plan, readings.filler());
        this.choices = new Choices(plan.tokens);
    }

    /** Whether a clause has a model label things of a list; its steps are made then. */
    boolean make(Clause clause, String when) throws Unclear {
        BitSet models = work.named(clause);
        boolean asks = EnglishWords.CHANGE.has(clause.verb()) && !models.isEmpty() && !clause.question();
        Optional<Operation> change = asks ? labels(clause) : Optional.empty();
        if (change.isEmpty()) {
            return false;
        }
        int first = plan.steps.size();
        BitSet classes = choices.at(clause);
        Optional<Claim> look = looked(clause, change.get());
        BitSet used = look.map(one -> (BitSet) one.used.clone()).orElseGet(BitSet::new);
        used.or(models);
        used.or(classes);
        Claim claim =
                look.isPresent() || given(clause, change.get()) ? new Claim(change.get()) : aimed(clause, change.get());
        used.or(claim.used);
        Candidate candidate = Candidate.about(claim, look.map(Source.Look::new), used, 0);
        if (look.isPresent()) {
            look.get().all |= clause.single();
            watch.news(clause, candidate);
        }
        Draft step = claim.params.isEmpty()
                ? changing.step(claim, look.isPresent() ? sourcing.look(look.get()) : plan.givens.getLast())
                : drafted(claim);
        Draft judged = judged(clause, step.forEach == null ? "" : step.forEach);
        plan.steps.remove(step); // after what it reads
        plan.steps.add(step);
        Param labels = change.get().param("labels").orElseThrow();
        Value label = Value.of(Expressions.template(work.result(judged)));
        step.params.put(labels.name(), labels.isList() ? Value.of(List.of(label)) : label);
        step.when = when.isEmpty() ? null : when;
        judged.when = step.when;
        account.settle(clause, candidate, first);
        plan.trace(clause.all(), first);
        return true;
    }

    /** The operation that puts labels on things, and has the verb of a clause. */
    private Optional<Operation> labels(Clause clause) {
        Knowledge knowledge = plan.knowledge;
        return work.writer().isEmpty()
                ? Optional.empty()
                : knowledge
                        .all(one -> one.is(Kind.CHANGE)
                                && one.param("labels").isPresent()
                                && one.verbs().contains(clause.verb())
                                && !clause.verb().equals("assign")
                                && !elsewhere(clause, one)
                                && (looked(clause, one).isPresent()
                                        || given(clause, one)
                                        || !aimed(clause, one).params.isEmpty()))
                        .stream()
                        .findFirst();
    }

    /** Whether another tool is named that has things. */
    private boolean elsewhere(Clause clause, Operation change) {
        Knowledge knowledge = plan.knowledge;
        return plan.tokens.find(
                        clause.all().from(),
                        i -> i >= clause.all().to()
                                || knowledge.tool(plan.tokens, i).stream()
                                        .map(Knowledge.Named::what)
                                        .anyMatch(tool -> !tool.equals(
                                                        change.tool().id())
                                                && knowledge.all(one -> one.is(Kind.LOOK)).stream()
                                                        .anyMatch(one ->
                                                                one.tool().id().equals(tool))))
                < clause.all().to();
    }

    private Optional<Claim> looked(Clause clause, Operation change) {
        BitSet classes = choices.at(clause);
        BitSet models = work.named(clause);
        List<Part> parts = clause.parts().stream()
                .filter(part -> !classes.get(part.from()) && !models.get(part.from()))
                .toList();
        return readings.named(clause, parts, look -> isOf(look, change));
    }

    /** "label them": whether a clause points back to what it can label. */
    private boolean given(Clause clause, Operation change) {
        return !plan.givens.isEmpty()
                && isOf(plan.givens.getLast().operation(), change)
                && clause.parts().stream().anyMatch(part -> EnglishWords.IT.has(plan.tokens.word(part.from())));
    }

    /** "when an issue is opened, label it": what labels the one that has come; without parameters where that is none. */
    private Claim aimed(Clause clause, Operation change) {
        Claim claim = new Claim(change);
        if (plan.arrival().isPresent()) {
            aim.take(claim, clause, plan.arrival());
        }
        return claim;
    }

    private Draft drafted(Claim claim) throws Unclear {
        Draft step = drafting.step(claim);
        doubts.askNext(step);
        doubts.askEvent(step);
        return step;
    }

    /** Whether an operation lists what another labels. */
    private static boolean isOf(Operation look, Operation change) {
        return look.lists()
                && look.tool().id().equals(change.tool().id())
                && look.member("item").isPresent();
    }

    /** The step that finds the label of each: one of those that are named, else one that the model chooses. */
    private Draft judged(Clause clause, String items) {
        List<String> classes = choices.in(clause);
        Optional<Operation> sorts = plan
                .knowledge
                .all(one -> one.is(Kind.WORK)
                        && one.param("choices").isPresent()
                        && one.param("input").isPresent())
                .stream()
                .findFirst();
        if (classes.isEmpty() || sorts.isEmpty()) {
            plan.notes.add("Which labels there are was not said: the model chooses them.");
            return work.write(clause, items, "Answer with the label alone.");
        }
        return work.sort(sorts.get(), classes, items);
    }
}
