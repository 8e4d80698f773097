package app.dispatch.adapters.tools.planner.parse;

/**
 * What is to be done.
 *
 * @param plain its plain form; "" when no verb says it
 * @param at its place; -1 for none
 * @param words how many words it has
 */
public record Verb(String plain, int at, int words) {
    public static final Verb NONE = new Verb("", -1, 0);

    /** A verb that no word says. */
    static Verb unsaid(String plain) {
        return new Verb(plain, -1, 0);
    }

    boolean isEmpty() {
        return plain.isEmpty();
    }
}
