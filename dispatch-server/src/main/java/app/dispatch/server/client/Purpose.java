package app.dispatch.server.client;

/** What a request is for, by what an API in this process has to have ready for it. */
public enum Purpose {
    /** Looks at what is kept. */
    LOOK,
    /** Has something thought through with the tools that there are; nothing is kept. */
    PLAN,
    /** May change something. */
    CHANGE
}
