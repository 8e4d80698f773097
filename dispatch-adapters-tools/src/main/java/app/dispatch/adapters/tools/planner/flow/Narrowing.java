package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words by which an operation's schemas let its answer be narrowed.
 *
 * @param sayings what the schema of a parameter says of words, by parameter
 * @param asked the words that a parameter allows, by parameter
 * @param given the words that a member of each item allows, by member
 * @param truths the members of each item that are true or false
 */
record Narrowing(
        Map<String, Sayings> sayings,
        Map<String, List<String>> asked,
        Map<String, List<String>> given,
        Set<String> truths) {

    static Narrowing of(OpDef op) {
        Fields params = op.params().fields("properties");
        Fields item =
                op.output().fields("properties").fields("items").fields("items").fields("properties");
        Map<String, Sayings> sayings = new LinkedHashMap<>();
        params.values().keySet().forEach(name -> {
            Fields words = params.fields(name).fields("x-words");
            if (!words.values().isEmpty()) {
                sayings.put(name, new Sayings(words.values()));
            }
        });
        Set<String> truths = new LinkedHashSet<>();
        item.values().keySet().stream()
                .filter(name ->
                        item.fields(name).text("type").filter("boolean"::equals).isPresent())
                .forEach(truths::add);
        return new Narrowing(sayings, allowed(params), allowed(item), truths);
    }

    private static Map<String, List<String>> allowed(Fields properties) {
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        properties.values().keySet().forEach(name -> {
            List<String> words = properties.fields(name).items("enum").stream()
                    .map(one -> one instanceof Value.Text(String text) ? text.replace('_', ' ') : "")
                    .filter(text -> !text.isEmpty())
                    .toList();
            if (!words.isEmpty()) {
                allowed.put(name, words);
            }
        });
        return allowed;
    }

    /** All single words of it. */
    Set<String> words() {
        Set<String> words = new HashSet<>();
        sayings.values().forEach(one -> words.addAll(one.values().keySet()));
        asked.values().forEach(words::addAll);
        given.values().forEach(words::addAll);
        words.removeIf(word -> word.contains(" "));
        words.remove("all");
        return words;
    }
}
