package app.dispatch.adapters.persistence.token;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.application.token.DeviceLoginStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.DeviceLogin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;

/** Programs that ask to be let in, in the database. */
public record JdbiDeviceLoginStore(Database database) implements DeviceLoginStore {
    private static final String COLUMNS =
            "select name, scopes, client, created_at, expires_at, user_id, allowed from device_login ";

    private static final String BY_CODE = COLUMNS + "where code = :hash and expires_at > :now";

    private static final String BY_SECRET = COLUMNS + "where secret = :hash and expires_at > :now";

    private static final String FORGET = "delete from device_login where expires_at <= :now";

    private static final String COUNT = "select count(*) from device_login";

    private static final String ADD = """
            insert into device_login (secret, code, name, scopes, client, created_at, expires_at)
            values (:secret, :code, :name, :scopes, :client, :createdAt, :expiresAt)
            """;

    private static final String ANSWER = """
            update device_login set user_id = :user, allowed = :allowed
            where code = :code and user_id is null and expires_at > :now
            """;

    private static final String REMOVE = "delete from device_login where secret = :secret";

    @Override
    public boolean add(DeviceLogin login, String code, String secret, int most, Instant now) {
        AtomicBoolean hasRoom = new AtomicBoolean();
        boolean added = database.insertedTogether(handle -> {
            handle.createUpdate(FORGET).bind("now", now.toEpochMilli()).execute();
            hasRoom.set(handle.createQuery(COUNT).mapTo(Long.class).one() < most);
            if (hasRoom.get()) {
                insert(handle, login, code, secret);
            }
        });
        return added && hasRoom.get();
    }

    private static void insert(Handle handle, DeviceLogin login, String code, String secret) {
        handle.createUpdate(ADD)
                .bind("secret", secret)
                .bind("code", code)
                .bind("name", login.name())
                .bind("scopes", ScopeColumn.write(login.scopes()))
                .bind("client", login.client())
                .bind("createdAt", login.createdAt().toEpochMilli())
                .bind("expiresAt", login.expiresAt().toEpochMilli())
                .execute();
    }

    @Override
    public Optional<DeviceLogin> byCode(String code, Instant now) {
        return find(BY_CODE, code, now);
    }

    @Override
    public Optional<DeviceLogin> bySecret(String secret, Instant now) {
        return find(BY_SECRET, secret, now);
    }

    private Optional<DeviceLogin> find(String sql, String hash, Instant now) {
        return database.statement(handle -> handle.createQuery(sql)
                .bind("hash", hash)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> read(row))
                .findOne());
    }

    @Override
    public boolean answer(String code, DeviceLogin.Answer answer, Instant now) {
        return database.statement(handle -> handle.createUpdate(ANSWER)
                        .bind("code", code)
                        .bind("user", answer.user().value())
                        .bind("allowed", answer.allowed())
                        .bind("now", now.toEpochMilli())
                        .execute())
                == 1;
    }

    @Override
    public boolean remove(String secret) {
        return database.statement(handle ->
                        handle.createUpdate(REMOVE).bind("secret", secret).execute())
                == 1;
    }

    private static DeviceLogin read(ResultSet row) throws SQLException {
        String answeredBy = row.getString("user_id");
        return new DeviceLogin(
                row.getString("name"),
                ScopeColumn.read(row.getString("scopes")),
                row.getString("client"),
                Columns.time(row, "created_at"),
                Columns.time(row, "expires_at"),
                answeredBy == null ? null : new DeviceLogin.Answer(new UserId(answeredBy), row.getBoolean("allowed")));
    }
}
