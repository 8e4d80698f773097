package app.dispatch.adapters.persistence.account;

import app.dispatch.adapters.persistence.Columns;
import app.dispatch.adapters.persistence.Database;
import app.dispatch.application.account.AccountStore;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Accounts and sessions in the database. */
public record JdbiAccountStore(Database database) implements AccountStore {
    private static final String ADD = """
            insert into app_user (id, email, email_key, name, password_hash, created_at)
            values (:id, :email, :key, :name, :hash, :createdAt)
            """;

    private static final String BY_EMAIL =
            "select id, email, name, password_hash, created_at from app_user where email_key = :key";

    private static final String FORGET_EXPIRED = "delete from session where user_id = :user and expires_at <= :now";

    private static final String OPEN = """
            insert into session (id, user_id, created_at, expires_at)
            values (:id, :user, :createdAt, :expiresAt)
            """;

    private static final String CLOSE = "delete from session where id = :id";

    private static final String BY_SESSION = """
            select u.id, u.email, u.name, u.password_hash, u.created_at
            from session s join app_user u on u.id = s.user_id
            where s.id = :id and s.expires_at > :now
            """;

    @Override
    public boolean add(User user) {
        return database.inserted(handle -> handle.createUpdate(ADD)
                .bind("id", user.id().value())
                .bind("email", user.email().value())
                .bind("key", user.email().key())
                .bind("name", user.name())
                .bind("hash", user.passwordHash())
                .bind("createdAt", user.createdAt().toEpochMilli())
                .execute());
    }

    @Override
    public Optional<User> byEmail(Email email) {
        return database.statement(handle -> handle.createQuery(BY_EMAIL)
                .bind("key", email.key())
                .map((row, context) -> user(row))
                .findOne());
    }

    @Override
    public void open(Session session) {
        long now = session.createdAt().toEpochMilli();
        database.transaction(handle -> {
            handle.createUpdate(FORGET_EXPIRED)
                    .bind("user", session.user().value())
                    .bind("now", now)
                    .execute();
            return handle.createUpdate(OPEN)
                    .bind("id", session.id().value())
                    .bind("user", session.user().value())
                    .bind("createdAt", now)
                    .bind("expiresAt", session.expiresAt().toEpochMilli())
                    .execute();
        });
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
                .map((row, context) -> user(row))
                .findOne());
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                new UserId(row.getString("id")),
                new Email(row.getString("email")),
                row.getString("name"),
                row.getString("password_hash"),
                Columns.time(row, "created_at"));
    }
}
