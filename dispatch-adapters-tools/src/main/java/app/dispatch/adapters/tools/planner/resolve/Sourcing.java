package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.adapters.tools.planner.wire.Outline;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the steps that give something: what is looked at, what an address answers, what is made of it. */
final class Sourcing {
    private final Making plan;
    private final Readings readings;
    private final Doubts doubts;
    private final Drafting drafting;
    private final Unsaid unsaid;
    private final Works works;
    private final Tokens tokens;
    private final Knowledge knowledge;

    Sourcing(Making plan, Readings readings, Doubts doubts, Drafting drafting, Unsaid unsaid) {
        this.plan = plan;
        this.readings = readings;
        this.doubts = doubts;
        this.drafting = drafting;
        this.unsaid = unsaid;
        this.works = new Works(plan, readings);
        this.tokens = plan.tokens;
        this.knowledge = plan.knowledge;
    }

    /** What something gives; empty when it cannot be had. */
    Optional<Given> looked(Source source) {
        try {
            return Optional.of(give(source, null, ""));
        } catch (Unclear unclear) {
            return Optional.empty();
        }
    }

    Given give(Source source, @Nullable Clause clause, String when) throws Unclear {
        Given given = switch (source) {
            case Source.Known known -> known(known.given());
            case Source.Look look -> look(look.claim());
            case Source.Call call -> call(call);
            case Source.Work work -> work(work, clause);
            case Source.Several several -> {
                Given last = null;
                List<Given> all = new ArrayList<>();
                for (Source one : several.all()) {
                    last = give(one, clause, when);
                    all.add(last);
                }
                readings.together(all);
                yield Objects.requireNonNull(last);
            }
            case Source.Arrived arrived -> throw new Unclear("what arrives is no step");
        };
        if (!(source instanceof Source.Known)) {
            given.step().when = when.isEmpty() ? null : when;
            doubts.askNext(given.step());
        }
        return given;
    }

    Given look(Claim claim) throws Unclear {
        for (Given given : plan.givens) {
            Claim other = given.claim();
            boolean same = other != null
                    && other.operation == claim.operation
                    && other.params.equals(claim.params)
                    && other.filters.equals(claim.filters)
                    && other.count == claim.count
                    && other.skip == claim.skip
                    && other.order.equals(claim.order);
            if (same) {
                return given;
            }
        }
        Draft step = drafting.step(claim);
        step.reads = true;
        limit(claim, step);
        unsaid.open(step, claim);
        Given given = new Given(step, claim.operation, claim, Putter.begun(called(claim)));
        plan.givens.add(given);
        return given;
    }

