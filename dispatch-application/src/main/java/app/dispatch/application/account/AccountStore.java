package app.dispatch.application.account;

import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.Standing;
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
    /** What became of a user who was to be added. */
    enum Added {
        /** They are there. */
        YES,
        /** There is one with an equal {@link Email#key}. */
        TAKEN,
        /** There is no such invitation, or no more. */
        UNINVITED
    }

    /**
     * Adds a user, unless one with an equal {@link Email#key} is there: then false. The first of all who can sign in becomes an
     * administrator, whatever they stand as.
     */
    boolean add(User user);

    /**
     * Adds a user and takes the invitation away, as one change, or does neither.
     *
     * @param invitation its code's hash
     */
    Added add(User user, String invitation);

    /**
     * Keeps an invitation, and forgets those of the same user that have expired.
     *
     * @param invitation its code's hash
     * @param most how many one user may have
     * @return false, and nothing kept, when that is how many they have, or when they are gone
     */
    boolean invite(UserId by, String invitation, Instant now, Instant expiresAt, int most);

    /** Whether there is such an invitation, which expires after {@code now}. */
    boolean isInvited(String invitation, Instant now);

    /** The user of an address with an equal {@link Email#key}. */
    Optional<User> byEmail(Email email);

    /** The user with that id. */
    Optional<User> byId(UserId user);

    /**
     * Adds a session of the user, unless the user is gone, is locked, or has another password by now: then false.
     *
     * @param most how many they have then at most: of the others, the oldest are removed
     */
    boolean open(User user, Session session, int most);

    /** The same, with as many sessions as there are. */
    default boolean open(User user, Session session) {
        return open(user, session, Integer.MAX_VALUE);
    }

    /**
     * Writes the user's password in another way; sessions stay. Nothing happens when the user has become another.
     *
     * @param user as they are now
     */
    void rehash(User user, String newHash);

    /** Notes that the user was there, unless that is noted less than {@link Standing#SEEN_GRAIN} before. */
    void seen(UserId user, Instant now);

    /** Which of these users are locked. */
    Set<UserId> locked(Collection<UserId> users);

    /**
     * Keeps what lets somebody choose another password for the user, in place of what did so before.
     *
     * @param reset its code's hash
     * @return false, and nothing kept, when the user is gone
     */
    boolean addReset(UserId user, String reset, Instant now, Instant expiresAt);

    /** The user whose password may be chosen anew by this; not one who is locked. */
    Optional<User> byReset(String reset, Instant now);

    /**
     * Gives the user another password, takes the reset away, and removes all their sessions, as one change.
     *
     * @return false, and nothing changed, when the reset is gone, is over, or is not the user's
     */
    boolean resetPassword(UserId user, String newHash, String reset, Instant now);

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
