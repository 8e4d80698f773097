package app.dispatch.adapters.tools.llm;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a JSON Schema into the part of the language that a provider knows. What is left out is not lost: the answer is checked
 * against the whole schema.
 */
final class SchemaForm {
    /** https://platform.openai.com/docs/guides/structured-outputs#supported-schemas */
    private static final Set<String> OPENAI = Set.of(
            "type",
            "description",
            "title",
            "enum",
            "const",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "anyOf",
            "$defs",
            "$ref");

    /** https://ai.google.dev/api/generate-content#generationconfig, responseJsonSchema */
    private static final Set<String> GEMINI = Set.of(
            "$defs",
            "$ref",
            "type",
            "format",
            "title",
            "description",
            "enum",
            "items",
            "prefixItems",
            "minItems",
            "maxItems",
            "minimum",
            "maximum",
            "anyOf",
            "oneOf",
            "properties",
            "additionalProperties",
            "required");

    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "$defs", "definitions");
    private static final Set<String> VALUES = Set.of("enum", "const", "default", "examples", "required");

    private SchemaForm() {}

    static Fields gemini(Fields schema) {
        return (Fields) kept(schema, GEMINI);
    }

    /**
     * The schema in the form that OpenAI can hold a model to, with nothing beside the properties; empty when an object may lack
     * some of its properties, or have ones without a name, since that cannot be said in it.
     */
    static Optional<Fields> strict(Fields schema) {
        Fields known = (Fields) kept(schema, OPENAI);
        return isStrict(known) ? Optional.of((Fields) closed(known)) : Optional.empty();
    }

    /** Without the words that are not in the list. */
    static Value kept(Value schema, Set<String> words) {
        return mapped(schema, words, inner -> kept(inner, words));
    }

    private interface Change {
        Value of(Value schema);
    }

    /** With the schemas within a schema changed. */
    private static Value mapped(Value schema, Set<String> words, Change change) {
        if (!(schema instanceof Fields(Map<String, Value> members))) {
            return schema;
        }
        Map<String, Value> changed = new LinkedHashMap<>();
        members.forEach((word, value) -> {
            if (words.contains(word)) {
                changed.put(word, within(word, value, change));
            }
        });
        return new Fields(changed);
    }

    private static Value within(String word, Value value, Change change) {
        if (VALUES.contains(word)) {
            return value;
        }
        return switch (value) {
            case Fields(Map<String, Value> members)
            when NAMED.contains(word) -> {
                Map<String, Value> named = new LinkedHashMap<>();
                members.forEach((name, schema) -> named.put(name, change.of(schema)));
                yield new Fields(named);
            }
            case Fields schema -> change.of(schema);
            case Items items -> Value.of(items.values().stream().map(change::of).toList());
            case Text text -> text;
            case Bool bool -> bool;
            case Value.Num number -> number;
            case Value.Null none -> none;
        };
    }

    private static boolean isStrict(Value schema) {
        if (!(schema instanceof Fields fields)) {
            return true;
        }
        if (isOpen(fields) || isUntyped(fields)) {
            return false;
        }
        return fields.values().entrySet().stream().allMatch(member -> areStrict(member.getKey(), member.getValue()));
    }

    private static boolean areStrict(String word, Value value) {
        return switch (value) {
            case Fields(Map<String, Value> members)
            when NAMED.contains(word) -> members.values().stream().allMatch(SchemaForm::isStrict);
            case Fields schema -> VALUES.contains(word) || isStrict(schema);
            case Items items -> VALUES.contains(word) || items.values().stream().allMatch(SchemaForm::isStrict);
            case Text ignored -> true;
            case Bool ignored -> !word.equals("items");
            case Value.Num ignored -> true;
            case Value.Null ignored -> true;
        };
    }

    /** Whether objects of it may lack a property, or have others. */
    private static boolean isOpen(Fields schema) {
        if (!isObject(schema)) {
            return false;
        }
        Set<Value> required = new HashSet<>(schema.items("required"));
        boolean others = schema.get("additionalProperties")
                .filter(value -> !value.equals(Value.of(false)))
                .isPresent();
        return others
                || schema.fields("properties").isEmpty()
                || !schema.fields("properties").values().keySet().stream()
                        .allMatch(name -> required.contains(Value.of(name)));
    }

    private static boolean isObject(Fields schema) {
        Value type = schema.get("type").orElse(Value.NULL);
        return type.equals(Value.of("object"))
                || (type instanceof Items(var types) && types.contains(Value.of("object")))
                || schema.get("properties").isPresent();
    }

    /** Whether it says nothing of what is allowed. */
    private static boolean isUntyped(Fields schema) {
        return schema.get("type").isEmpty()
                && schema.get("anyOf").isEmpty()
                && schema.get("$ref").isEmpty()
                && schema.get("enum").isEmpty()
                && schema.get("const").isEmpty();
    }

    private static Value closed(Value schema) {
        Value inner = mapped(schema, OPENAI, SchemaForm::closed);
        return inner instanceof Fields fields && isObject(fields)
                ? fields.with("additionalProperties", Value.of(false))
                : inner;
    }
}
