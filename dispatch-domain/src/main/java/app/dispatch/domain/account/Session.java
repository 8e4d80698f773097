package app.dispatch.domain.account;

import java.time.Instant;

/** A user's sign-in, from one login to its logout or expiry. */
public record Session(SessionId id, UserId user, Instant createdAt, Instant expiresAt) {}
