package app.dispatch.adapters.http.credential;

import static app.dispatch.domain.token.Scope.MANAGE;
import static app.dispatch.domain.token.Scope.READ;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.credential.Credentials;
import app.dispatch.application.json.CredentialJson;
import app.dispatch.application.json.IntegrationJson;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.util.List;
import java.util.Optional;

/** {@code /api/credentials}: a user's keys of language model providers. */
public record CredentialRoutes(Credentials credentials) {

    private record Key(String apiKey, Optional<String> model) {
        static Key read(Reading body) {
            return new Key(body.requiredText("apiKey"), body.text("model"));
        }
    }

    public List<Route> all() {
        return List.of(
                Route.user(READ, GET, "/api/credentials", this::list),
                Route.user(MANAGE, PUT, "/api/credentials/default", this::setDefault),
                Route.user(MANAGE, PUT, "/api/credentials/{provider}", this::save)
                        .audited(AuditAction.KEY_SAVED),
                Route.user(MANAGE, DELETE, "/api/credentials/{provider}", this::delete)
                        .audited(AuditAction.KEY_REMOVED),
                Route.user(MANAGE, POST, "/api/credentials/{provider}", this::test));
    }

    private void list(Call call, UserId owner) {
        call.answer(CredentialJson.write(credentials.list(owner)));
    }

    private void setDefault(Call call, UserId owner) {
        Optional<Provider> provider = call.body(body -> {
            body.requiredText("provider");
            return body.oneOf("provider", Provider.values(), Provider::id);
        });
        credentials.setDefault(owner, provider.orElseThrow());
        list(call, owner);
    }

    private void save(Call call, UserId owner) {
        Provider provider = provider(call);
        Key key = call.body(Key::read);
        call.answer(CredentialJson.write(credentials.save(owner, provider, key.apiKey(), key.model())));
    }

    private void delete(Call call, UserId owner) {
        credentials.delete(owner, provider(call));
        list(call, owner);
    }

    private void test(Call call, UserId owner) {
        Provider provider = provider(call);
        Optional<String> key = call.optionalBody(body -> body.text("apiKey"));
        call.leave();
        call.answer(IntegrationJson.writeAnswer(credentials.test(owner, provider, key)));
    }

    private static Provider provider(Call call) {
        return Provider.of(call.context().pathParam("provider"))
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.BAD_REQUEST, "There is no such provider; it must be openai, anthropic or google"));
    }
}
