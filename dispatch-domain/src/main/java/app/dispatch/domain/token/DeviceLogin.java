package app.dispatch.domain.token;

import app.dispatch.domain.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program that asks for a token, and what a person in a browser said to that (RFC 8628).
 *
 * @param name what the token will be called
 * @param scopes what it may be used for; at least one
 * @param client the network address that asked
 * @param answer null as long as nobody has said anything
 */
public record DeviceLogin(
        String name,
        Set<Scope> scopes,
        String client,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Answer answer) {
    /** How long it waits for a person. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** What was said, and by whom. */
    public record Answer(UserId user, boolean allowed) {}

    public DeviceLogin {
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a token may be used for something");
        }
        scopes = Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    }

    /** The same with what was said. */
    public DeviceLogin with(Answer said) {
        return new DeviceLogin(name, scopes, client, createdAt, expiresAt, said);
    }

    /** Whether it waits no more. */
    public boolean isOver(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
