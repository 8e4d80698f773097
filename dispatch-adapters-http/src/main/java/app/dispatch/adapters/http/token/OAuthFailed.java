package app.dispatch.adapters.http.token;

/** What a program that speaks OAuth is answered with 400 (RFC 6749, 5.2; RFC 8628, 3.5). */
final class OAuthFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;

    /**
     * With a code that those documents have.
     *
     * @param description for developers, without anything that they sent
     */
    OAuthFailed(String error, String description) {
        super(description, null, false, false);
        this.error = error;
    }

    String error() {
        return error;
    }
}
