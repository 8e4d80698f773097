package app.dispatch.application.json;

import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenSecret;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON form of a personal API token. */
public final class TokenJson {
    private TokenJson() {}

    /** The token as its owner sees it, without its secret. */
    public static Fields write(Token token) {
        return Fields.builder()
                .put("id", token.id().value())
                .put("name", token.name())
                .put("prefix", token.prefix())
                .put("createdAt", token.createdAt().toEpochMilli())
                .put("expiresAt", time(token.expiresAt()))
                .put("lastUsedAt", time(token.lastUsedAt()))
                .build();
    }

    /** A new token with its secret, to be shown this once. */
    public static Fields issued(Token token, TokenSecret secret) {
        return Fields.builder()
                .put("token", secret.text())
                .put("id", token.id().value())
                .put("name", token.name())
                .put("createdAt", token.createdAt().toEpochMilli())
                .put("expiresAt", time(token.expiresAt()))
                .build();
    }

    private static Value time(@Nullable Instant at) {
        return at == null ? Value.NULL : Value.of(at.toEpochMilli());
    }
}
