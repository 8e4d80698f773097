package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Outline;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Lets a language model make something of each item of a list. */
final class ItemWork {
    private final Making plan;
    private final Tokens tokens;
    private final Knowledge knowledge;

    private final Filler filler;

    ItemWork(Making plan, Filler filler) {
        this.plan = plan;
        this.filler = filler;
        this.tokens = plan.tokens;
        this.knowledge = plan.knowledge;
    }

    /** The operation that does what it is told. */
    Optional<Operation> writer() {
        return knowledge.writer();
    }

    /** The words that name a model, with those before it: "with AI". */
    BitSet named(Clause clause) {
        BitSet named = writer().map(one -> set(one, clause).used).orElseGet(BitSet::new);
        for (int i = clause.all().from(); i < clause.all().to(); i++) {
            Optional<Knowledge.Named> model = knowledge
                    .tool(tokens, i)
                    .filter(one -> writer().filter(writer -> writer.tool().id().equals(one.what()))
                            .isPresent());
            if (model.isPresent()) {
                named.set(i, model.get().end());
            }
        }
        for (int i = named.nextSetBit(0); i > 0; i = named.nextSetBit(i + 1)) {
            named.set(i - 1, named.get(i - 1) || EnglishWords.RELATOR.has(tokens.word(i - 1)));
        }
        return named;
    }

    /** What a clause says of how the model is to do it. */
    private Claim set(Operation writer, Clause clause) {
        Claim claim = new Claim(writer);
        filler.declared().take(claim, clause.parts(), new BitSet(), false);
        return claim;
    }

    /**
     * The step in which the model is told a clause, and each item.
     *
     * @param items the list; "" for what a webhook brought
     * @param form how it is to answer
     */
    Draft write(Clause clause, String items, String form) {
        Operation writer = writer().orElseThrow();
        Draft step = new Draft(plan.names.unique(writer.op().id()), writer.tool(), writer.op());
        step.params.putAll(set(writer, clause).params);
        String said = Putter.begun(plan.words(clause.all())).replace("{{", "{{ '{{' }}");
        step.params.put(
                writer.param("instruction").orElseThrow().name(), Value.of(said + ". " + form + "\n\n" + one(items)));
        return added(step, items);
    }

    /** The step in which the model puts each item into one of several classes. */
    Draft sort(Operation sorts, List<String> classes, String items) {
        Draft step = new Draft(plan.names.unique(sorts.op().id()), sorts.tool(), sorts.op());
        step.params.put(sorts.param("input").orElseThrow().name(), Value.of(one(items)));
        step.params.put(sorts.param("choices").orElseThrow().name(), Value.texts(classes));
        return added(step, items);
    }

    private static String one(String items) {
        return items.isEmpty() ? "{{ json(trigger) }}" : "{{ json(item) }}";
    }

    private Draft added(Draft step, String items) {
        step.forEach = items.isEmpty() ? null : items;
        step.reads = true;
        step.outline = Outline.other(step);
        plan.steps.add(step);
        return step;
    }

    /** What such a step gives for the item that another step goes through the same list with. */
    String result(Draft step) {
        Operation operation = plan.operation(step).orElseThrow();
        Param result = operation.output().values().stream()
                .filter(one -> one.is("result", "content", "labels", "state"))
                .findFirst()
                .orElseThrow();
        return "steps." + step.id + (step.forEach == null ? ".output." : ".output[index].") + result.name();
    }
}
