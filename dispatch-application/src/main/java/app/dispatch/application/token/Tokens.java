package app.dispatch.application.token;

import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.token.TokenSecret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one may ask of personal API tokens. */
public interface Tokens {
    /** A new token, and the only sight of its secret. */
    record Issued(Token token, TokenSecret secret) {}

    /**
     * Makes a token for the owner.
     *
     * @param name 1 to 100 characters
     * @param expiresInDays 1 to 3650; null for a token that does not expire
     * @throws app.dispatch.domain.error.Refusal {@code bad_request}; {@code quota_exceeded}; expired ones count
     */
    Issued issue(UserId owner, String name, @Nullable Long expiresInDays);

    /** All of the owner's, the newest first. */
    List<Token> list(UserId owner);

    /**
     * Ends a token at once and for good.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    void revoke(UserId owner, TokenId id);

    /** The user whom this text stands for, when it is a token that is neither revoked nor expired; notes its use. */
    Optional<User> user(String secret);
}
