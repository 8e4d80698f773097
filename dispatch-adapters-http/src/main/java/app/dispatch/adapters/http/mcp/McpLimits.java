package app.dispatch.adapters.http.mcp;

import app.dispatch.application.RateLimit;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How much a user's programs may ask at once and in a minute, beside the limits that the API has for all requests. */
final class McpLimits {
    /** A message takes a look at the token and little else; what costs more has limits of its own. */
    static final int A_MINUTE = 600;

    /** Requests may wait for runs and for people; each takes a connection. */
    static final int AT_ONCE = 16;

    static final int AT_ONCE_IN_ALL = 1_000;

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final RateLimit messages;
    private final Map<UserId, Integer> counts = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    McpLimits(InstantSource clock) {
        this.messages = new RateLimit(A_MINUTE, Duration.ofMinutes(1), "Too many messages in a short time", clock);
    }

    /** @throws Refusal {@code rate_limited} for one message too many */
    void message(UserId user) {
        messages.take(user.value());
    }

    /**
     * Does what takes as long as a request.
     *
     * @throws Refusal {@code too_many_streams} for one request too many
     */
    void during(UserId user, Runnable work) {
        int mine = counts.merge(user, 1, Integer::sum);
        int ofAll = all.incrementAndGet();
        try {
            if (mine > AT_ONCE || ofAll > AT_ONCE_IN_ALL) {
                throw Refusal.retryLater(
                        ErrorCode.TOO_MANY_STREAMS,
                        mine > AT_ONCE
                                ? AT_ONCE + " requests of yours are under way; wait until one ends"
                                : "Too many requests are under way on this server",
                        RETRY);
            }
            work.run();
        } finally {
            all.decrementAndGet();
            counts.computeIfPresent(user, (id, count) -> count == 1 ? null : count - 1);
        }
    }
}
