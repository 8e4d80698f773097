package app.dispatch.application.token;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps personal API tokens: a port. Every change is durable when its method returns. */
public interface TokenStore {
    /**
     * Adds a token, unless its owner has {@code most} of them, or is gone: then false.
     *
     * @param hash of its secret, which is not kept
     */
    boolean add(Token token, String hash, int most);

    /** All of the owner's, the newest first. */
    List<Token> list(UserId owner);

    /** Removes the owner's token; false when there was none. */
    boolean delete(UserId owner, TokenId id);

    /** The token whose secret has that hash. */
    Optional<Token> byHash(String hash);

    /** Which of these are there and valid at that time, with whose they are. */
    Map<TokenId, UserId> valid(Collection<TokenId> ids, Instant now);

    /** Notes that the owner's token was used, unless a use is noted less than {@link Token#USE_GRAIN} before. */
    void used(UserId owner, TokenId id, Instant now);
}
