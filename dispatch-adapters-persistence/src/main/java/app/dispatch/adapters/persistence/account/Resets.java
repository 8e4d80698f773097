package app.dispatch.adapters.persistence.account;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.time.Instant;
import java.util.Optional;

/** What lets somebody choose another password, in the database. */
record Resets(Database database) {
    /** Those who make one for the same user wait for one another here, so that one is left. */
    private static final String LOCK_USER = "select id from app_user where id = :user for update";

    private static final String FORGET = "delete from password_reset where user_id = :user or expires_at <= :now";

    private static final String ADD =
            "insert into password_reset (hash, user_id, expires_at) values (:hash, :user, :expiresAt)";

    private static final String FIND = "select " + UserRow.COLUMNS + """
         from password_reset r join app_user u on u.id = r.user_id
        where r.hash = :hash and r.expires_at > :now and u.locked_at is null
        """;

    private static final String USE =
            "delete from password_reset where hash = :hash and user_id = :user and expires_at > :now";

    private static final String SET =
            "update app_user set password_hash = :next where id = :user and locked_at is null";

    private static final String CLOSE = "delete from session where user_id = :user";

    boolean add(UserId user, String hash, Instant now, Instant expiresAt) {
        return database.transaction(handle -> {
            boolean known = handle.createQuery(LOCK_USER)
                    .bind("user", user.value())
                    .mapTo(String.class)
                    .findOne()
                    .isPresent();
            handle.createUpdate(FORGET)
                    .bind("user", user.value())
                    .bind("now", now.toEpochMilli())
                    .execute();
            return known
                    && handle.createUpdate(ADD)
                                    .bind("hash", hash)
                                    .bind("user", user.value())
                                    .bind("expiresAt", expiresAt.toEpochMilli())
                                    .execute()
                            == 1;
        });
    }

    Optional<User> find(String hash, Instant now) {
        return database.statement(handle -> handle.createQuery(FIND)
                .bind("hash", hash)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> UserRow.read(row))
                .findOne());
    }

    boolean use(UserId user, String newHash, String hash, Instant now) {
        return database.transaction(handle -> {
            boolean used = handle.createUpdate(USE)
                            .bind("hash", hash)
                            .bind("user", user.value())
                            .bind("now", now.toEpochMilli())
                            .execute()
                    == 1;
            boolean set = used
                    && handle.createUpdate(SET)
                                    .bind("next", newHash)
                                    .bind("user", user.value())
                                    .execute()
                            == 1;
            if (set) {
                handle.createUpdate(CLOSE).bind("user", user.value()).execute();
            }
            return set;
        });
    }
}
