package app.dispatch.adapters.persistence.account;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.InLists;
import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.application.account.AccountStore;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.Standing;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Accounts and sessions in the database. */
public final class JdbiAccountStore implements AccountStore {
    private static final String ADD = """
            insert into app_user (id, email, email_key, name, password_hash, created_at, admin)
            values (:id, :email, :key, :name, :hash, :createdAt, :admin)
            """;

    /** Of several who come first at once one does. */
    private static final String BE_FIRST = "update first_user set there = true where there = false";

    private static final String SEEN = """
        update app_user set seen_at = :now where id = :user and (seen_at is null or seen_at <= :before)
        """;

    private static final String LOCKED = "select id from app_user where id in (<ids>) and locked_at is not null";

    private static final String BY_EMAIL = "select " + UserRow.COLUMNS + " from app_user u where u.email_key = :key";

    private static final String FORGET_EXPIRED = "delete from session where user_id = :user and expires_at <= :now";

    private static final String BY_ID = "select " + UserRow.COLUMNS + " from app_user u where u.id = :id";

    /** The lock keeps the user, and the password, until the session is durable. */
    private static final String OPEN = """
            insert into session (id, user_id, created_at, expires_at, user_agent)
            select :id, id, :createdAt, :expiresAt, :userAgent from app_user
            where id = :user and password_hash = :hash and locked_at is null
            """;

    /** All but the newest, and but the one that was just opened. */
    private static final String CLOSE_OLDEST = """
            delete from session where user_id = :user and id <> :id and id not in (
                select id from session where user_id = :user and id <> :id
                order by created_at desc, id desc fetch first %s rows only)
            """;

    private static final String REPLACE_HASH =
            "update app_user set password_hash = :next where id = :user and password_hash = :hash";

    private static final String CLOSE = "delete from session where id = :id";

    private static final String BY_SESSION = "select " + UserRow.COLUMNS + """
             from session s join app_user u on u.id = s.user_id
            where s.id = :id and s.expires_at > :now and u.locked_at is null
            """;

    private static final String VALID = "select id from session where id in (<ids>) and expires_at > :now";

    private static final String SESSIONS = """
            select id, user_id, created_at, expires_at, user_agent from session
            where user_id = :user and expires_at > :now order by created_at desc, id desc
            """;

    private static final String CLOSE_OTHERS = "delete from session where user_id = :user and id <> :kept";

    private final Database withRuns;
    private final Database database;

    public JdbiAccountStore(Database database) {
        this.withRuns = database;
        this.database = database.withoutSettling();
    }

    @Override
    public boolean add(User user) {
        return database.insertedTogether(handle -> insert(handle, user));
    }

    private void insert(Handle handle, User user) {
        boolean first = user.canSignIn() && handle.createUpdate(BE_FIRST).execute() == 1;
        handle.createUpdate(ADD)
                .bind("id", user.id().value())
                .bind("email", user.email().value())
                .bind("key", user.email().key())
                .bind("name", user.name())
                .bind("hash", user.passwordHash())
                .bind("createdAt", user.createdAt().toEpochMilli())
                .bind("admin", first || user.standing().admin())
                .execute();
    }

    @Override
    public Optional<User> byEmail(Email email) {
        return database.statement(handle -> handle.createQuery(BY_EMAIL)
                .bind("key", email.key())
                .map((row, context) -> UserRow.read(row))
                .findOne());
    }

    @Override
    public Optional<User> byId(UserId user) {
        return database.statement(handle -> handle.createQuery(BY_ID)
                .bind("id", user.value())
                .map((row, context) -> UserRow.read(row))
                .findOne());
    }

    @Override
    public Added add(User user, String invitation) {
        return new Invitations(database).add(user, invitation, this::insert);
    }

    @Override
    public boolean invite(UserId by, String invitation, Instant now, Instant expiresAt, int most) {
        return new Invitations(database).invite(by, invitation, now, expiresAt, most);
    }

    @Override
    public boolean isInvited(String invitation, Instant now) {
        return new Invitations(database).isInvited(invitation, now);
    }

