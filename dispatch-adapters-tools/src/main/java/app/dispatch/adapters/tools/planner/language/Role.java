package app.dispatch.adapters.tools.planner.language;

/** What a part does in its sentence. */
enum Role {
    /** Something to do. */
    VERB,
    /** What happens to something: "arrives", "is opened". */
    HAPPENS,
    /** "is", "are" and their like, alone. */
    IS,
    NOUN,
    ADJ,
    /** The, a, my, each. */
    DET,
    /** A product or another name. */
    NAME,
    /** Me, us, them, it: whom or what. */
    PRON,
    /** I, we, someone: who. */
    SUBJECT,
    PREP,
    /** And, or, then. */
    CONJ,
    /** When, if. */
    SUB,
    /** That, which. */
    REL,
    /** When something is done: "every day". */
    TIME,
    /** Today, last week: also whose. */
    DAY,
    /** At what time; a time of day. */
    CLOCK,
    /** Before the hour: half to, quarter past. */
    TO_HOUR,
    /** After the hour: and a half. */
    AFTER_HOUR,
    /** Makes an hour one of the morning or the afternoon. */
    HALF_DAY,
    NUM,
    /** A word that only shows the place of others; {@link Part#english} names it. */
    PARTICLE,
    /** Quotes, addresses, ids: what stays. */
    LITERAL,
    MARK,
    /** Says nothing. */
    DROP,
    OTHER,
    UNKNOWN
}
