package app.dispatch.adapters.http.account;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.account.Accounts;
import app.dispatch.application.account.Accounts.SignedIn;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.User;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;

/** {@code /api/auth}: accounts and signing in. */
public record AccountRoutes(Accounts accounts, Sessions sessions) {

    private record Credentials(String email, String password, String name) {
        static Credentials read(Reading body) {
            return new Credentials(
                    body.requiredText("email"),
                    body.requiredText("password"),
                    body.text("name").orElse(""));
        }
    }

    public List<Route> all() {
        return List.of(
                Route.signIn(POST, "/api/auth/signup", this::signUp),
                Route.signIn(POST, "/api/auth/login", this::logIn),
                Route.signIn(POST, "/api/auth/logout", this::logOut),
                Route.open(GET, "/api/auth/me", this::me));
    }

    private void signUp(Call call) {
        Credentials given = call.body(Credentials::read);
        answer(call, accounts.signUp(given.email(), given.password(), given.name(), call.client()));
    }

    private void logIn(Call call) {
        Credentials given = call.body(Credentials::read);
        answer(call, accounts.logIn(given.email(), given.password(), call.client()));
    }

    private void answer(Call call, SignedIn signedIn) {
        sessions.begin(call.context(), signedIn.session());
        call.answer(Fields.of("user", user(signedIn.user())));
    }

    private void logOut(Call call) {
        sessions.sessionOf(call.context()).ifPresent(accounts::logOut);
        sessions.end(call.context());
        call.answer(Fields.of("ok", Value.of(true)));
    }

    private void me(Call call) {
        call.answer(
                Fields.of("user", call.user().<Value>map(AccountRoutes::user).orElse(Value.NULL)));
    }

    private static Fields user(User user) {
        return Fields.builder()
                .put("id", user.id().value())
                .put("email", user.email().value())
                .put("name", user.name())
                .build();
    }
}
