package app.dispatch.application.json;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The schemas within a JSON Schema (draft 2020-12). What stands elsewhere, such as in {@code examples}, {@code default},
 * {@code enum} and {@code const}, is data.
 */
final class Subschemas {
    private static final Set<String> ONE = Set.of(
            "items",
            "additionalProperties",
            "unevaluatedItems",
            "unevaluatedProperties",
            "contains",
            "propertyNames",
            "contentSchema",
            "not",
            "if",
            "then",
            "else");

    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");

    private Subschemas() {}

    /** Tells of the schema and all schemas in it, with their JSON pointers. */
    static void each(Fields schema, String at, BiConsumer<String, Fields> told) {
        told.accept(at, schema);
        schema.values().forEach((word, value) -> {
            String place = Problem.pointer(at, word);
            if (ONE.contains(word)) {
                inside(value, place, told);
            } else if (LISTS.contains(word) && value instanceof Items(List<Value> items)) {
                for (int i = 0; i < items.size(); i++) {
                    inside(items.get(i), place + "/" + i, told);
                }
            } else if (NAMED.contains(word) && value instanceof Fields(Map<String, Value> named)) {
                named.forEach((name, one) -> inside(one, Problem.pointer(place, name), told));
            }
        });
    }

    private static void inside(Value value, String at, BiConsumer<String, Fields> told) {
        if (value instanceof Fields schema) {
            each(schema, at, told);
        }
    }

    /** The schema without those words, in it and in all schemas in it. */
    static Fields without(Fields schema, Set<String> words) {
        Map<String, Value> kept = new LinkedHashMap<>();
        schema.values().forEach((word, value) -> {
            if (!words.contains(word)) {
                kept.put(word, within(word, value, words));
            }
        });
        return new Fields(kept);
    }

    private static Value within(String word, Value value, Set<String> words) {
        if (ONE.contains(word)) {
            return one(value, words);
        }
        if (LISTS.contains(word) && value instanceof Items(List<Value> items)) {
            return Value.of(items.stream().map(item -> one(item, words)).toList());
        }
        if (NAMED.contains(word) && value instanceof Fields(Map<String, Value> named)) {
            Map<String, Value> kept = new LinkedHashMap<>();
            named.forEach((name, schema) -> kept.put(name, one(schema, words)));
            return new Fields(kept);
        }
        return value;
    }

    private static Value one(Value value, Set<String> words) {
        return value instanceof Fields schema ? without(schema, words) : value;
    }
}
