package app.dispatch.adapters.http.token;

import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.token.DeviceLogins;
import app.dispatch.application.token.DeviceLogins.Begun;
import app.dispatch.application.token.DeviceLogins.Outcome;
import app.dispatch.application.token.Tokens;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.token.DeviceLogin;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code /oauth}: what {@link DeviceRoutes} does, in the words of RFC 8628, for libraries that know them. Every program may ask:
 * what it says as its {@code client_id} is shown to the person, and is what the token is called.
 */
public record OAuthRoutes(DeviceLogins logins) {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String CLIENT = "client_id";
    private static final Pattern BLANKS = Pattern.compile(" +");

    /** As a secret is that we gave. */
    private static final Pattern DEVICE_CODE = Pattern.compile("[A-Za-z0-9_-]{43}");

    public List<Route> all() {
        return List.of(
                Route.signIn(POST, "/oauth/device_authorization", call -> answer(call, form -> begin(call, form)))
                        .apart(),
                Route.signIn(POST, "/oauth/token", call -> answer(call, form -> token(call, form)))
                        .apart());
    }

    private static void answer(Call call, Function<OAuthForm, Fields> work) {
        call.setHeader("Cache-Control", "no-store");
        try {
            call.answer(work.apply(OAuthForm.read(call)));
        } catch (OAuthFailed failed) {
            call.answer(
                    400,
                    Fields.builder()
                            .put("error", failed.error())
                            .put("error_description", String.valueOf(failed.getMessage()))
                            .build());
        }
    }

    private Fields begin(Call call, OAuthForm form) {
        String name = form.needed(CLIENT);
        Begun begun = begin(call, name, scopes(form));
        String page = call.serverUrl() + DeviceRoutes.PAGE;
        return Fields.builder()
                .put("device_code", begun.secret())
                .put("user_code", begun.code().text())
                .put("verification_uri", page)
                .put("verification_uri_complete", page + "?code=" + begun.code().text())
                .put("expires_in", DeviceLogin.LIFE.toSeconds())
                .put("interval", DeviceRoutes.INTERVAL_SECONDS)
                .build();
    }

    private Begun begin(Call call, String name, Set<Scope> scopes) {
        try {
            return logins.begin(name, scopes, call.client());
        } catch (Refusal refused) {
            throw switch (refused.errorCode()) {
                case BAD_REQUEST -> new OAuthFailed("invalid_request", CLIENT + " must have 1 to 100 characters");
                default -> refused;
            };
        }
    }

    private static Set<Scope> scopes(OAuthForm form) {
        String said = form.text("scope").orElse("").strip();
        if (said.isEmpty()) {
            return Scope.usual();
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String name : BLANKS.split(said)) {
            scopes.add(Scope.of(name)
                    .orElseThrow(() -> new OAuthFailed("invalid_scope", "scope must be some of " + text(Scope.all()))));
        }
        return scopes;
    }

    private static String text(Set<Scope> scopes) {
        return Arrays.stream(Scope.values())
                .filter(scopes::contains)
                .map(Scope::id)
                .collect(Collectors.joining(" "));
    }

    private Fields token(Call call, OAuthForm form) {
        if (!form.needed("grant_type").equals(GRANT)) {
            throw new OAuthFailed("unsupported_grant_type", "grant_type must be " + GRANT);
        }
        String unused = form.needed(CLIENT);
        String code = form.needed("device_code");
        if (!DEVICE_CODE.matcher(code).matches()) {
            throw new OAuthFailed("invalid_grant", "device_code is not one of this server");
        }
        return switch (outcome(call, code)) {
            case Outcome.Waiting() -> throw new OAuthFailed("authorization_pending", "Nobody has said anything yet");
            case Outcome.Refused() -> throw new OAuthFailed("access_denied", "The person said no");
            case Outcome.Allowed(Tokens.Issued issued) ->
                Fields.builder()
                        .put("access_token", issued.secret().text())
                        .put("token_type", "Bearer")
                        .put("scope", Value.of(text(issued.token().scopes())))
                        .build();
        };
    }

    private Outcome outcome(Call call, String code) {
        try {
            return logins.outcome(code, call.client());
        } catch (Refusal refused) {
            throw switch (refused.errorCode()) {
                case NOT_FOUND ->
                    new OAuthFailed(
                            "expired_token", "Nobody said yes within ten minutes, or the token was told before");
                case RATE_LIMITED -> new OAuthFailed("slow_down", "Ask five seconds less often");
                case QUOTA_EXCEEDED -> new OAuthFailed("access_denied", refused.text());
                default -> refused;
            };
        }
    }
}
