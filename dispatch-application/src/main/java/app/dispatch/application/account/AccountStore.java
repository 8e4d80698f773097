package app.dispatch.application.account;

import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.User;
import java.time.Instant;
import java.util.Optional;

/** Keeps users and their sessions: a port. Every change is durable when its method returns. */
public interface AccountStore {
    /** Adds a user, unless one with an equal {@link Email#key} is there: then false. */
    boolean add(User user);

    /** The user of an address with an equal {@link Email#key}. */
    Optional<User> byEmail(Email email);

    /** Adds a session of a known user. */
    void open(Session session);

    /** Removes a session, if it is there. */
    void close(SessionId session);

    /** The user of a session that is there and expires after {@code now}. */
    Optional<User> bySession(SessionId session, Instant now);
}
