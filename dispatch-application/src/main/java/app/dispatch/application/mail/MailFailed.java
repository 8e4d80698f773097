package app.dispatch.application.mail;

/** A mail that was not handed over, or perhaps not; what it says names nobody, and holds no secret. */
public final class MailFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what went wrong, for the log. */
    public MailFailed(String message) {
        super(message);
    }
}
