package app.dispatch.adapters.tools.planner.flow;

import java.util.List;

/**
 * A verb of a brief.
 *
 * @param word its plain form; "" where a piece has none
 * @param me whether it says itself that whoever wrote the brief is told: "let me know"
 * @param at where it starts
 * @param end the place after it
 * @param place where it starts in the text; -1 when that does not matter
 */
record Verb(String word, Kind kind, boolean me, int at, int end, int place) {
    /** A verb of which it does not matter where it stands in the text. */
    Verb(String word, Kind kind, boolean me, int at, int end) {
        this(word, kind, me, at, end, -1);
    }

    enum Kind {
        /** Asks for something. */
        READ,
        /** Looks at something again and again. */
        WATCH,
        /** Makes text of something. */
        WORK,
        /** Puts what there is somewhere. */
        PUT,
        /** Makes something that was not there. */
        MAKE,
        /** Tells somebody. */
        TELL,
        /** Changes what is there. */
        CHANGE,
        /** Says nothing of its own. */
        NONE
    }

    static Verb none(int at) {
        return new Verb("", Kind.NONE, false, at, at);
    }

    boolean is(Kind... kinds) {
        return List.of(kinds).contains(kind);
    }

    /** Whether something leaves for somewhere. */
    boolean puts() {
        return is(Kind.PUT, Kind.MAKE, Kind.TELL);
    }
}
