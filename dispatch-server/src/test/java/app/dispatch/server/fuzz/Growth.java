package app.dispatch.server.fuzz;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Values that a JSON Schema allows, more or less, with the members that examples leave out. */
record Growth(Fields components, Random random) {
    private static final int DEEPEST = 6;

    /** A run with such a step waits for its owner, and so would whoever follows it. */
    private static final String WAITS = "approval";

    Value of(Fields schema) {
        return grown(schema, 0);
    }

    private Value grown(Fields schema, int depth) {
        if (schema.text("$ref").isPresent()) {
            String name = schema.text("$ref").orElseThrow().replace("#/components/schemas/", "");
            return grown(components.fields("schemas").fields(name), depth);
        }
        if (schema.get("example").isPresent() && random.nextBoolean()) {
            return schema.get("example").orElseThrow();
        }
        for (String choice : List.of("enum", "anyOf", "oneOf")) {
            List<Value> choices = schema.items(choice);
            if (!choices.isEmpty()) {
                Value one = Odd.one(choices, random);
                return choice.equals("enum") ? one : grown((Fields) one, depth);
            }
        }
        return schema.get("const").orElseGet(() -> typed(schema, depth));
    }

    private Value typed(Fields schema, int depth) {
        return switch (type(schema)) {
            case "object" -> depth > DEEPEST ? Fields.empty() : object(schema, depth + 1);
            case "array" ->
                Value.of(IntStream.range(0, depth > DEEPEST ? 0 : random.nextInt(4))
                        .mapToObj(i -> grown(schema.fields("items"), depth + 1))
                        .toList());
            case "integer", "number" -> Value.of(random.nextInt(10) == 0 ? random.nextInt() : random.nextInt(100));
            case "boolean" -> new Bool(random.nextBoolean());
            case "null" -> Value.NULL;
            default -> new Text(random.nextInt(3) == 0 ? Odd.text(random) : "a" + random.nextInt(9));
        };
    }

    private String type(Fields schema) {
        Value type = schema.get("type").orElse(Value.NULL);
        if (type instanceof Items(List<Value> types)) {
            return ((Text) Odd.one(types, random)).value();
        }
        return type instanceof Text(String one)
                ? one
                : schema.fields("properties").isEmpty() ? "string" : "object";
    }

    private Value object(Fields schema, int depth) {
        FieldsBuilder to = Fields.builder();
        for (Map.Entry<String, Value> property :
                schema.fields("properties").values().entrySet()) {
            if (property.getKey().equals(WAITS)) {
                continue;
            }
            if (schema.items("required").contains(new Text(property.getKey())) || random.nextBoolean()) {
                to.put(property.getKey(), grown((Fields) property.getValue(), depth));
            }
        }
        if (schema.fields("properties").isEmpty() && random.nextBoolean()) {
            to.put("a" + random.nextInt(3), grown(schema.fields("additionalProperties"), depth));
        }
        return to.build();
    }
}
