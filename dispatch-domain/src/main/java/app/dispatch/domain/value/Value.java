package app.dispatch.domain.value;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A JSON-like value: what trigger payloads, parameters and outputs are made of.
 *
 * <p>Values are immutable and safe for use by several threads. Objects keep the order of their members. Numbers keep the
 * digits they were written with.
 */
public sealed interface Value {

    /** The JSON {@code null}. */
    Null NULL = new Null();

    /** The same value with each of its items, or of its members, changed; one that has none is as it was. */
    Value map(UnaryOperator<Value> change);

    /** The absence of a value, written as {@code null}. */
    record Null() implements Value {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Null;
        }

        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public Value map(UnaryOperator<Value> change) {
            return this;
        }
    }

    /** A truth value. */
    record Bool(boolean value) implements Value {
        // Written out, as a start is faster so: what a record has of itself is put together at its first use.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bool that && value == that.value;
        }

        @Override
        public int hashCode() {
            return Boolean.hashCode(value);
        }

        @Override
        public Value map(UnaryOperator<Value> change) {
            return this;
        }
    }

    /** A decimal number of any size. */
    record Num(BigDecimal value) implements Value {
        /** Digits up to which {@link #text} writes a number out: a double has 309 before its point. */
        public static final int MOST_DIGITS = 400;

        /**
         * The number as people write it, in plain digits; one of more than {@value #MOST_DIGITS} with an exponent, since
         * {@code 1e999999} would be a million of them.
         */
        public String text() {
            long digits = Math.max((long) value.precision() - value.scale(), Math.abs((long) value.scale()));
            return digits > MOST_DIGITS ? value.toString() : value.toPlainString();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Num that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public Value map(UnaryOperator<Value> change) {
            return this;
        }
    }

    /** A string. */
    record Text(String value) implements Value {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public Value map(UnaryOperator<Value> change) {
            return this;
        }
    }

    /** An ordered list. */
    record Items(List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public Value map(UnaryOperator<Value> change) {
            return new Items(values.stream().map(change).toList());
        }
    }

    /** An object: named values in a fixed order. */
    record Fields(Map<String, Value> values) implements Value {
        private static final Fields EMPTY = new Fields(Map.of());

        public Fields {
            // A map of one or none has no order to keep, and costs a fraction: {"":0}, {"":0} … is what fills a heap.
            values = values.size() <= 1 ? Map.copyOf(values) : Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** The object without members. */
        public static Fields empty() {
            return EMPTY;
        }

        /** An object of one member. */
        public static Fields of(String key, Value value) {
            return new Fields(Map.of(key, value));
        }

        /** A builder that keeps the order of its calls. */
        public static FieldsBuilder builder() {
            return new FieldsBuilder();
        }

        /** The member of that name. */
        public Optional<Value> get(String key) {
            return Optional.ofNullable(values.get(key));
        }

        /** The member of that name, when it is text. */
        public Optional<String> text(String key) {
            return values.get(key) instanceof Text(String value) ? Optional.of(value) : Optional.empty();
        }

        /** The member of that name, when it is an object; else the empty object. */
        public Fields fields(String key) {
            return values.get(key) instanceof Fields fields ? fields : EMPTY;
        }

        /** The member of that name, when it is a list; else the empty list. */
        public List<Value> items(String key) {
            return values.get(key) instanceof Items(List<Value> items) ? items : List.of();
        }

        /** This object with one member added, or replaced in its place. */
        public Fields with(String key, Value value) {
            Map<String, Value> copy = new LinkedHashMap<>(values);
            copy.put(key, value);
            return new Fields(copy);
        }

        @Override
        public Value map(UnaryOperator<Value> change) {
            Map<String, Value> changed = new LinkedHashMap<>();
            values.forEach((name, member) -> changed.put(name, change.apply(member)));
            return new Fields(changed);
        }

        public boolean isEmpty() {
            return values.isEmpty();
        }
    }

    /** Collects the members of an object; not for use by several threads. */
    final class FieldsBuilder {
        private final Map<String, Value> values = new LinkedHashMap<>();

        private FieldsBuilder() {}

        public FieldsBuilder put(String key, Value value) {
            values.put(key, value);
            return this;
        }

        public FieldsBuilder put(String key, String value) {
            return put(key, of(value));
        }

        public FieldsBuilder put(String key, long value) {
            return put(key, of(value));
        }

        public FieldsBuilder put(String key, boolean value) {
            return put(key, of(value));
        }

        /** Adds the member unless the value is null. */
        public FieldsBuilder putIfPresent(String key, @Nullable Value value) {
            return value == null ? this : put(key, value);
        }

        /** Adds the member unless the value is null. */
        public FieldsBuilder putIfPresent(String key, @Nullable String value) {
            return value == null ? this : put(key, value);
        }

        public Fields build() {
            return new Fields(values);
        }
    }

    static Text of(String value) {
        return new Text(value);
    }

    static Num of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Bool of(boolean value) {
        return new Bool(value);
    }

    static Items of(Collection<? extends Value> values) {
        return new Items(List.copyOf(values));
    }

    /** A list of texts. */
    static Items texts(Collection<String> values) {
        return new Items(values.stream().<Value>map(Text::new).toList());
    }
}
