package app.dispatch.adapters.tools.planner.schedule;

/** A schedule that one cron expression cannot say; its message tells why and what to say instead. */
public final class Unsayable extends Exception {
    private static final long serialVersionUID = 1L;

    Unsayable(String message) {
        super(message, null, false, false);
    }

    /** Why, and what to say instead. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
