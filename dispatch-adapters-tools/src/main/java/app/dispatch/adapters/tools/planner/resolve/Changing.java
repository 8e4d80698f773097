package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes the steps that change something that is there: one thing must be one, and all of a list are asked about. */
final class Changing {
    private final Making plan;
    private final Doubts doubts;
    private final Drafting drafting;
    private final Unsaid unsaid;
    private final Sourcing sourcing;
    private final Filler filler;

    Changing(Making plan, Doubts doubts, Drafting drafting, Unsaid unsaid, Sourcing sourcing, Filler filler) {
        this.plan = plan;
        this.doubts = doubts;
        this.drafting = drafting;
        this.unsaid = unsaid;
        this.sourcing = sourcing;
        this.filler = filler;
    }

    void make(Candidate candidate, Clause clause, String when) throws Unclear {
        Claim claim = Objects.requireNonNull(candidate.put());
        Optional<Given> given = candidate.source().isEmpty()
                ? Optional.empty()
                : Optional.of(sourcing.give(candidate.source().get(), clause, ""));
        Draft step = drafting.step(claim);
        boolean unlabelled = step.params.isEmpty();
        labels(step, claim);
        boolean made = unlabelled && !step.params.isEmpty();
        if (given.isPresent()) {
            target(step, claim, given.get());
            if (made && given.get().list().equals(step.forEach)) {
                severally(step, claim, given.get());
            }
        }
        if (given.isEmpty() && claim.keepsDay) {
            step.approve("Approve this only when it is to be today, as no day was said");
        }
        boolean timed = claim.operation
                .param("start")
                .filter(one -> claim.has(one.name()))
                .isPresent();
        if (timed && isDayAfter(clause)) {
            step.approve(Draft.DOUBT + "the day after today is meant, and not the day after its own");
        }
        if (given.isEmpty() && claim.keepsHours) {
            throw new Unclear("it was not said at what time of day it is to be");
        }
        unsaid.open(step, claim);
        step.when = when.isEmpty() ? null : when;
        doubts.askNext(step);
        doubts.askEvent(step);
        if (step.forEach == null && claim.operation.output().values().stream().anyMatch(one -> one.is("item"))) {
            plan.givens.add(new Given(step, claim.operation, claim, Putter.begun(claim.thing)));
        }
    }

    /** The step that changes each of a list. */
    Draft step(Claim claim, Given list) throws Unclear {
        Draft step = drafting.step(claim);
        target(step, claim, list);
        doubts.askNext(step);
        doubts.askEvent(step);
        return step;
    }

    /** What was made of it last, as its label, where nothing else is set. */
    private void labels(Draft step, Claim claim) {
        Optional<Param> labels = claim.operation.all("labels").stream()
                .filter(one -> !step.params.containsKey(one.name()))
                .findFirst();
        Optional<Given> made = plan.givens.stream()
                .filter(Given::isMade)
                .filter(one -> one.operation().param("choices").isPresent()
                        || one.operation().output().values().stream().anyMatch(out -> out.is("labels")))
                .reduce((first, second) -> second);
        boolean only = step.params.keySet().stream()
                .allMatch(name -> claim.operation.parameter(name).is("item", "place"));
        if (labels.isPresent() && made.isPresent() && only) {
            Value label = Value.of(Expressions.template(Wording.made(made.get())));
            step.params.put(labels.get().name(), labels.get().isList() ? Value.of(List.of(label)) : label);
        }
    }

    /** "to the next day at 3pm", "to the day after at 3pm": whose next day it is cannot be told. */
    private boolean isDayAfter(Clause clause) {
        int end = clause.all().to();
        return plan.tokens.find(
                        clause.all().from(),
                        i -> i >= end
                                || (plan.tokens.word(i).equals("day")
                                        && (plan.tokens.is(i - 1, Set.of("next", "following"))
                                                || (plan.tokens.word(i + 1).equals("after")
                                                        && !plan.tokens
                                                                .word(i + 2)
                                                                .equals("tomorrow")))))
                < end;
    }

    /** "reopen the issue …": a list that shows what is in that state already is asked for those that are not. */
    private void others(Claim claim, Given given) {
        Optional<Value> state = claim.operation.param("state").map(one -> claim.params.get(one.name()));
        given.operation()
                .param("state")
                .filter(one -> !given.step().params.containsKey(one.name()))
                .filter(one -> state.isPresent() && one.schema().get("default").equals(state))
                .ifPresent(one -> one.choices().stream()
                        .filter(choice -> !choice.equals(state.get()))
                        .findFirst()
                        .ifPresent(other -> given.step().params.put(one.name(), other)));
    }

