package app.dispatch.domain.account;

import java.time.Instant;

/**
 * A person with an account.
 *
 * @param name the name for people; may be empty
 * @param passwordHash a PHC string, never shown
 * @param standing what whoever runs the server says of them
 */
public record User(UserId id, Email email, String name, String passwordHash, Instant createdAt, Standing standing) {
    /** A user of whom nothing was said. */
    public User(UserId id, Email email, String name, String passwordHash, Instant createdAt) {
        this(id, email, name, passwordHash, createdAt, Standing.USUAL);
    }

    /** The same user with the password written thus. */
    public User withPasswordHash(String other) {
        return new User(id, email, name, other, createdAt, standing);
    }

    /** The same user, who stands so. */
    public User with(Standing other) {
        return new User(id, email, name, passwordHash, createdAt, other);
    }

    /** Whether a person can be this user: addresses under {@code invalid} are nobody's (RFC 2606). */
    public boolean canSignIn() {
        return !email.key().endsWith(".invalid");
    }

    /** Whether the user may do nothing. */
    public boolean isLocked() {
        return standing.isLocked();
    }

    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
