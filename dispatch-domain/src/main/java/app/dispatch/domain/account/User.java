package app.dispatch.domain.account;

import java.time.Instant;

/**
 * A person with an account.
 *
 * @param name the name for people; may be empty
 * @param passwordHash a PHC string, never shown
 */
public record User(UserId id, Email email, String name, String passwordHash, Instant createdAt) {
    /** The same user with the password written thus. */
    public User withPasswordHash(String other) {
        return new User(id, email, name, other, createdAt);
    }

    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
