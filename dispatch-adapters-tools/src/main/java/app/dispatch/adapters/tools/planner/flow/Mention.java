package app.dispatch.adapters.tools.planner.flow;

import java.util.Set;

/**
 * Something that a brief names.
 *
 * @param at where its words start
 * @param end the place after them
 * @param preposition the preposition before it; "" when there is none
 * @param one whether it is said with "a", as something that is yet to be made is
 * @param word what it is called: the noun of a thing, the name as it is written, a quoted text
 * @param tool the tool that is named with it; "" when none is
 */
record Mention(Kind kind, int at, int end, String preposition, boolean one, String word, String tool) {
    private static final Set<String> AWAY = Set.of("to", "into", "onto", "via", "by", "through", "over", "as");

    enum Kind {
        /** What operations have to do with. */
        THING,
        /** A tool by its name alone. */
        TOOL,
        /** What is made of something: a summary. */
        WORK,
        /** Somebody without a name: "me", "the team". */
        PERSON,
        /** A name with a sign of its own. */
        HANDLE,
        /** An address. */
        LINK,
        /** A service that is reached over HTTP. */
        SERVICE,
        /** Something that arrives from outside: "form submissions". */
        INBOUND,
        /** What only names one thing: {@code pi_123}, {@code #42}. */
        ID,
        /** A quoted text. */
        QUOTE
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether its preposition says that something goes there. */
    boolean away() {
        return AWAY.contains(preposition);
    }

    /** The same after another preposition. */
    Mention after(String other) {
        return new Mention(kind, at, end, other, one, word, tool);
    }
}
