package app.dispatch.domain.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's sign-in, from one login to its logout or expiry.
 *
 * @param userAgent the program that signed in, in its own words, so that its user knows it again; null when it said nothing
 */
public record Session(
        SessionId id,
        UserId user,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String userAgent) {
    /** The name under which its user sees the session and may end it. */
    public SessionHandle handle() {
        return SessionHandle.of(id);
    }
}
