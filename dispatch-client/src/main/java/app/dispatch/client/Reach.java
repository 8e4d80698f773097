package app.dispatch.client;

import app.dispatch.domain.account.UserId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a server is, and how it is asked.
 *
 * @param server its address, such as {@code https://dispatch.example.com}
 * @param tokens the API token of each owner; empty for owners who have none there, whose every call is refused
 * @param timeout the most time of one attempt; of a stream of events, until it begins
 * @param retries how often an attempt that failed is made again, where that does no harm
 * @param silence after how much of it a stream counts as dead; the server breaks each silence after 15 seconds
 */
public record Reach(
        URI server, Function<UserId, Optional<String>> tokens, Duration timeout, int retries, Duration silence) {
    public Reach {
        if (!"http".equals(server.getScheme()) && !"https".equals(server.getScheme())) {
            throw new IllegalArgumentException("The server's address begins with http:// or https://");
        }
        if (retries < 0 || timeout.isNegative() || timeout.isZero() || silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException("Times are positive, and so are retries, or 0");
        }
        String address = server.toString();
        server = URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }

    /** A server, with 60 seconds for an attempt, 4 retries, and 45 seconds of silence. */
    public static Reach of(URI server, Function<UserId, Optional<String>> tokens) {
        return new Reach(server, tokens, Duration.ofSeconds(60), 4, Duration.ofSeconds(45));
    }

    /** A server with one owner: its token is that of {@code owner}, by whatever name the program knows them. */
    public static Reach of(URI server, UserId owner, String token) {
        return of(server, asked -> asked.equals(owner) ? Optional.of(token) : Optional.empty());
    }

    /** The same with another time for an attempt. */
    public Reach withTimeout(Duration other) {
        return new Reach(server, tokens, other, retries, silence);
    }

    /** The same with other retries. */
    public Reach withRetries(int other) {
        return new Reach(server, tokens, timeout, other, silence);
    }

    /** The same with another silence. */
    public Reach withSilence(Duration other) {
        return new Reach(server, tokens, timeout, retries, other);
    }

    @Override
    public String toString() {
        return "Reach[" + server + "]";
    }
}
