package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells whether steps do what a brief says is not to be done. */
final class Refrain {
    private final Tokens tokens;
    private final Knowledge knowledge;

    Refrain(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** Whether a step does it: at the tool or the place that is named, else by the same verb. */
    boolean broken(Range words, List<Draft> steps) {
        int at = EnglishWords.FORBIDDING.phrases().end(tokens, words.from());
        if (at == 0) {
            return used(words, steps);
        }
        String verb = knowledge.verb(tokens.word(at)).orElse("");
        List<String> tools = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (int i = at + 1; i < words.to(); i++) {
            knowledge.tool(tokens, i).map(Knowledge.Named::what).ifPresent(tools::add);
            Optional.of(tokens.get(i))
                    .filter(Word.class::isInstance)
                    .map(one -> ((Word) one).text())
                    .filter(one -> one.matches("[#@].+|.+@.+"))
                    .ifPresent(places::add);
        }
        return steps.stream().filter(step -> !step.reads).anyMatch(step -> {
            boolean here =
                    places.stream().anyMatch(place -> step.params.toString().contains(place))
                            || tools.contains(step.tool.id());
            boolean same = knowledge
                    .operation(step.tool.id(), step.op.id())
                    .filter(one -> one.verbs().contains(verb))
                    .isPresent();
            return (tools.isEmpty() && places.isEmpty()) ? same : here;
        });
    }

    /** Whether a step has to do with what is named: "no mail". */
    private boolean used(Range words, List<Draft> steps) {
        Optional<String> tool = knowledge.tool(tokens, words.from() + 1).map(Knowledge.Named::what);
        Optional<String> thing =
                knowledge.thing(tokens, words.from() + 1, words.to()).map(Knowledge.Named::what);
        return steps.stream()
                .anyMatch(step -> tool.isPresent()
                        ? tool.get().equals(step.tool.id())
                        : thing.isPresent()
                                && !step.reads
                                && knowledge
                                        .operation(step.tool.id(), step.op.id())
                                        .filter(one -> one.things().contains(thing.get()))
                                        .isPresent());
    }
}
