package app.dispatch.application.expression;

/** The answer to an expression that does not compile: a checked exception, since every caller turns it into a problem. */
public final class ExpressionInvalid extends Exception {
    private static final long serialVersionUID = 1L;

    public ExpressionInvalid(String message) {
        super(message);
    }

    /** What is wrong and, where that is plain, how to mend it. */
    public String text() {
        String message = getMessage();
        return message == null ? "not a valid expression" : message;
    }
}
