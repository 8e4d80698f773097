package app.dispatch.adapters.http.web;

import app.dispatch.application.audit.AuditLog;
import app.dispatch.application.audit.AuditLog.Act;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.token.TokenId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has the audit log tell of what routes do, once they have done it. */
public record AuditTrail(AuditLog log) {
    /** What somebody tries who wants to get in. */
    private static final Set<String> LIMITED =
            Set.of("/api/auth/login", "/api/auth/signup", "/api/auth/password/new", "/api/auth/password/reset");

    /** Answers, and notes that; what is refused is noted where somebody tries to get in too often. */
    void of(Route route, Call call, Runnable answer) {
        Optional<AuditAction> action = route.audit();
        if (action.isEmpty()) {
            guarded(route, call, answer);
            return;
        }
        UserId actor = actor(route, call); // who deletes their account is not to be found later
        TokenId token = actor == null ? null : token(call);
        guarded(route, call, answer);
        if (call.note().isNothing()) {
            return;
        }
        UserId self = call.note().subject().orElse(actor);
        log.note(new Act(
                self,
                token,
                call.client(),
                action.get(),
                object(call),
                call.note().detail()));
    }

    private void guarded(Route route, Call call, Runnable answer) {
        try {
            answer.run();
        } catch (Refusal refused) {
            if (refused.errorCode() == ErrorCode.RATE_LIMITED && LIMITED.contains(route.path())) {
                log.note(new Act(null, null, call.client(), AuditAction.SIGN_IN_LIMITED, route.path(), refused.text()));
            }
            throw refused;
        }
    }

    private static @Nullable UserId actor(Route route, Call call) {
        return route.access().who() == Access.Who.SIGN_IN
                ? null
                : call.user().map(User::id).orElse(null);
    }

    private static @Nullable TokenId token(Call call) {
        return call.pass() instanceof Pass.ByToken byToken ? byToken.token() : null;
    }

    /** What the route says; else what its path names. */
    private static String object(Call call) {
        return call.note().object().orElseGet(() -> {
            Map<String, String> named = call.context().pathParamMap();
            return named.values().stream().findFirst().orElse("");
        });
    }
}
