package app.dispatch.adapters.tools.planner.schedule;

import java.util.Optional;

/**
 * A part of a schedule that was read at one place.
 *
 * @param end the place after it
 */
record Piece(Force force, Kind kind, int end, Change change) {
    /** How surely a piece is meant as a schedule. */
    enum Force {
        /** It says that something repeats: "every Monday", "twice a day". */
        REPEATS,
        /** It makes a schedule when nothing else does, unless it tells about data: "on Mondays", "at 9:30". */
        MAKES,
        /** It describes what is made: "a weekly report"; a schedule when there is no other. */
        DESCRIBES,
        /** It comes once: "tomorrow". */
        ONCE,
        /** It only adds to a schedule: "at 9". */
        ADDS
    }

    /** What a piece says. */
    enum Kind {
        DAYS,
        TIME,
        ZONE,
        OTHER
    }

    /** What a piece changes in the draft. */
    interface Change {
        void to(Draft draft) throws Unsayable;
    }

    static Optional<Piece> repeats(int end, Change change) {
        return Optional.of(new Piece(Force.REPEATS, Kind.DAYS, end, change));
    }

    static Optional<Piece> adds(int end, Change change) {
        return Optional.of(new Piece(Force.ADDS, Kind.OTHER, end, change));
    }

    static Optional<Piece> unsayable(int end, String message) {
        return repeats(end, draft -> {
            throw new Unsayable(message);
        });
    }

    boolean is(Force other) {
        return force == other;
    }
}
