package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Cel;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which of the things that were looked up a change is meant for: those with the name that the brief quotes; and where it speaks
 * of one thing, the only one that there is, or none.
 *
 * @param params what the change is given: a quoted text that stands there is no name
 */
record Meant(Act.Change change, Map<String, Value> params, Frame frame) {
    private static final Set<String> ALL = Set.of("all", "every", "each", "any", "both", "those", "these", "them");

    /** The list that the change goes through. */
    String of(Branch.Given list) {
        String things = list.expression();
        Operation operation = list.operation();
        if (operation != null) {
            String name = new Lines(operation).name("thing") + ".lowerAscii()";
            for (String quote : names()) {
                things +=
                        ".filter(thing, " + name + " == " + Cel.literal(Value.of(quote.toLowerCase(Locale.ROOT))) + ")";
            }
        }
        return isOne() ? "only(" + things + ")" : things;
    }

    private List<String> names() {
        return change.piece().mentions().stream()
                .filter(one -> one.is(Kind.QUOTE))
                .map(Mention::word)
                .filter(quote -> params.values().stream()
                        .noneMatch(value -> value.toString().contains(quote)))
                .toList();
    }

    /** "the event", "my last tweet"; not "events", "each event", "them". */
    private boolean isOne() {
        Tokens tokens = change.piece().tokens();
        Mention thing = change.mention();
        boolean several = frame.each(change.piece()) || tokens.find(0, i -> tokens.is(i, ALL)) < tokens.size();
        String noun = tokens.word(thing.end() - 1);
        return !several
                && !noun.isEmpty()
                && !thing.word().isEmpty()
                && Lemma.singular(noun).equals(noun);
    }
}
