package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Knows what is meant where a brief says little: the list of a tool, the search for all. */
final class Usual {
    private final Knowledge knowledge;

    Usual(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** What is looked at where only a tool is named: the first list of it that asks for least. */
    Optional<Operation> list(String tool) {
        return knowledge
                .all(one -> one.is(Operation.Kind.LOOK)
                        && one.lists()
                        && one.tool().id().equals(tool))
                .stream()
                .min(Comparator.comparing(knowledge::listsPlaces)
                        .thenComparingInt(one -> (int) one.params().values().stream()
                                .filter(param -> param.required() && !param.is("query"))
                                .count()));
    }

    /** Fills what has to be searched for with the word for all. */
    void everything(Claim claim) {
        claim.operation
                .param("query")
                .filter(Param::required)
                .flatMap(query -> Optional.ofNullable(query.words().get("everything"))
                        .map(value -> Map.entry(query.name(), value)))
                .ifPresent(all -> claim.params.putIfAbsent(all.getKey(), all.getValue()));
    }
}
