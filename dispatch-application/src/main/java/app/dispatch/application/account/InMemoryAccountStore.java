package app.dispatch.application.account;

import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Accounts for as long as the process lives. Safe for use by several threads. */
public final class InMemoryAccountStore implements AccountStore {
    private static final Comparator<Session> NEWEST_FIRST = Comparator.comparing(Session::createdAt)
            .thenComparing(session -> session.id().value())
            .reversed();

    private final Map<UserId, User> users = new HashMap<>();
    private final Map<SessionId, Session> sessions = new HashMap<>();
    private final List<Consumer<UserId>> others;

    /** A store of accounts that have nothing else. */
    public InMemoryAccountStore() {
        this(List.of());
    }

    /**
     * A store of accounts that have things in other stores.
     *
     * @param others each removes all that a user has in one of those
     */
    public InMemoryAccountStore(List<Consumer<UserId>> others) {
        this.others = List.copyOf(others);
    }

    @Override
    public synchronized boolean add(User user) {
        if (byEmail(user.email()).isPresent()) {
            return false;
        }
        users.put(user.id(), user);
        return true;
    }

    @Override
    public synchronized Optional<User> byEmail(Email email) {
        return users.values().stream()
                .filter(user -> user.email().key().equals(email.key()))
                .findFirst();
    }

    @Override
    public synchronized Optional<User> byId(UserId user) {
        return Optional.ofNullable(users.get(user));
    }

    @Override
    public synchronized boolean open(User user, Session session) {
        if (!user.equals(users.get(user.id()))) {
            return false;
        }
        sessions.values().removeIf(old -> !old.expiresAt().isAfter(session.createdAt()));
        sessions.put(session.id(), session);
        return true;
    }

    @Override
    public synchronized void close(SessionId session) {
        sessions.remove(session);
    }

    @Override
    public synchronized Optional<User> bySession(SessionId id, Instant now) {
        return Optional.ofNullable(sessions.get(id))
                .filter(session -> session.expiresAt().isAfter(now))
                .map(session -> users.get(session.user()));
    }

    @Override
    public synchronized Set<SessionId> valid(Collection<SessionId> ids, Instant now) {
        return ids.stream().filter(id -> bySession(id, now).isPresent()).collect(Collectors.toSet());
    }

    @Override
    public synchronized List<Session> sessions(UserId user, Instant now) {
        return sessions.values().stream()
                .filter(session ->
                        session.user().equals(user) && session.expiresAt().isAfter(now))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public synchronized OptionalInt changePassword(User user, String newHash, SessionId kept) {
        User changed = new User(user.id(), user.email(), user.name(), newHash, user.createdAt());
        if (!users.replace(user.id(), user, changed)) {
            return OptionalInt.empty();
        }
        int before = sessions.size();
        sessions.values()
                .removeIf(session ->
                        session.user().equals(user.id()) && !session.id().equals(kept));
        return OptionalInt.of(before - sessions.size());
    }

    @Override
    public synchronized void delete(UserId user) {
        others.forEach(other -> other.accept(user));
        sessions.values().removeIf(session -> session.user().equals(user));
        users.remove(user);
    }
}
