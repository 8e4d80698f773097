package app.dispatch.adapters.tools.connector.api;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Request;
import okio.ByteString;

/**
 * Remembers when a vendor has said, in the headers of an answer, that no more may be asked for a while: the next call then
 * waits, rather than being refused. Safe for use by several threads.
 */
public final class Pacing {
    /** More than this are never remembered; those that are over go first. */
    private static final int MOST = 10_000;

    /** Tells from an answer how long nothing more may be asked; empty when more may be. */
    @FunctionalInterface
    public interface Limit {
        Optional<Duration> after(UpstreamReply reply, Instant now);
    }

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final Limit limit;
    private final boolean byPath;
    private final InstantSource clock;

    private Pacing(Limit limit, boolean byPath, InstantSource clock) {
        this.limit = limit;
        this.byPath = byPath;
        this.clock = clock;
    }

    /** Never waits. */
    public static Pacing none() {
        return new Pacing((reply, now) -> Optional.empty(), false, () -> Instant.EPOCH);
    }

    /** With limits that hold for all that one account asks. */
    public static Pacing byAccount(Limit limit, InstantSource clock) {
        return new Pacing(limit, false, clock);
    }

    /** With limits that hold for each path that one account asks for. */
    public static Pacing byPath(Limit limit, InstantSource clock) {
        return new Pacing(limit, true, clock);
    }

    /** How long a request has to wait, from now; zero for not at all. */
    Duration wait(Request request) {
        Instant then = until.get(key(request));
        Duration wait = then == null ? Duration.ZERO : Duration.between(clock.instant(), then);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Learns from an answer. */
    void learn(UpstreamReply reply) {
        Instant now = clock.instant();
        limit.after(reply, now).filter(wait -> !wait.isZero()).ifPresent(wait -> {
            if (until.size() >= MOST) {
                until.values().removeIf(then -> !then.isAfter(now));
            }
            if (until.size() < MOST) {
                until.put(key(reply.request()), now.plus(wait));
            }
        });
    }

    /** Who asks, not to be read back, and for what. */
    private String key(Request request) {
        String who = ByteString.encodeUtf8(request.header("Authorization") + "\n" + request.header("x-api-key"))
                .sha256()
                .hex();
        return byPath ? who + " " + request.method() + " " + request.url().encodedPath() : who;
    }
}
