package app.dispatch.domain.account;

/** The id of a signed-in session. */
public record SessionId(String value) {
    public SessionId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a session id is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
