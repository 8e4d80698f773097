package app.dispatch.application.account;

import app.dispatch.domain.account.InvitationCode;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionHandle;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one may ask of accounts. */
public interface Accounts {
    /** The most invitations of one user that are open at a time. */
    int MOST_INVITATIONS = 20;

    /** The most sessions of one user; another one ends the oldest. */
    int MOST_SESSIONS = 100;

    /** A user and the session that was opened for them. */
    record SignedIn(User user, Session session) {}

    /**
     * Where a request comes from.
     *
     * @param address such as an IP address: attempts are limited for each
     * @param local whether it is this very machine, and no proxy on it: its address is not limited then
     * @param userAgent what the program that asks calls itself; null for nothing
     */
    record Client(String address, boolean local, @Nullable String userAgent) {
        /** A client on another machine. */
        public Client(String address, @Nullable String userAgent) {
            this(address, false, userAgent);
        }
    }

    /**
     * Who wants an account.
     *
     * @param name empty for none
     * @param invitation the code of one; null for none
     */
    record Newcomer(
            String email,
            String password,
            String name,
            @Nullable String invitation) {
        @Override
        public String toString() {
            return "Newcomer[" + email + "]";
        }
    }

    /** An invitation to create an account, and the only sight of its code. */
    record Invitation(InvitationCode code, Instant expiresAt) {}

    /**
     * Creates an account and signs in.
     *
     * @throws app.dispatch.domain.error.Refusal {@code bad_request} for an address or password that cannot be,
     *     {@code forbidden} when no accounts are created, or none without an invitation, {@code email_taken},
     *     {@code rate_limited}
     */
    SignedIn signUp(Newcomer newcomer, Client client);

    /** The same without an invitation. */
    default SignedIn signUp(String email, String password, String name, Client client) {
        return signUp(new Newcomer(email, password, name, null), client);
    }

    /**
     * Lets somebody create an account, once and within {@link InvitationCode#LIFE}.
     *
     * @throws app.dispatch.domain.error.Refusal {@code forbidden} when no accounts are created at all; {@code conflict} when
     *     {@value #MOST_INVITATIONS} invitations of the owner's are open
     */
    Invitation invite(UserId owner);

    /**
     * Signs in. Takes the same time whether or not the account exists.
     *
     * @throws app.dispatch.domain.error.Refusal {@code invalid_credentials}, or {@code rate_limited} after too many
     *     failures for this account from this client
     */
    SignedIn logIn(String email, String password, Client client);

    /**
     * Has a link for another password sent to an address, where mails are sent. What it does, and how long that takes, does not tell
     * whether anybody has that address.
     *
     * @return whether mails are sent; else an administrator must help
     * @throws app.dispatch.domain.error.Refusal {@code rate_limited} for a client that asks often, {@code unavailable} when too many
     *     wait
     */
    boolean askForReset(String email, Client client);

    /**
     * Chooses another password by a code that was made for that, and ends all sessions of its user. Tokens stay as they are.
     *
     * @return whose password it was
     * @throws app.dispatch.domain.error.Refusal {@code bad_request} for a password that cannot be, {@code forbidden} when the
     *     code is not valid or no more, {@code rate_limited}
     */
    User resetPassword(String code, String next, Client client);

    /** Ends a session for good; one that is unknown or ended is left as it is. */
    void logOut(SessionId session);

    /** The user of a session that is neither ended nor expired. */
    Optional<User> user(SessionId session);

    /** Which of these sessions are neither ended nor expired, whoever has them. */
    Set<SessionId> valid(Collection<SessionId> sessions);

    /** The owner's sessions that are neither ended nor expired, the newest first. */
    List<Session> sessions(UserId owner);

    /**
     * Ends one of the owner's sessions.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    void endSession(UserId owner, SessionHandle handle);

    /**
     * Gives the owner another password, and ends all their sessions but {@code present}. Tokens stay as they are.
     *
     * @return how many sessions it ended
     * @throws app.dispatch.domain.error.Refusal {@code invalid_credentials} when {@code current} is wrong,
     *     {@code bad_request} for a new one that cannot be, {@code rate_limited} as {@link #logIn},
     *     {@code conflict} when another request changed it just now
     */
    int changePassword(UserId owner, SessionId present, String current, String next, Client client);

    /**
     * Deletes the account with all that is its owner's. Runs that are under way are ended first. When it fails, some runs may
     * be gone and the account be there still: it can be asked for again.
     *
     * @throws app.dispatch.domain.error.Refusal {@code invalid_credentials} when the password is wrong,
     *     {@code rate_limited} as {@link #logIn}
     */
    void delete(UserId owner, String password, Client client);
}
