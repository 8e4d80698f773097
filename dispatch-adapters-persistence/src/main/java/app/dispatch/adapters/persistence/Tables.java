package app.dispatch.adapters.persistence;

/** Who keeps the tables up to date with the version of Dispatch. */
public enum Tables {
    /** Dispatch, with Flyway, each time that it starts. */
    BROUGHT_UP_TO_DATE,

    /** The host: Dispatch looks whether they are those of its version, starts only then, and loads no Flyway. */
    LEFT_TO_HOST
}
