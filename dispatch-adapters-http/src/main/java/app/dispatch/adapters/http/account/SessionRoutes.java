package app.dispatch.adapters.http.account;

import static app.dispatch.domain.token.Scope.MANAGE;
import static app.dispatch.domain.token.Scope.READ;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PUT;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.adapters.http.web.Paging;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.account.Accounts;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionHandle;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code /api/auth/sessions}, the password, and the end of an account.
 *
 * @param ended is told of a user some of whose sessions or tokens have ended
 */
public record SessionRoutes(Accounts accounts, Sessions sessions, Consumer<UserId> ended) {

    /** The most sessions of a page. */
    private static final int MOST_LISTED = 1_000;

    private record Change(String current, String next) {
        static Change read(Reading body) {
            return new Change(body.requiredText("currentPassword"), body.requiredText("newPassword"));
        }
    }

    public List<Route> all() {
        return List.of(
                Route.user(READ, GET, "/api/auth/sessions", this::list).query(Paging.parameters()),
                Route.user(MANAGE, DELETE, "/api/auth/sessions/{id}", this::end).audited(AuditAction.SESSION_ENDED),
                Route.session(PUT, "/api/auth/password", this::changePassword).audited(AuditAction.PASSWORD_CHANGED),
                Route.session(DELETE, "/api/auth/me", this::delete).audited(AuditAction.ACCOUNT_DELETED));
    }

    private void list(Call call, UserId owner) {
        Optional<SessionHandle> present = present(call);
        call.answer(Paging.of(call, MOST_LISTED)
                .page(
                        "sessions",
                        accounts.sessions(owner),
                        session -> new PageMark(
                                session.createdAt().toEpochMilli(),
                                session.handle().value()),
                        session -> write(session, present)));
    }

    private static Fields write(Session session, Optional<SessionHandle> present) {
        return Fields.builder()
                .put("id", session.handle().value())
                .put("createdAt", session.createdAt().toEpochMilli())
                .put("expiresAt", session.expiresAt().toEpochMilli())
                .put("current", present.equals(Optional.of(session.handle())))
                .putIfPresent("userAgent", session.userAgent())
                .build();
    }

    private void end(Call call, UserId owner) {
        SessionHandle handle = call.pathId("id", "session", SessionHandle::new);
        accounts.endSession(owner, handle);
        ended.accept(owner);
        if (present(call).equals(Optional.of(handle))) {
            sessions.end(call.context());
        }
        call.answer(Fields.of("ok", Value.of(true)));
    }

    private void changePassword(Call call, UserId owner) {
        Change change = call.body(Change::read);
        SessionId present = sessions.sessionOf(call.context())
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.FORBIDDEN, "This user has no password; sign in as one who has"));
        int others =
                accounts.changePassword(owner, present, change.current(), change.next(), AccountRoutes.client(call));
        ended.accept(owner);
        call.answer(Fields.builder()
                .put("ok", true)
                .put("sessionsEnded", others)
                .put("tokens", "kept")
                .build());
    }

    private void delete(Call call, UserId owner) {
        String password = call.body(body -> body.requiredText("password"));
        accounts.delete(owner, password, AccountRoutes.client(call));
        ended.accept(owner);
        sessions.end(call.context());
        call.answer(Fields.of("ok", Value.of(true)));
    }

    /** Of the session that the request carries; empty for a request with a token. */
    private Optional<SessionHandle> present(Call call) {
        return call.isByToken()
                ? Optional.empty()
                : sessions.sessionOf(call.context()).map(SessionHandle::of);
    }
}
