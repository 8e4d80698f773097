package app.dispatch.adapters.tools.planner.flow;

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
        /** A quoted text. */
        QUOTE
    }

    Mention of(String other) {
        return new Mention(kind, at, end, preposition, one, word, other);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether its preposition says that something goes there. */
    boolean towards() {
        return java.util.Set.of("to", "into", "onto", "in", "on", "via", "by", "through", "over", "using", "as", "with")
                .contains(preposition);
    }
}
