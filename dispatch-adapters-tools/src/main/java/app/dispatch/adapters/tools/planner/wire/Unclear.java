package app.dispatch.adapters.tools.planner.wire;

/** A reference that points at nothing; its message tells what is missing. */
public final class Unclear extends Exception {
    private static final long serialVersionUID = 1L;

    public Unclear(String message) {
        super(message, null, false, false);
    }

    /** What is missing, and what to say instead. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
