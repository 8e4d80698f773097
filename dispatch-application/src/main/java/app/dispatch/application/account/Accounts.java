package app.dispatch.application.account;

import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.User;
import java.util.Optional;

/** What one may ask of accounts. */
public interface Accounts {
    /** A user and the session that was opened for them. */
    record SignedIn(User user, Session session) {}

    /**
     * Creates an account and signs in.
     *
     * @param name empty for none
     * @param client where the request comes from, such as an IP address: attempts are limited for each
     * @throws app.dispatch.domain.error.Refusal {@code bad_request} for an address or password that cannot be,
     *     {@code email_taken}, {@code rate_limited}
     */
    SignedIn signUp(String email, String password, String name, String client);

    /**
     * Signs in. Takes the same time whether or not the account exists.
     *
     * @throws app.dispatch.domain.error.Refusal {@code invalid_credentials}, or {@code rate_limited} after too many
     *     failures for this account from this client
     */
    SignedIn logIn(String email, String password, String client);

    /** Ends a session for good; one that is unknown or ended is left as it is. */
    void logOut(SessionId session);

    /** The user of a session that is neither ended nor expired. */
    Optional<User> user(SessionId session);
}
