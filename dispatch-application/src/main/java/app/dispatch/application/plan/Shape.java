package app.dispatch.application.plan;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a value before there is one. That it may be null is never said: nothing can be read from that. Immutable. */
sealed interface Shape {
    Shape ANY = new Any();
    Shape NUMBER = new Simple("a number");
    Shape TEXT = new Simple("text");
    Shape TRUTH = new Simple("a truth value");

    /** The list of which nothing is known but that it is one. */
    Shape LIST = new ListOf(ANY);

    /** Nothing is known. */
    record Any() implements Shape {}

    /** There is none, such as the item of an empty list. */
    record None() implements Shape {}

    /** A value without parts. */
    record Simple(String words) implements Shape {}

    /** A list, all of whose items have this shape. */
    record ListOf(Shape item) implements Shape {}

    /**
     * An object.
     *
     * @param properties the schemas of its members
     * @param closed whether it has no others
     * @param params the literal parameters of the step that gives it
     */
    record ObjectOf(Fields properties, boolean closed, Fields params) implements Shape {
        /** The member's shape; null when there never is one. */
        @Nullable
        Shape member(String key) {
            if (properties.values().containsKey(key)) {
                return Shape.of(properties.fields(key), params);
            }
            // An output that is too large to keep whole says so by this member.
            return closed && !key.equals("truncated") ? null : ANY;
        }
    }

    /** In words, such as "a list". */
    default String words() {
        return switch (this) {
            case Any() -> "anything";
            case None() -> "nothing";
            case Simple(String words) -> words;
            case ListOf(Shape ignored) -> "a list";
            case ObjectOf object -> "an object";
        };
    }

    /** The shape of an item of this, when this is a list. */
    default Shape item() {
        return this instanceof ListOf(Shape item) && !(item instanceof None) ? item : ANY;
    }

    /** What is known of a value that has one of two shapes. */
    default Shape or(Shape other) {
        if (equals(other) || other instanceof None) {
            return this;
        }
        if (this instanceof None) {
            return other;
        }
        return this instanceof ListOf(Shape item) && other instanceof ListOf(Shape others)
                ? new ListOf(item.or(others))
                : ANY;
    }

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
        Shape shape = new None();
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
                schema.get("prefixItems").isPresent() ? LIST : new ListOf(of(schema.fields("items"), params));
            case "object" ->
                new ObjectOf(
                        schema.fields("properties"),
                        schema.get("additionalProperties").equals(Optional.of(Value.of(false)))
                                && schema.get("patternProperties").isEmpty(),
                        params);
            default -> ANY;
        };
    }
}
