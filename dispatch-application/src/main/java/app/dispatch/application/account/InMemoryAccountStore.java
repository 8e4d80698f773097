package app.dispatch.application.account;

import app.dispatch.application.audit.AuditStore;
import app.dispatch.application.audit.InMemoryAuditStore;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.Standing;
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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Accounts for as long as the process lives. Safe for use by several threads. */
public final class InMemoryAccountStore implements AccountStore, AdminStore {
    private static final Comparator<Session> NEWEST_FIRST = Comparator.comparing(Session::createdAt)
            .thenComparing(session -> session.id().value())
            .reversed();

    private final Map<UserId, User> users = new HashMap<>();
    private final Map<SessionId, Session> sessions = new HashMap<>();
    private final Map<String, Invitation> invitations = new HashMap<>();
    private final List<Consumer<UserId>> others;

    private final Map<String, Reset> resets = new HashMap<>();
    private final AuditStore audit = new InMemoryAuditStore();
    private boolean hasFirst;

    private record Invitation(UserId by, Instant expiresAt) {}

    private record Reset(UserId user, Instant expiresAt) {}

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
        boolean first = !hasFirst && user.canSignIn();
        hasFirst |= first;
        users.put(user.id(), first ? user.with(user.standing().withAdmin(true)) : user);
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
        if (now(user).filter(known -> !known.isLocked()).isEmpty()) {
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
        now(user).ifPresent(known -> users.put(known.id(), known.withPasswordHash(newHash)));
    }

    /** The user as they stand now, while their password is that one. */
    private Optional<User> now(User user) {
        return Optional.ofNullable(users.get(user.id()))
                .filter(known -> known.passwordHash().equals(user.passwordHash()));
    }

    @Override
    public synchronized void seen(UserId user, Instant now) {
        users.computeIfPresent(
                user,
                (id, known) -> known.standing().isVisitWorthNoting(now)
                        ? known.with(known.standing().withSeen(now))
                        : known);
    }

    @Override
    public synchronized Set<UserId> locked(Collection<UserId> asked) {
        return asked.stream()
                .filter(user -> Optional.ofNullable(users.get(user))
                        .filter(User::isLocked)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized boolean addReset(UserId user, String reset, Instant now, Instant expiresAt) {
        if (!users.containsKey(user)) {
            return false;
        }
        resets.values().removeIf(old -> old.user().equals(user));
        resets.put(reset, new Reset(user, expiresAt));
        return true;
    }

    @Override
    public synchronized Optional<User> byReset(String reset, Instant now) {
        return Optional.ofNullable(resets.get(reset))
                .filter(there -> there.expiresAt().isAfter(now))
                .map(there -> users.get(there.user()))
                .filter(user -> !user.isLocked());
    }

    @Override
    public synchronized boolean resetPassword(UserId user, String newHash, String reset, Instant now) {
        if (byReset(reset, now).filter(known -> known.id().equals(user)).isEmpty()) {
            return false;
        }
        resets.remove(reset);
        users.computeIfPresent(user, (id, known) -> known.withPasswordHash(newHash));
        sessions.values().removeIf(session -> session.user().equals(user));
        return true;
    }

    @Override
    public synchronized UserPage list(UserQuery query) {
        List<User> found = users.values().stream()
                .filter(query::has)
                .sorted(UserQuery.NEWEST_FIRST)
                .limit(query.limit() + 1L)
                .toList();
        return UserPage.of(found, query.limit());
    }

    @Override
    public synchronized Changed change(UserId user, UnaryOperator<Standing> change) {
        User known = users.get(user);
        if (known == null) {
            return Changed.UNKNOWN;
        }
        Standing next = change.apply(known.standing());
        boolean others = users.values().stream()
                .anyMatch(other -> !other.id().equals(user) && other.standing().administers());
        if (known.standing().administers() && !next.administers() && !others) {
            return Changed.LAST_ADMIN;
        }
        users.put(user, known.with(next));
        if (next.isLocked()) {
            sessions.values().removeIf(session -> session.user().equals(user));
        }
        return Changed.YES;
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
        if (now(user).isEmpty()) {
            return OptionalInt.empty();
        }
        rehash(user, newHash);
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
        resets.values().removeIf(reset -> reset.user().equals(user));
        users.remove(user);
    }

    @Override
    public AuditStore audit() {
        return audit;
    }
}
