package app.dispatch.application.plan;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The shapes that are often wanted, and those that JSON Schemas say. */
final class Shapes {
    static final Shape ANY = new Shape.Any();
    static final Shape NUMBER = new Shape.Simple("a number");
    static final Shape TEXT = new Shape.Simple("text");
    static final Shape TRUTH = new Shape.Simple("a truth value");

    /** The list of which nothing is known but that it is one. */
    static final Shape LIST = new Shape.ListOf(ANY);

    private Shapes() {}

    /**
     * What a JSON Schema says of a value; {@link #ANY} wherever it says it in another way than by types, members and items.
     *
     * @param params the literal parameters of the step that gives the value: a schema may stand in one of them
     */
    static Shape of(Fields declared, Fields params) {
        Fields schema = declared.text("x-schema").map(params::fields).orElse(declared);
        Set<String> types = types(schema);
        if (types.isEmpty()) {
            return Stream.of("anyOf", "oneOf")
                    .filter(choice -> !schema.items(choice).isEmpty())
                    .findFirst()
                    .map(choice -> oneOf(schema.items(choice), params))
                    .orElse(ANY);
        }
        if (types.equals(Set.of("integer", "number"))) {
            return NUMBER;
        }
        return types.size() > 1 ? ANY : ofType(types.iterator().next(), schema, params);
    }

    private static Set<String> types(Fields schema) {
        Set<String> types = new HashSet<>();
        schema.text("type").ifPresent(types::add);
        for (Value type : schema.items("type")) {
            if (type instanceof Text(String name)) {
                types.add(name);
            }
        }
        types.remove("null");
        return types;
    }

    private static Shape oneOf(List<Value> schemas, Fields params) {
        Shape shape = new Shape.None();
        for (Value schema : schemas) {
            shape = shape.or(schema instanceof Fields fields ? of(fields, params) : ANY);
        }
        return shape;
    }

    private static Shape ofType(String type, Fields schema, Fields params) {
        return switch (type) {
            case "string" -> TEXT;
            case "integer", "number" -> NUMBER;
            case "boolean" -> TRUTH;
            case "array" ->
                schema.get("prefixItems").isPresent() ? LIST : new Shape.ListOf(of(schema.fields("items"), params));
            case "object" ->
                new Shape.ObjectOf(
                        schema.fields("properties"),
                        schema.get("additionalProperties").equals(Optional.of(Value.of(false)))
                                && schema.get("patternProperties").isEmpty(),
                        params);
            default -> ANY;
        };
    }
}