    @Override
    public boolean open(User user, Session session, int most) {
        return database.transaction(handle -> {
            forgetExpired(handle, session);
            boolean opened = insert(handle, user, session);
            if (opened && most < Integer.MAX_VALUE) {
                handle.createUpdate(CLOSE_OLDEST.formatted(Integer.toString(most - 1)))
                        .bind("user", user.id().value())
                        .bind("id", session.id().value())
                        .execute();
            }
            return opened;
        });
    }

    private static void forgetExpired(Handle handle, Session session) {
        handle.createUpdate(FORGET_EXPIRED)
                .bind("user", session.user().value())
                .bind("now", session.createdAt().toEpochMilli())
                .execute();
    }

    private boolean insert(Handle handle, User user, Session session) {
        return handle.createUpdate(OPEN + database.dialect().lock())
                        .bind("id", session.id().value())
                        .bind("user", user.id().value())
                        .bind("hash", user.passwordHash())
                        .bind("createdAt", session.createdAt().toEpochMilli())
                        .bind("expiresAt", session.expiresAt().toEpochMilli())
                        .bind("userAgent", session.userAgent())
                        .execute()
                == 1;
    }

    @Override
    public void rehash(User user, String newHash) {
        database.statement(handle -> replaceHash(handle, user, newHash));
    }

    private static int replaceHash(Handle handle, User user, String newHash) {
        return handle.createUpdate(REPLACE_HASH)
                .bind("next", newHash)
                .bind("user", user.id().value())
                .bind("hash", user.passwordHash())
                .execute();
    }

    @Override
    public void seen(UserId user, Instant now) {
        database.statement(handle -> handle.createUpdate(SEEN)
                .bind("user", user.value())
                .bind("now", now.toEpochMilli())
                .bind("before", now.minus(Standing.SEEN_GRAIN).toEpochMilli())
                .execute());
    }

    @Override
    public Set<UserId> locked(Collection<UserId> users) {
        return InLists.of(
                        users.stream().map(UserId::value),
                        some -> database.statement(handle -> handle.createQuery(LOCKED)
                                .bindList("ids", some)
                                .mapTo(String.class)
                                .list()))
                .map(UserId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean addReset(UserId user, String reset, Instant now, Instant expiresAt) {
        return new Resets(database).add(user, reset, now, expiresAt);
    }

    @Override
    public Optional<User> byReset(String reset, Instant now) {
        return new Resets(database).find(reset, now);
    }

    @Override
    public boolean resetPassword(UserId user, String newHash, String reset, Instant now) {
        return new Resets(database).use(user, newHash, reset, now);
    }

    @Override
    public void close(SessionId session) {
        database.statement(
                handle -> handle.createUpdate(CLOSE).bind("id", session.value()).execute());
    }

    @Override
    public Optional<User> bySession(SessionId session, Instant now) {
        return database.statement(handle -> handle.createQuery(BY_SESSION)
                .bind("id", session.value())
                .bind("now", now.toEpochMilli())
                .map((row, context) -> UserRow.read(row))
                .findOne());
    }

    @Override
    public Set<SessionId> valid(Collection<SessionId> sessions, Instant now) {
        return InLists.of(
                        sessions.stream().map(SessionId::value),
                        some -> database.statement(handle -> handle.createQuery(VALID)
                                .bindList("ids", some)
                                .bind("now", now.toEpochMilli())
                                .mapTo(String.class)
                                .list()))
                .map(SessionId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public List<Session> sessions(UserId user, Instant now) {
        return database.statement(handle -> handle.createQuery(SESSIONS)
                .bind("user", user.value())
                .bind("now", now.toEpochMilli())
                .map((row, context) -> session(row))
                .list());
    }

    @Override
    public OptionalInt changePassword(User user, String newHash, SessionId kept) {
        return database.transaction(handle -> {
            return replaceHash(handle, user, newHash) == 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(handle.createUpdate(CLOSE_OTHERS)
                            .bind("user", user.id().value())
                            .bind("kept", kept.value())
                            .execute());
        });
    }

    @Override
    public void delete(UserId user) {
        new AccountDeletion(withRuns).delete(user);
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                new SessionId(row.getString("id")),
                new UserId(row.getString("user_id")),
                Columns.time(row, "created_at"),
                Columns.time(row, "expires_at"),
                row.getString("user_agent"));
    }
}