    /** What was made of a list at once is made of each that is changed, else there has to be one. */
    private void severally(Draft step, Claim claim, Given list) {
        Draft made = plan.givens.stream()
                .filter(Given::isMade)
                .reduce((first, second) -> second)
                .orElseThrow()
                .step();
        Optional<Param> input = plan.operation(made).flatMap(one -> one.param("input"));
        Value whole = Value.of(Expressions.template(list.whole()));
        boolean shared = plan.steps.stream()
                .anyMatch(one -> one != step && (one.params + " " + one.when).contains("steps." + made.id + "."));
        if (input.isPresent() && whole.equals(made.params.get(input.get().name())) && !shared) {
            made.forEach = list.list();
            made.params.put(input.get().name(), Value.of("{{ json(item) }}"));
            Param labels = claim.operation.all("labels").getFirst();
            Value label = Value.of(Expressions.template(new ItemWork(plan, filler).result(made)));
            step.params.put(labels.name(), labels.isList() ? Value.of(List.of(label)) : label);
        } else {
            step.forEach = "size(" + list.list() + ") == 0 ? [] : only(" + list.list() + ")";
        }
    }

    /** Goes through what is changed; one thing must be one. */
    private void target(Draft step, Claim claim, Given given) throws Unclear {
        Param item = claim.operation.all("item").stream()
                .filter(Param::required)
                .findFirst()
                .orElseThrow(() -> new Unclear("it cannot be told what is changed"));
        String member = given.operation().member("item").orElseThrow().name();
        step.after.add(given.step().id);
        if (!given.lists()) {
            itself(step, claim, item, given);
            return;
        }
        Claim look = Objects.requireNonNull(given.claim());
        boolean known = look.held && look.id != null && isId(item, look.id);
        step.params.put(
                item.name(),
                known ? Objects.requireNonNull(look.id) : Value.of(Expressions.template("item." + member)));
        places(step, claim, given);
        others(claim, given);
        if (known) {
            return; // the condition has looked whether it is so
        }
        Moving.settle(step, claim, "item", given.operation());
        Joining.settle(step, claim, "item", given.operation());
        boolean one = look.one && !look.all && look.count <= 1;
        step.forEach = one ? "only(" + given.list() + ")" : given.list();
        look.ask(step);
        if (!one) {
            sourcing.all(given);
        }
        if (!one && !look.narrows() && !look.asks()) {
            step.approve(Draft.ALL);
        }
    }

    /** It is changed where it was found: in the place that was looked at, or in its own. */
    private static void places(Draft step, Claim claim, Given given) {
        for (Param place : claim.operation.all("place")) {
            boolean placed = given.operation().all("place").stream()
                    .anyMatch(one -> one.name().equals(place.name()));
            Optional<Param> own = given.operation()
                    .member("place")
                    .filter(one -> place.required() && one.forms().equals(place.forms()));
            if (placed) {
                same(step, place, given);
            } else if (own.isPresent() && !step.params.containsKey(place.name())) {
                step.params.put(
                        place.name(),
                        Value.of(Expressions.template("item." + own.get().name())));
            }
        }
    }

    /** What was just made or changed is changed itself. */
    private static void itself(Draft step, Claim claim, Param item, Given given) throws Unclear {
        String member = given.operation().member("item").orElseThrow().name();
        Value same = given.operation().is(Operation.Kind.CHANGE)
                        && !given.operation().output().containsKey(item.name())
                ? given.step().params.get(item.name())
                : null;
        step.params.put(
                item.name(), same != null ? same : Value.of(Expressions.template(given.output() + "." + member)));
        for (Param place : claim.operation.all("place")) {
            same(step, place, given);
        }
        Moving.settle(step, claim, given.output(), given.operation());
        Joining.settle(step, claim, given.output(), given.operation());
    }

    private static boolean isId(Param item, Value id) {
        return id instanceof Value.Text(String text) ? Forms.fits(item, text) : item.isNumber();
    }

    /** At the same place as what is changed. */
    private static void same(Draft step, Param place, Given given) {
        Value same = given.step().params.get(place.name());
        if (same != null) {
            step.params.putIfAbsent(place.name(), same);
        }
    }
}
