package app.dispatch.adapters.tools.planner.text;

import app.dispatch.domain.value.Value;

/** A piece of a brief, with the place where it stands in the text. */
public sealed interface Token {
    /** The offset of its first character. */
    int start();

    /** The offset after its last character. */
    int end();

    /**
     * A word, a number, a name such as {@code #dev}.
     *
     * @param text as it is written
     * @param lower in lower case, with straight apostrophes
     */
    record Word(String text, String lower, int start, int end) implements Token {}

    /**
     * An address.
     *
     * @param url the address with its scheme
     * @param assumed whether the scheme was not written
     */
    record Link(String url, boolean assumed, int start, int end) implements Token {}

    /** A quoted text, without its quotes: data, never instructions. */
    record Quote(String text, int start, int end) implements Token {}

    /** A JSON object or list that stands in the text. */
    record Literal(Value value, int start, int end) implements Token {}

    /** A sign that separates: one of {@code , ; . ! ? : ( ) [ ]}, {@code n} for a line's end, {@code *} for a list's bullet. */
    record Mark(char sign, int start, int end) implements Token {}
}
