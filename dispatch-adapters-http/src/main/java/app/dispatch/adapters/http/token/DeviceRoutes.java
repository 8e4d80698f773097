package app.dispatch.adapters.http.token;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.json.Reading;
import app.dispatch.application.json.TokenJson;
import app.dispatch.application.token.DeviceLogins;
import app.dispatch.application.token.DeviceLogins.Begun;
import app.dispatch.application.token.DeviceLogins.Outcome;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Set;

/** {@code /api/auth/device}: programs that a person lets in in a browser. */
public record DeviceRoutes(DeviceLogins logins) {
    static final String PAGE = "/device";
    static final int INTERVAL_SECONDS = 2;

    private record Wanted(String name, Set<Scope> scopes) {
        static Wanted read(Reading body) {
            return new Wanted(body.requiredText("name"), TokenJson.readScopes(body));
        }
    }

    public List<Route> all() {
        return List.of(
                Route.signIn(POST, "/api/auth/device", this::begin),
                Route.signIn(POST, "/api/auth/device/token", this::outcome),
                Route.session(GET, "/api/auth/device/{code}", this::look),
                Route.session(POST, "/api/auth/device/{code}", this::answer).audited(AuditAction.DEVICE_ANSWERED));
    }

    private void begin(Call call) {
        Wanted wanted = call.body(Wanted::read);
        Begun begun = logins.begin(wanted.name(), wanted.scopes(), call.client());
        String page = call.serverUrl() + PAGE;
        call.answer(Fields.builder()
                .put("deviceCode", begun.secret())
                .put("userCode", begun.code().text())
                .put("verificationUri", page)
                .put("verificationUriComplete", page + "?code=" + begun.code().text())
                .put("expiresAt", begun.expiresAt().toEpochMilli())
                .put("intervalSeconds", INTERVAL_SECONDS)
                .build());
    }

    private void outcome(Call call) {
        String secret = call.body(body -> body.requiredText("deviceCode"));
        call.answer(
                switch (logins.outcome(secret, call.client())) {
                    case Outcome.Waiting() -> Fields.of("status", Value.of("waiting"));
                    case Outcome.Refused() -> Fields.of("status", Value.of("refused"));
                    case Outcome.Allowed(var issued) ->
                        TokenJson.issued(issued.token(), issued.secret()).with("status", Value.of("allowed"));
                });
    }

    private void look(Call call, UserId user) {
        call.answer(Fields.of(
                "login", TokenJson.write(logins.waiting(user, call.context().pathParam("code")))));
    }

    private static boolean allow(Reading body) {
        return body.bool("allow").orElseGet(() -> {
            body.problem("allow", "must be true or false");
            return false;
        });
    }

    private void answer(Call call, UserId user) {
        boolean allowed = call.body(DeviceRoutes::allow);
        logins.answer(user, call.context().pathParam("code"), allowed);
        call.note().about("");
        call.note().detail("allow: " + allowed);
        call.answer(Fields.of("ok", Value.of(true)));
    }
}
