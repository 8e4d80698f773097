package app.dispatch.domain.token;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A personal API token, without its secret.
 *
 * @param name what its owner calls it
 * @param prefix how the secret begins, so that its owner knows it again
 * @param scopes what it may be used for; at least one
 * @param workflows the only ones that it reaches, with their runs; empty for all that is its owner's
 * @param expiresAt from when on it opens nothing; null for never
 * @param lastUsedAt when it was used last, exact to {@link #USE_GRAIN}; null for never
 */
public record Token(
        TokenId id,
        UserId owner,
        String name,
        String prefix,
        Set<Scope> scopes,
        Set<WorkflowId> workflows,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    /** The most workflows that one token may be narrowed to. */
    public static final int MOST_WORKFLOWS = 20;

    /** A use is noted when the last noted one is this long ago, so that not every request writes. */
    public static final Duration USE_GRAIN = Duration.ofMinutes(1);

    public Token {
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a token may be used for something");
        }
        scopes = Collections.unmodifiableSet(EnumSet.copyOf(scopes));
        workflows = Collections.unmodifiableSet(new LinkedHashSet<>(workflows));
    }

    /** A token that reaches all that is its owner's. */
    public Token(
            TokenId id,
            UserId owner,
            String name,
            String prefix,
            Set<Scope> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {
        this(id, owner, name, prefix, scopes, Set.of(), createdAt, expiresAt, lastUsedAt);
    }

    /** The same token, used last at that time. */
    public Token usedAt(Instant at) {
        return new Token(id, owner, name, prefix, scopes, workflows, createdAt, expiresAt, at);
    }

    /** Whether it opens anything at that time. */
    public boolean isValid(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }

    /** Whether a use at that time is to be noted. */
    public boolean isUseWorthNoting(Instant now) {
        return lastUsedAt == null || !lastUsedAt.plus(USE_GRAIN).isAfter(now);
    }
}
