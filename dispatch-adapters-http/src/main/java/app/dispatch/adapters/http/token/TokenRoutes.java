package app.dispatch.adapters.http.token;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.TokenJson;
import app.dispatch.application.token.Tokens;
import app.dispatch.application.token.Tokens.Issued;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.TokenId;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/tokens}: a user's personal API tokens. */
public record TokenRoutes(Tokens tokens) {
    private static final long MOST_DAYS = 3650;

    private record Wanted(String name, @Nullable Long expiresInDays) {
        static Wanted read(Reading body) {
            return new Wanted(
                    body.requiredText("name"),
                    body.whole("expiresInDays", 1, MOST_DAYS).orElse(null));
        }
    }

    public List<Route> all() {
        return List.of(
                Route.user(GET, "/api/tokens", this::list),
                Route.session(POST, "/api/tokens", this::issue),
                Route.user(DELETE, "/api/tokens/{id}", this::revoke));
    }

    private void list(Call call, UserId owner) {
        call.answer(Fields.of(
                "tokens",
                Value.of(tokens.list(owner).stream().map(TokenJson::write).toList())));
    }

    private void issue(Call call, UserId owner) {
        Wanted wanted = call.body(Wanted::read);
        Issued issued = tokens.issue(owner, wanted.name(), wanted.expiresInDays());
        call.answer(TokenJson.issued(issued.token(), issued.secret()));
    }

    private void revoke(Call call, UserId owner) {
        tokens.revoke(owner, call.pathId("id", "token", TokenId::new));
        call.answer(Fields.of("ok", Value.of(true)));
    }
}
