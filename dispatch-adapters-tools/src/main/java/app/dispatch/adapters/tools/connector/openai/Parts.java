package app.dispatch.adapters.tools.connector.openai;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts together what was made of the parts of a text that is too long for a model. */
final class Parts {
    private Parts() {}

    /** What the model is told of a part. */
    static String told(int index, int count) {
        return "\nThe material is part " + (index + 1) + " of " + count + " of a longer text.";
    }

    /** The members of both: lists one after another, objects by their members, and else what stands in the first. */
    static Fields merged(Fields first, Fields second) {
        Map<String, Value> merged = new LinkedHashMap<>(first.values());
        second.values().forEach((name, value) -> merged.merge(name, value, Parts::merged));
        return new Fields(merged);
    }

    private static Value merged(Value first, Value second) {
        if (first instanceof Items(List<Value> some) && second instanceof Items(List<Value> more)) {
            return Value.of(Stream.concat(some.stream(), more.stream()).toList());
        }
        if (first instanceof Fields some && second instanceof Fields more) {
            return merged(some, more);
        }
        return first.equals(Value.NULL) ? second : first;
    }

    /** What most of them say; of several the one that came first. */
    static String winner(List<String> votes) {
        return votes.stream()
                .distinct()
                .reduce((first, second) ->
                        Collections.frequency(votes, second) > Collections.frequency(votes, first) ? second : first)
                .orElseThrow();
    }
}
