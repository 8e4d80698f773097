package app.dispatch.application.token;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tokens for as long as the process lives. Safe for use by several threads. */
public final class InMemoryTokenStore implements TokenStore {
    private static final Comparator<Token> NEWEST_FIRST = Comparator.comparing(Token::createdAt)
            .thenComparing(token -> token.id().value())
            .reversed();

    private final Map<String, Token> byHash = new HashMap<>();

    @Override
    public synchronized boolean add(Token token, String hash, int most) {
        if (list(token.owner()).size() >= most) {
            return false;
        }
        byHash.put(hash, token);
        return true;
    }

    @Override
    public synchronized List<Token> list(UserId owner) {
        return byHash.values().stream()
                .filter(token -> token.owner().equals(owner))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public synchronized boolean delete(UserId owner, TokenId id) {
        return byHash.values()
                .removeIf(token -> token.owner().equals(owner) && token.id().equals(id));
    }

    @Override
    public synchronized Optional<Token> byHash(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    @Override
    public synchronized void used(UserId owner, TokenId id, Instant now) {
        byHash.replaceAll(
                (hash, token) -> token.owner().equals(owner) && token.id().equals(id) && token.isUseWorthNoting(now)
                        ? token.usedAt(now)
                        : token);
    }

    @Override
    public synchronized Map<TokenId, UserId> valid(Collection<TokenId> ids, Instant now) {
        return byHash.values().stream()
                .filter(token -> ids.contains(token.id()) && token.isValid(now))
                .collect(Collectors.toMap(Token::id, Token::owner));
    }

    /** Removes all of the owner's. */
    public synchronized void deleteAll(UserId owner) {
        byHash.values().removeIf(token -> token.owner().equals(owner));
    }
}
