package app.dispatch.domain.token;

import app.dispatch.domain.account.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who does something: a user, and by which of their tokens.
 *
 * @param token null for the user in person
 */
public record Actor(UserId owner, @Nullable TokenId token) {

    /** The user in person. */
    public static Actor of(UserId owner) {
        return new Actor(owner, null);
    }
}
