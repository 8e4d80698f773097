package app.dispatch.domain.account;

import java.time.Instant;

/**
 * A person with an account.
 *
 * @param name the name for people; may be empty
 * @param passwordHash a PHC string, never shown
 */
public record User(UserId id, Email email, String name, String passwordHash, Instant createdAt) {
    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
