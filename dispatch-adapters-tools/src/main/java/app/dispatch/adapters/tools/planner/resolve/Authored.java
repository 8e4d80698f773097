package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Outline;
import java.util.Optional;
import java.util.Set;

/** Has a model write what a brief only names: "post a fun fact to #random". */
final class Authored {
    private static final Set<String> INDEFINITE = Set.of("a", "an", "some", "another");

    private final Making plan;
    private final ItemWork work;

    Authored(Making plan, Filler filler) {
        this.plan = plan;
        this.work = new ItemWork(plan, filler);
    }

    /** The text that a model writes; empty where a brief names none that has to be written. */
    Optional<String> text(Clause clause, Claim claim, String when) {
        Optional<Operation> writer = work.writer();
        Optional<Range> named = clause.parts().stream()
                .filter(part -> part.relator().isEmpty() && part.size() > 1 && isText(claim, part.to() - 1))
                .map(this::indefinite)
                .filter(range -> !range.isEmpty())
                .findFirst();
        if (writer.isEmpty() || named.isEmpty()) {
            return Optional.empty();
        }
        String said = plan.tokens.slice(named.get().from(), named.get().to()).written();
        Draft step = new Draft(
                plan.names.unique(writer.get().op().id()),
                writer.get().tool(),
                writer.get().op());
        step.params.put(
                writer.get().param("instruction").orElseThrow().name(),
                Wording.plain("Write " + said + ". Answer with the text alone."));
        step.when = when.isEmpty() ? null : when;
        step.reads = true;
        step.outline = Outline.other(step);
        plan.steps.add(step);
        claim.operation
                .param("title")
                .filter(Param::required)
                .ifPresent(one -> claim.params.putIfAbsent(
                        one.name(), Wording.plain(Putter.begun(said.replaceFirst("^\\w+ ", "")))));
        plan.notes.add("A model writes “" + said + "”: the brief does not say it.");
        return Optional.of(Expressions.template(Wording.made(new Given(step, writer.get(), null, Putter.begun(said)))));
    }

    /** "a fun fact", also of "me a fun fact"; nothing where a part names one that is there. */
    private Range indefinite(Part part) {
        int at = plan.tokens.find(part.from(), i -> i >= part.to() || INDEFINITE.contains(plan.tokens.word(i)));
        return at + 1 < part.to() ? new Range(at, part.to()) : Range.NONE;
    }

    /** Whether a noun stands there of what has no text yet, and that no tool has; a reminder says what it is about. */
    private boolean isText(Claim claim, int at) {
        String noun = plan.tokens.word(at);
        return !claim.used.get(at)
                && English.is(English.Kind.NOUN, noun)
                && !EnglishWords.OUTGOING.has(noun)
                && !EnglishWords.NOTICE.has(noun)
                && plan.knowledge.of(Lemma.singular(noun)).stream().allMatch(one -> one.is(Operation.Kind.WORK))
                && plan.knowledge.tool(plan.tokens, at).isEmpty()
                && plan.knowledge.service(plan.tokens, at).isEmpty();
    }
}
