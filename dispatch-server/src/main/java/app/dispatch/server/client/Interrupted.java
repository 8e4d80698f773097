package app.dispatch.server.client;

/** The program is to stop while it waits for an answer. */
public final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** While it waits for something else. */
    public Interrupted() {
        super("interrupted");
    }

    Interrupted(Throwable cause) {
        super("interrupted", cause);
    }
}
