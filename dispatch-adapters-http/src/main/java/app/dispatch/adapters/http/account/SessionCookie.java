package app.dispatch.adapters.http.account;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie that keeps a browser signed in. It is set and cleared with the same attributes, or browsers would keep the
 * old one.
 *
 * @param secure whether it travels by https only
 */
record SessionCookie(boolean secure) {
    static final String NAME = "dispatch_session";
    static final Duration LIFE = Duration.ofDays(30);

    /** The longest value that is looked at; a token of ours is a tenth of it. */
    private static final int LONGEST = 4096;

    Optional<String> read(Context request) {
        return Optional.ofNullable(request.cookie(NAME)).filter(token -> token.length() <= LONGEST);
    }

    void set(Context request, String token) {
        request.cookie(cookie(token, Math.toIntExact(LIFE.toSeconds())));
    }

    void clear(Context request) {
        request.cookie(cookie("", 0));
    }

    private Cookie cookie(String value, int maxAgeSeconds) {
        return new Cookie(NAME, value, "/", maxAgeSeconds, secure, true, null, SameSite.LAX);
    }
}
