package app.dispatch.adapters.persistence;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.TokenId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Finds what a user's tokens made in a table that notes it. */
public final class MadeByTokens {
    private static final String MADE = """
            select made_by_token, id from %s where owner = :owner and made_by_token is not null order by created_at, id
            """;

    private record Row(TokenId token, String id) {}

    private MadeByTokens() {}

    /** The ids of the table's rows that tokens of the owner made, by token, the oldest first. */
    public static <T> Map<TokenId, List<T>> in(String table, Handle handle, UserId owner, Function<String, T> id) {
        return handle
                .createQuery(MADE.formatted(table))
                .bind("owner", owner.value())
                .map((row, context) -> new Row(new TokenId(row.getString("made_by_token")), row.getString("id")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::token, Collectors.mapping(row -> id.apply(row.id()), Collectors.toList())));
    }
}
