package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JSON Schema in a few characters, with all that the check of a plan asks of a value: its type and format, {@code {1,200}} for
 * how long it is, {@code 1..200} for how large, {@code /…/} for its pattern.
 */
final class ParamType {
    private static final int DEEPEST = 3;

    private ParamType() {}

    static String of(Value schema) {
        return type(schema, 1);
    }

    /** The members of an object, those that must be given with a star. */
    private static String members(Fields schema, int depth) {
        List<Value> required = schema.items("required");
        return schema.fields("properties").values().entrySet().stream()
                .map(member -> member.getKey()
                        + (required.contains(Value.of(member.getKey())) ? "*" : "") + ": "
                        + type(member.getValue(), depth + 1))
                .collect(Collectors.joining("; "));
    }

    private static String type(Value schema, int depth) {
        if (!(schema instanceof Fields fields)) {
            return "any";
        }
        Optional<Value> constant = fields.get("const");
        if (constant.isPresent()) {
            return Json.write(constant.get());
        }
        if (!fields.items("enum").isEmpty()) {
            return joined(fields.items("enum").stream().map(Json::write));
        }
        List<Value> choices = Stream.of("anyOf", "oneOf")
                .flatMap(word -> fields.items(word).stream())
                .toList();
        boolean text = fields.get("type").orElse(Value.NULL).equals(Value.of("string"));
        if (!choices.isEmpty() && (text || fields.get("type").isEmpty())) {
            return joined(choices.stream().map(choice -> type(choice, depth)));
        }
        return switch (fields.get("type").orElse(Value.NULL)) {
            case Text(String name) -> named(name, fields, depth);
            case Items(List<Value> names) ->
                joined(names.stream()
                        .map(name -> name instanceof Text(String one) ? named(one, fields, depth) : "any"));
            case Value other ->
                fields.text("format").isPresent() || fields.text("pattern").isPresent() ? text(fields) : "any";
        };
    }

    private static String joined(Stream<String> types) {
        return types.distinct().collect(Collectors.joining("|"));
    }

    private static String named(String type, Fields schema, int depth) {
        return switch (type) {
            case "string" -> text(schema);
            case "array" ->
                "[" + schema.get("items").map(item -> type(item, depth)).orElse("any") + "]"
                        + length(schema, "minItems", "maxItems")
                        + (schema.get("uniqueItems").equals(Optional.of(Value.of(true))) ? " distinct" : "");
            case "object" -> object(schema, depth) + length(schema, "minProperties", "maxProperties");
            case "integer", "number" -> type + range(schema);
            default -> type;
        };
    }

    private static String text(Fields schema) {
        String pattern = schema.text("pattern").map(form -> "/" + form + "/").orElse("");
        String form = schema.text("format").orElse(pattern.isEmpty() ? "text" : "");
        return form + pattern + length(schema, "minLength", "maxLength");
    }

    private static String object(Fields schema, int depth) {
        if (depth < DEEPEST && !schema.fields("properties").isEmpty()) {
            return "{" + members(schema, depth) + "}";
        }
        return schema.get("additionalProperties")
                .filter(Fields.class::isInstance)
                .map(value -> "{any name: " + type(value, depth + 1) + "}")
                .orElse("object");
    }

    private static String length(Fields schema, String least, String most) {
        String from = number(schema, least);
        String to = number(schema, most);
        return from.isEmpty() && to.isEmpty() ? "" : "{" + from + "," + to + "}";
    }

    private static String range(Fields schema) {
        String from = number(schema, "minimum");
        String to = number(schema, "maximum");
        return from.isEmpty() && to.isEmpty() ? "" : " " + from + ".." + to;
    }

    private static String number(Fields schema, String word) {
        return schema.get(word).map(Json::write).orElse("");
    }
}
