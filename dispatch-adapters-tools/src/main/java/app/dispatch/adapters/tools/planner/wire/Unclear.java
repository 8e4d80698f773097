package app.dispatch.adapters.tools.planner.wire;

/** A reference that points at nothing; its message tells what is missing. */
public final class Unclear extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean dangling;

    public Unclear(String message) {
        this(message, false);
    }

    private Unclear(String message, boolean dangling) {
        super(message, null, false, false);
        this.dangling = dangling;
    }

    /** A reference to an answer that nothing before it gives. */
    public static Unclear dangling(String message) {
        return new Unclear(message, true);
    }

    /** Whether it may follow from a trouble before it: the answer that is missing may be that of a call that was refused. */
    public boolean dangling() {
        return dangling;
    }

    /** What is missing, and what to say instead. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
