package app.dispatch.application.account;

import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Accounts for as long as the process lives. Safe for use by several threads. */
public final class InMemoryAccountStore implements AccountStore {
    private final ConcurrentMap<String, User> byKey = new ConcurrentHashMap<>();
    private final ConcurrentMap<UserId, User> byId = new ConcurrentHashMap<>();
    private final ConcurrentMap<SessionId, Session> sessions = new ConcurrentHashMap<>();

    @Override
    public boolean add(User user) {
        boolean added = byKey.putIfAbsent(user.email().key(), user) == null;
        if (added) {
            byId.put(user.id(), user);
        }
        return added;
    }

    @Override
    public Optional<User> byEmail(Email email) {
        return Optional.ofNullable(byKey.get(email.key()));
    }

    @Override
    public void open(Session session) {
        sessions.values().removeIf(old -> !old.expiresAt().isAfter(session.createdAt()));
        sessions.put(session.id(), session);
    }

    @Override
    public void close(SessionId session) {
        sessions.remove(session);
    }

    @Override
    public Optional<User> bySession(SessionId id, Instant now) {
        return Optional.ofNullable(sessions.get(id))
                .filter(session -> session.expiresAt().isAfter(now))
                .map(session -> byId.get(session.user()));
    }
}
