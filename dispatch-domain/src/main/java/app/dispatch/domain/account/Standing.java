package app.dispatch.domain.account;

import app.dispatch.domain.quota.QuotaLimits;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a user stands with whoever runs the server.
 *
 * @param admin whether they are one of those, an administrator
 * @param lockedAt since when the user may do nothing; null for a user who may
 * @param seenAt when they were last there by a session, exact to {@link #SEEN_GRAIN}; null for not since that is noted
 * @param limits how much they may keep, where that is not what all may
 */
public record Standing(
        boolean admin, @Nullable Instant lockedAt, @Nullable Instant seenAt, QuotaLimits limits) {
    /** A visit is noted when the last noted one is this long ago, so that not every request writes. */
    public static final Duration SEEN_GRAIN = Duration.ofMinutes(15);

    /** That of a user of whom nothing was said. */
    public static final Standing USUAL = new Standing(false, null, null, QuotaLimits.NONE);

    /** Whether the user may do nothing. */
    public boolean isLocked() {
        return lockedAt != null;
    }

    /** Whether they can do an administrator's work. */
    public boolean administers() {
        return admin && !isLocked();
    }

    /** The same as an administrator, or as none. */
    public Standing withAdmin(boolean is) {
        return new Standing(is, lockedAt, seenAt, limits);
    }

    /** The same locked since then, unless it was before; null for one that is not. */
    public Standing withLock(@Nullable Instant since) {
        return new Standing(admin, since != null && lockedAt != null ? lockedAt : since, seenAt, limits);
    }

    /** The same, last seen then. */
    public Standing withSeen(Instant at) {
        return new Standing(admin, lockedAt, at, limits);
    }

    /** The same with these limits. */
    public Standing with(QuotaLimits others) {
        return new Standing(admin, lockedAt, seenAt, others);
    }

    /** Whether a visit at that time is to be noted. */
    public boolean isVisitWorthNoting(Instant now) {
        return seenAt == null || !seenAt.plus(SEEN_GRAIN).isAfter(now);
    }
}
