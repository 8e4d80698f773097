package app.dispatch.domain.account;

/** The id of a user: the owner of workflows, runs and all else that is private. */
public record UserId(String value) {
    public UserId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a user id is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
