package app.dispatch.adapters.http.token;

import app.dispatch.adapters.http.web.Caller;
import app.dispatch.adapters.http.web.Callers;
import app.dispatch.adapters.http.web.FolderKey;
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
import org.jspecify.annotations.Nullable;

/**
 * Who is meant by {@code Authorization: Bearer …}. Where that header is, it alone counts: a wrong token is not made good by a
 * cookie.
 *
 * @param folder what lets the data folder's owner in beside tokens; null for nothing
 * @param others whom to ask where there is no such header
 */
public record TokenCallers(Tokens tokens, @Nullable FolderKey folder, Callers others) implements Callers {
    private static final String SCHEME = "Bearer ";

    @Override
    public Optional<Caller> callerOf(Context request) {
        List<String> headers = Collections.list(request.req().getHeaders("Authorization"));
        if (headers.isEmpty()) {
            return others.callerOf(request);
        }
        return Optional.of(caller(headers));
    }

    private Caller caller(List<String> headers) {
        return Optional.of(headers.getFirst())
                .filter(header -> headers.size() == 1 && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .flatMap(this::caller)
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.UNAUTHORIZED, "The Authorization header holds no valid API token"));
    }

    private Optional<Caller> caller(String secret) {
        if (folder != null && folder.is(secret)) {
            return Optional.of(new Caller(folder.owner(), new Pass.ByFolder()));
        }
        return tokens.bearer(secret).map(TokenCallers::caller);
    }

    private static Caller caller(Bearer bearer) {
        Token token = bearer.token();
        return new Caller(bearer.user(), new Pass.ByToken(token.id(), token.scopes(), token.workflows()));
    }
}
