package app.dispatch.application.plan;

import app.dispatch.domain.value.Value.Fields;
import org.jspecify.annotations.Nullable;

/** What is known of a value before there is one. That it may be null is never said: nothing can be read from that. Immutable. */
sealed interface Shape {
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
                return Shapes.of(properties.fields(key), params);
            }
            // An output that is too large to keep whole says so by this member.
            return closed && !key.equals("truncated") ? null : Shapes.ANY;
        }

        /** Whether it was read from the same schema, and not only from one like it: schemas may be large, and often asked about. */
        @Override
        @SuppressWarnings("ReferenceEquality") // that is what it asks
        public boolean equals(@Nullable Object other) {
            return other instanceof ObjectOf object
                    && properties.values() == object.properties.values()
                    && closed == object.closed
                    && params.values() == object.params.values();
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(properties.values());
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
        return this instanceof ListOf(Shape item) && !(item instanceof None) ? item : Shapes.ANY;
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
                : Shapes.ANY;
    }
}
