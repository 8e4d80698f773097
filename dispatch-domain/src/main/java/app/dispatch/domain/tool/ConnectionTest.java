package app.dispatch.domain.tool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it went to try a connection. Never holds a secret.
 *
 * @param info who one is there, when it works
 * @param error why it does not
 */
public record ConnectionTest(
        boolean ok, @Nullable String info, @Nullable String error, Instant at) {

    /** One that works. */
    public static ConnectionTest works(String info, Instant at) {
        return new ConnectionTest(true, info, null, at);
    }

    /** One that does not. */
    public static ConnectionTest fails(String error, Instant at) {
        return new ConnectionTest(false, null, error, at);
    }
}
