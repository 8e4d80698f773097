package app.dispatch.adapters.http.account;

import app.dispatch.adapters.http.web.Caller;
import app.dispatch.adapters.http.web.Callers;
import app.dispatch.adapters.http.web.Pass;
import app.dispatch.application.account.Accounts;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import javax.crypto.SecretKey;

/** Sessions as requests and answers carry them: a token in a cookie. */
public final class Sessions implements Callers {
    private final Accounts accounts;
    private final SessionTokens tokens;
    private final SessionCookie cookie;

    /**
     * Sessions of these accounts.
     *
     * @param key signs the tokens; at least 256 bits
     * @param secure whether the cookie travels by https only
     */
    public Sessions(Accounts accounts, SecretKey key, boolean secure, InstantSource clock) {
        this.accounts = accounts;
        this.tokens = new SessionTokens(key, clock);
        this.cookie = new SessionCookie(secure);
    }

    @Override
    public Optional<Caller> callerOf(Context request) {
        return sessionOf(request)
                .flatMap(session -> accounts.user(session).map(user -> new Caller(user, new Pass.BySession(session))));
    }

    Optional<SessionId> sessionOf(Context request) {
        return cookie.read(request).flatMap(tokens::read);
    }

    void begin(Context request, Session session) {
        cookie.set(request, tokens.write(session));
    }

    void end(Context request) {
        cookie.clear(request);
    }
}
