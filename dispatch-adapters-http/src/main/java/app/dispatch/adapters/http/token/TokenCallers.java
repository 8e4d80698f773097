package app.dispatch.adapters.http.token;

import app.dispatch.adapters.http.web.Caller;
import app.dispatch.adapters.http.web.Callers;
import app.dispatch.adapters.http.web.Pass;
import app.dispatch.application.token.Tokens;
import app.dispatch.application.token.Tokens.Bearer;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.token.Token;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Who is meant by {@code Authorization: Bearer …}. Where that header is, it alone counts: a wrong token is not made good by a
 * cookie.
 *
 * @param others whom to ask where there is no such header
 */
public record TokenCallers(Tokens tokens, Callers others) implements Callers {
    private static final String SCHEME = "Bearer ";

    @Override
    public Optional<Caller> callerOf(Context request) {
        List<String> headers = Collections.list(request.req().getHeaders("Authorization"));
        if (headers.isEmpty()) {
            return others.callerOf(request);
        }
        Bearer bearer = bearer(headers);
        Token token = bearer.token();
        return Optional.of(new Caller(bearer.user(), new Pass.ByToken(token.id(), token.scopes())));
    }

    private Bearer bearer(List<String> headers) {
        return Optional.of(headers.getFirst())
                .filter(header -> headers.size() == 1 && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(header ->
                        tokens.bearer(header.substring(SCHEME.length()).strip()))
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.UNAUTHORIZED, "The Authorization header holds no valid API token"));
    }
}
