package app.dispatch.application.token;

import app.dispatch.application.Ids;
import app.dispatch.application.account.AccountStore;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.token.TokenSecret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes tokens and finds out whose a token is. */
public final class TokenService implements Tokens {
    private static final int MOST_NAME = 100;
    private static final int MOST_DAYS = 3650;

    private final TokenStore store;
    private final AccountStore accounts;
    private final Quotas quotas;
    private final Ids ids;
    private final InstantSource clock;

    public TokenService(TokenStore store, AccountStore accounts, Quotas quotas, Ids ids, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.quotas = quotas;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Issued issue(UserId owner, String name, @Nullable Long expiresInDays) {
        check(name.strip(), expiresInDays);
        TokenSecret secret = TokenSecret.of(ids.next(TokenSecret.PREFIX));
        Instant now = clock.instant();
        Token token = new Token(
                new TokenId(ids.next("tok_")),
                owner,
                name.strip(),
                secret.prefix(),
                now,
                expiresInDays == null ? null : now.plus(Duration.ofDays(expiresInDays)),
                null);
        if (!store.add(token, secret.hash(), quotas.tokens())) {
            throw quotas.tooManyTokens();
        }
        return new Issued(token, secret);
    }

    private static void check(String name, @Nullable Long expiresInDays) {
        List<Problem> problems = new ArrayList<>();
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > MOST_NAME) {
            problems.add(new Problem("/name", "must be 1 to " + MOST_NAME + " characters long"));
        }
        if (expiresInDays != null && (expiresInDays < 1 || expiresInDays > MOST_DAYS)) {
            problems.add(new Problem(
                    "/expiresInDays",
                    "must be a whole number from 1 to " + MOST_DAYS
                            + ", or left out for a token that does not expire"));
        }
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "This token cannot be made", problems);
        }
    }

    @Override
    public List<Token> list(UserId owner) {
        return store.list(owner);
    }

    @Override
    public void revoke(UserId owner, TokenId id) {
        if (!store.delete(owner, id)) {
            throw Refusal.notFound("token");
        }
    }

    @Override
    public Optional<User> user(String secret) {
        Instant now = clock.instant();
        Optional<Token> token = TokenSecret.parse(secret)
                .map(TokenSecret::hash)
                .flatMap(store::byHash)
                .filter(it -> it.isValid(now));
        token.filter(it -> it.isUseWorthNoting(now)).ifPresent(it -> store.used(it.owner(), it.id(), now));
        return token.flatMap(it -> accounts.byId(it.owner()));
    }
}