    /** What a list is called: its noun, with the word before it. */
    private String called(Claim claim) {
        if (claim.thing.isEmpty()) {
            return claim.operation.things().stream()
                    .findFirst()
                    .orElse(claim.operation.tool().label());
        }
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Knowledge.Named> thing = knowledge.thing(tokens, i, tokens.size());
            if (thing.isPresent() && thing.get().what().equals(claim.thing) && claim.used.get(i)) {
                boolean quality = i > 0
                        && claim.used.get(i - 1)
                        && tokens.get(i - 1) instanceof Word
                        && !EnglishWords.RELATOR.has(tokens.word(i - 1))
                        && !tokens.word(i - 1).equals("'s");
                return tokens.slice(quality ? i - 1 : i, thing.get().end()).written();
            }
        }
        return claim.thing;
    }

    /** What was given before, of which perhaps only some are meant: of all that can be had then. */
    private Given known(Given given) {
        Claim claim = given.claim();
        if (claim != null && !claim.order.isEmpty() && given.lists()) {
            limit(claim, given.step());
        }
        if (claim != null && given.isCall()) {
            plan.notes.addAll(claim.notes);
        }
        return given;
    }

    /** Has all of a list looked at that can be had, where it is told how many there are. */
    void count(Given given) {
        Claim claim = given.claim();
        if (claim != null && given.lists() && !claim.counted && claim.count == 0) {
            claim.counted = true;
            limit(claim, given.step());
        }
    }

    /** Looks at as many as can be had, where something is done for each of them. */
    void all(Given given) {
        Claim claim = given.claim();
        if (claim != null && given.lists() && claim.count == 0) {
            claim.operation.param("count").ifPresent(param -> most(claim, given.step(), param));
        }
    }

    private void most(Claim claim, Draft step, Param param) {
        param.schema().get("maximum").ifPresent(most -> {
            step.params.put(param.name(), most);
            plan.notes.add(atMost(most, claim.operation));
        });
    }

    /** How many of a list are seen at most. */
    static String atMost(Value most, Operation operation) {
        return "At most " + Expressions.literal(most) + " are looked at by “"
                + operation.op().title() + "”.";
    }

    private void limit(Claim claim, Draft step) {
        claim.operation.param("count").ifPresent(param -> {
            boolean narrows =
                    !claim.filters.isEmpty() || !claim.order.isEmpty() || claim.fold != Fold.NONE || claim.counted;
            if (narrows) {
                most(claim, step, param);
            } else if (claim.count > 0) {
                step.params.put(param.name(), Value.of(claim.skip + claim.count));
            }
        });
    }

    Given call(Source.Call call) throws Unclear {
        for (Given given : plan.givens) {
            if (given.step().url.equals(call.url())) {
                return given;
            }
        }
        if (!call.url().matches("(?i)(https?://|\\{\\{).*")) {
            throw new Unclear("only http:// and https:// addresses can be called, not " + call.url());
        }
        if (call.url().matches(".*[^{]\\{[\\w.-]+\\}.*")) {
            throw new Unclear("nothing says what stands for the name in braces in " + call.url());
        }
        String id = call.name().isEmpty()
                ? plan.names.call("get", call.url())
                : plan.names.unique("get_" + call.name().toLowerCase(Locale.ROOT));
        plan.notes.addAll(call.claim().notes);
        Draft step = new Draft(
                id, call.claim().operation.tool(), call.claim().operation.op());
        step.url = call.url();
        step.params.put(call.claim().operation.param("url").orElseThrow().name(), Value.of(call.url()));
        step.reads = true;
        step.outline = call.name().isEmpty() ? Outline.call("get", step, call.url()) : "get " + call.name();
        plan.steps.add(step);
        Given given = new Given(
                step,
                call.claim().operation,
                call.claim(),
                call.name().isEmpty() ? Names.shown(call.url()) : Putter.begun(call.name()));
        plan.givens.add(given);
        return given;
    }

    private Given work(Source.Work work, @Nullable Clause clause) throws Unclear {
        Value input = work.of().isEmpty() ? Value.of("") : input(work.of().get(), clause);
        if (work.of().isPresent() && !(work.of().get() instanceof Source.Several) && !plan.givens.isEmpty()) {
            Given list = plan.givens.getLast();
            boolean whole = input.equals(Value.of(Expressions.template(list.whole())));
            input = whole ? contents(list).orElse(input) : input;
        }
        return works.make(work, input, clause);
    }

    /** What stands in each of a list that tells only their names, read one by one; empty where it says it itself. */
    private Optional<Value> contents(Given list) {
        Operation look = list.operation();
        boolean names = list.lists()
                && look.member("content").isEmpty()
                && look.member("fields").isEmpty()
                && look.member("excerpt").isEmpty()
                && look.member("file").or(() -> look.member("title")).isPresent();
        return knowledge
                .all(one -> names
                        && one.is(Operation.Kind.LOOK)
                        && !one.lists()
                        && one.tool().equals(look.tool())
                        && one.member("content").isPresent()
                        && one.params().values().stream().noneMatch(param -> param.required() && !param.is("item"))
                        && one.param("item").filter(Param::required).isPresent())
                .stream()
                .findFirst()
                .filter(one -> look.member("item").isPresent())
                .map(one -> contents(list, one));
    }

    private Value contents(Given list, Operation read) {
        Draft step = new Draft(plan.names.unique(read.op().id()), read.tool(), read.op());
        String item = list.operation().member("item").orElseThrow().name();
        step.params.put(read.param("item").orElseThrow().name(), Value.of(Expressions.template("item." + item)));
        step.forEach = list.list();
        step.reads = true;
        step.outline = Outline.other(step);
        plan.steps.add(step);
        String content = read.member("content").orElseThrow().name();
        return Value.of(Expressions.template("steps." + step.id + ".output.map(one, one." + content + ")"));
    }

    Value input(Source of, @Nullable Clause clause) throws Unclear {
        if (of instanceof Source.Several several) {
            Value.FieldsBuilder all = Value.Fields.builder();
            for (Source one : several.all()) {
                Given given = give(one, clause, "");
                all.put(given.step().id, Expressions.template(given.whole()));
            }
            return all.build();
        }
        if (of instanceof Source.Arrived) {
            List<String> fields =
                    clause == null ? List.of() : new Brought(readings.filler().words()).in(clause.parts());
            return Value.of(Expressions.template(fields.size() == 1 ? "trigger." + fields.getFirst() : "trigger"));
        }
        Given given = give(of, clause, "");
        return Value.of(Expressions.template(given.whole()));
    }
}
