package app.dispatch.adapters.http.account;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.account.Accounts;
import app.dispatch.application.account.Accounts.Client;
import app.dispatch.application.account.Accounts.Invitation;
import app.dispatch.application.account.Accounts.Newcomer;
import app.dispatch.application.account.Accounts.SignedIn;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code /api/auth}: accounts and signing in.
 *
 * @param ended is told of a user some of whose sessions have ended
 */
public record AccountRoutes(Accounts accounts, Sessions sessions, Consumer<UserId> ended) {

    private record Credentials(String email, String password) {
        static Credentials read(Reading body) {
            return new Credentials(body.requiredText("email"), body.requiredText("password"));
        }
    }

    private static Newcomer newcomer(Reading body) {
        return new Newcomer(
                body.requiredText("email"),
                body.requiredText("password"),
                body.text("name").orElse(""),
                body.text("invite").orElse(null));
    }

    public List<Route> all() {
        return List.of(
                Route.signIn(POST, "/api/auth/signup", this::signUp).audited(AuditAction.ACCOUNT_CREATED),
                Route.signIn(POST, "/api/auth/login", this::logIn),
                Route.signIn(POST, "/api/auth/logout", this::logOut).anyQuery(),
                Route.open(GET, "/api/auth/me", this::me).anyQuery(),
                Route.session(POST, "/api/invitations", this::invite).audited(AuditAction.INVITATION_MADE));
    }

    private void signUp(Call call) {
        Newcomer newcomer = call.body(AccountRoutes::newcomer);
        SignedIn signedIn = accounts.signUp(newcomer, client(call));
        call.note().by(signedIn.user().id());
        answer(call, signedIn);
    }

    private void logIn(Call call) {
        Credentials given = call.body(Credentials::read);
        answer(call, accounts.logIn(given.email(), given.password(), client(call)));
    }

    private void answer(Call call, SignedIn signedIn) {
        sessions.begin(call.context(), signedIn.session());
        call.answer(Fields.of("user", user(signedIn.user())));
    }

    private void logOut(Call call) {
        sessions.sessionOf(call.context()).ifPresent(session -> {
            Optional<User> user = accounts.user(session);
            accounts.logOut(session);
            user.map(User::id).ifPresent(ended);
        });
        sessions.end(call.context());
        call.answer(Fields.of("ok", Value.of(true)));
    }

    private void invite(Call call, UserId owner) {
        call.noBody();
        Invitation invitation = accounts.invite(owner);
        call.answer(Fields.builder()
                .put("invite", invitation.code().text())
                .put("expiresAt", invitation.expiresAt().toEpochMilli())
                .build());
    }

    private void me(Call call) {
        Optional<User> known = known(call);
        FieldsBuilder to = Fields.builder()
                .put("user", known.<Value>map(AccountRoutes::user).orElse(Value.NULL));
        if (known.filter(user -> user.standing().administers()).isPresent()) {
            to.put("admin", true);
        }
        call.answer(to.build());
    }

    /** This route answers 200 whatever a request carries. */
    private static Optional<User> known(Call call) {
        try {
            return call.user();
        } catch (Refusal refusal) {
            if (refusal.errorCode() == ErrorCode.UNAUTHORIZED) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    static Client client(Call call) {
        return new Client(
                call.client(), call.isLocal(), call.header("User-Agent").orElse(null));
    }

    static Fields user(User user) {
        return Fields.builder()
                .put("id", user.id().value())
                .put("email", user.email().value())
                .put("name", user.name())
                .build();
    }
}
