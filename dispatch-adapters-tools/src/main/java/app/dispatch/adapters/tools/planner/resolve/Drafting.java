package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Outline;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.value.Value;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Makes the step of a claim; what is known by its name is looked up before. */
final class Drafting {
    private final Making plan;
    private final Knowledge knowledge;

    Drafting(Making plan) {
        this.plan = plan;
        this.knowledge = plan.knowledge;
    }

    Draft step(Claim claim) throws Unclear {
        for (Claim.Lookup lookup : claim.lookups.values()) {
            claim.params.put(lookup.param(), Value.of(found(claim.operation, lookup)));
        }
        Draft step =
                new Draft(plan.names.unique(claim.operation.op().id()), claim.operation.tool(), claim.operation.op());
        claim.operation.params().keySet().stream()
                .filter(claim.params::containsKey)
                .forEach(name -> step.params.put(name, Objects.requireNonNull(claim.params.get(name))));
        step.reads = claim.operation.op().effect().strongest() == Effect.READ;
        step.outline = Outline.other(step);
        if (!step.reads) {
            claim.ask(step);
        }
        plan.notes.addAll(claim.notes);
        plan.steps.add(step);
        return step;
    }

    /** What the things of a list are known by: an address, where one is said, else a title, a name or a file. */
    private static Optional<Param> known(Operation look, Claim.Lookup lookup) {
        return Forms.isEmail(lookup.name())
                ? look.member("address")
                        .filter(one -> look.lists() && look.things().contains(lookup.noun()))
                : look.member("title").or(() -> look.member("name")).or(() -> look.member("file"));
    }

    /** The id of what is known by its name: it is looked for, and must be one. */
    private String found(Operation operation, Claim.Lookup lookup) throws Unclear {
        for (Operation look : knowledge.all(one -> one.is(Kind.LOOK)
                && one.lists()
                && one.tool().id().equals(operation.tool().id())
                && one.member("item").isPresent())) {
            Optional<Param> title = known(look, lookup);
            boolean fits = look.params().values().stream().noneMatch(one -> one.required() && !one.is("query"));
            if (title.isEmpty()
                    || !fits
                    || (look == operation
                            && !operation.parameter(lookup.param()).is("place"))) {
                continue;
            }
            Claim claim = search(look, title.get(), lookup);
            Draft step = new Draft(plan.names.unique("find_" + lookup.noun()), look.tool(), look.op());
            step.params.putAll(claim.params);
            step.reads = true;
            step.outline = Outline.other(step);
            plan.steps.add(step);
            Given given = new Given(step, look, claim, lookup.name());
            return Expressions.template("only(" + given.list() + ")[0]."
                    + look.member("item").orElseThrow().name());
        }
        plan.notes.add("“" + lookup.name() + "” cannot be looked up by its name: each run gets its id as `trigger."
                + lookup.param() + "`, unless it is written into the step.");
        return "{{ trigger." + lookup.param() + " }}";
    }

    /** Asks a list for what has the name, or the address. */
    private static Claim search(Operation look, Param title, Claim.Lookup lookup) {
        Claim claim = new Claim(look);
        look.param("query").ifPresent(query -> claim.params.put(query.name(), Value.of(lookup.name())));
        look.param("address")
                .filter(address -> Forms.isEmail(lookup.name()))
                .ifPresent(address -> claim.params.put(address.name(), Value.of(lookup.name())));
        claim.filters.add("string(default(thing." + title.name() + ", '')).lowerAscii() == "
                + Expressions.text(lookup.name().toLowerCase(Locale.ROOT)));
        claim.one = true;
        look.params()
                .values()
                .forEach(param -> param.words().forEach((word, value) -> {
                    if (word.equals(lookup.noun()) || Lemma.singular(word).equals(lookup.noun())) {
                        claim.params.put(param.name(), value);
                    }
                }));
        return claim;
    }
}
