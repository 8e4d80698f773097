package app.dispatch.adapters.persistence.token;

import static app.dispatch.adapters.persistence.sql.Columns.millis;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.InLists;
import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.application.token.TokenStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Personal API tokens in the database. */
public record JdbiTokenStore(Database database) implements TokenStore {
    private static final String COLUMNS =
            "select id, owner, name, prefix, scopes, workflows, created_at, expires_at, last_used_at from api_token ";

    private static final String LIST = COLUMNS + "where owner = :owner order by created_at desc, id desc";

    private static final String BY_HASH = COLUMNS + "where hash = :hash";

    /** Those who add a token to the same owner's wait for one another here, so that each counts right. */
    private static final String LOCK_OWNER = "select id from app_user where id = :owner for update";

    private static final String COUNT = "select count(*) from api_token where owner = :owner";

    private static final String ADD = """
            insert into api_token (id, owner, name, prefix, scopes, workflows, hash, created_at, expires_at)
            values (:id, :owner, :name, :prefix, :scopes, :workflows, :hash, :createdAt, :expiresAt)
            """;

    private static final String DELETE = "delete from api_token where owner = :owner and id = :id";

    private static final String VALID =
            "select id, owner from api_token where id in (<ids>) and (expires_at is null or expires_at > :now)";

    private static final String USED = """
            update api_token set last_used_at = :now
            where owner = :owner and id = :id and (last_used_at is null or last_used_at <= :before)
            """;

    @Override
    public boolean add(Token token, String hash, int most) {
        return database.transaction(handle -> hasRoom(handle, token.owner(), most) && insert(handle, token, hash));
    }

    private static boolean hasRoom(Handle handle, UserId owner, int most) {
        boolean known = handle.createQuery(LOCK_OWNER)
                .bind("owner", owner.value())
                .mapTo(String.class)
                .findOne()
                .isPresent();
        return known
                && handle.createQuery(COUNT)
                                .bind("owner", owner.value())
                                .mapTo(Integer.class)
                                .one()
                        < most;
    }

    private static boolean insert(Handle handle, Token token, String hash) {
        return handle.createUpdate(ADD)
                        .bind("id", token.id().value())
                        .bind("owner", token.owner().value())
                        .bind("name", token.name())
                        .bind("prefix", token.prefix())
                        .bind("scopes", ScopeColumn.write(token.scopes()))
                        .bind("workflows", WorkflowsColumn.write(token.workflows()))
                        .bind("hash", hash)
                        .bind("createdAt", token.createdAt().toEpochMilli())
                        .bind("expiresAt", millis(token.expiresAt()))
                        .execute()
                == 1;
    }

    @Override
    public List<Token> list(UserId owner) {
        return database.statement(handle -> handle.createQuery(LIST)
                .bind("owner", owner.value())
                .map((row, context) -> read(row))
                .list());
    }

    @Override
    public boolean delete(UserId owner, TokenId id) {
        return database.statement(handle -> handle.createUpdate(DELETE)
                        .bind("owner", owner.value())
                        .bind("id", id.value())
                        .execute())
                == 1;
    }

    @Override
    public Optional<Token> byHash(String hash) {
        return database.withoutSettling()
                .statement(handle -> handle.createQuery(BY_HASH)
                        .bind("hash", hash)
                        .map((row, context) -> read(row))
                        .findOne());
    }

    @Override
    public void used(UserId owner, TokenId id, Instant now) {
        database.withoutSettling()
                .statement(handle -> handle.createUpdate(USED)
                        .bind("owner", owner.value())
                        .bind("id", id.value())
                        .bind("now", now.toEpochMilli())
                        .bind("before", now.minus(Token.USE_GRAIN).toEpochMilli())
                        .execute());
    }

    @Override
    public Map<TokenId, UserId> valid(Collection<TokenId> ids, Instant now) {
        return InLists.of(
                        ids.stream().map(TokenId::value),
                        some -> database.withoutSettling()
                                .statement(handle -> handle.createQuery(VALID)
                                        .bindList("ids", some)
                                        .bind("now", now.toEpochMilli())
                                        .map((row, context) -> Map.entry(
                                                new TokenId(row.getString("id")), new UserId(row.getString("owner"))))
                                        .list()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Token read(ResultSet row) throws SQLException {
        return new Token(
                new TokenId(row.getString("id")),
                new UserId(row.getString("owner")),
                row.getString("name"),
                row.getString("prefix"),
                ScopeColumn.read(row.getString("scopes")),
                WorkflowsColumn.read(row.getString("workflows")),
                Columns.time(row, "created_at"),
                Columns.timeOrNull(row, "expires_at"),
                Columns.timeOrNull(row, "last_used_at"));
    }
}
