package app.dispatch.application.expression;

import app.dispatch.domain.value.Value;
import java.util.List;

/**
 * What an expression, or parameters with expressions in them, are made of: for looking at them without evaluating them.
 * Macros such as {@code map} and {@code filter} are loops. Immutable.
 */
public sealed interface Term {
    /** A value that is written out. */
    record Literal(Value value) implements Term {}

    /** A name of the scope, or one that a {@link Loop} around it binds. */
    record Name(String name) implements Term {}

    /** {@code of.key}, or {@code of['key']}. */
    record Member(Term of, String key) implements Term {}

    /** {@code of[at]}, where {@code at} is no literal text. */
    record Index(Term of, Term at) implements Term {}

    /** A function or an operator by CEL's name, such as {@code size} or {@code _+_}; a receiver is the first argument. */
    record Call(String function, List<Term> arguments) implements Term {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A text of plain pieces and expressions. */
    record Text(List<Term> pieces) implements Term {
        public Text {
            pieces = List.copyOf(pieces);
        }
    }

    record ListOf(List<Term> elements) implements Term {
        public ListOf {
            elements = List.copyOf(elements);
        }
    }

    record ObjectOf(List<Entry> entries) implements Term {
        public ObjectOf {
            entries = List.copyOf(entries);
        }
    }

    /** A member of an object. */
    record Entry(Term key, Term value) {}

    /**
     * A fold: {@code step} makes the next {@code accumulator} of it and each {@code item} of {@code range}; {@code result} is
     * made of the last.
     */
    record Loop(Term range, String item, String accumulator, Term initial, Term step, Term result) implements Term {}
}
