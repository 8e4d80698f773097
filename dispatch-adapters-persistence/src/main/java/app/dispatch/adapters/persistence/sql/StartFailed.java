package app.dispatch.adapters.persistence.sql;

/** A database that cannot be used; the message says to a person what is wrong and holds no secret. */
public final class StartFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A start that fails for a reason that the message says whole. */
    public StartFailed(String message) {
        super(message);
    }

    /** A start that fails for a reason that {@code cause} tells more of. */
    public StartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
