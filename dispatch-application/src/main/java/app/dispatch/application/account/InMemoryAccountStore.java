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
    private final Map<String, Invitation> invitations = new HashMap<>();
    private final List<Consumer<UserId>> others;

    private record Invitation(UserId by, Instant expiresAt) {}

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
    public synchronized Added add(User user, String invitation) {
        Invitation there = invitations.get(invitation);
        if (there == null || !there.expiresAt().isAfter(user.createdAt())) {
            return Added.UNINVITED;
        }
        if (!add(user)) {
            return Added.TAKEN;
        }
        invitations.remove(invitation);
        return Added.YES;
    }

    @Override
    public synchronized boolean invite(UserId by, String invitation, Instant now, Instant expiresAt, int most) {
        invitations
                .values()
                .removeIf(old -> old.by().equals(by) && !old.expiresAt().isAfter(now));
        long theirs = invitations.values().stream()
                .filter(other -> other.by().equals(by))
                .count();
        if (theirs >= most || !users.containsKey(by)) {
            return false;
        }
        invitations.put(invitation, new Invitation(by, expiresAt));
        return true;
    }

    @Override
    public synchronized boolean isInvited(String invitation, Instant now) {
        Invitation there = invitations.get(invitation);
        return there != null && there.expiresAt().isAfter(now);
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
    public synchronized boolean open(User user, Session session, int most) {
        if (!user.equals(users.get(user.id()))) {
            return false;
        }
        sessions.values().removeIf(old -> !old.expiresAt().isAfter(session.createdAt()));
        List<Session> theirs = sessions(user.id(), session.createdAt());
        theirs.stream().skip(most - 1L).map(Session::id).forEach(sessions::remove);
        sessions.put(session.id(), session);
        return true;
    }

    @Override
    public synchronized void rehash(User user, String newHash) {
        users.replace(user.id(), user, user.withPasswordHash(newHash));
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
        if (!users.replace(user.id(), user, user.withPasswordHash(newHash))) {
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
        invitations.values().removeIf(invitation -> invitation.by().equals(user));
        users.remove(user);
    }
}
