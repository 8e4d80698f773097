package app.dispatch.application.account;

import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Keeps users and their sessions: a port. Every change is durable when its method returns. */
public interface AccountStore {
    /** Adds a user, unless one with an equal {@link Email#key} is there: then false. */
    boolean add(User user);

    /** The user of an address with an equal {@link Email#key}. */
    Optional<User> byEmail(Email email);

    /** The user with that id. */
    Optional<User> byId(UserId user);

    /** Adds a session of the user, unless the user is gone or has another password by now: then false. */
    boolean open(User user, Session session);

    /** Removes a session, if it is there. */
    void close(SessionId session);

    /** The user of a session that is there and expires after {@code now}. */
    Optional<User> bySession(SessionId session, Instant now);

    /** Which of these sessions are there and expire after {@code now}. */
    Set<SessionId> valid(Collection<SessionId> sessions, Instant now);

    /** The user's sessions that expire after {@code now}, the newest first. */
    List<Session> sessions(UserId user, Instant now);

    /**
     * Gives the user another password and removes all their sessions but one, as one change.
     *
     * @param user as they are now
     * @return how many sessions were removed; empty, and nothing changed, when the user has become another
     */
    OptionalInt changePassword(User user, String newHash, SessionId kept);

    /**
     * Removes the user and all that is theirs in this and every other store. The last of it, with the user themself, goes as
     * one change; when it fails, what went before is gone, and it can be done again. Nothing happens when there is no such
     * user but that what is left of theirs goes.
     */
    void delete(UserId user);
}
