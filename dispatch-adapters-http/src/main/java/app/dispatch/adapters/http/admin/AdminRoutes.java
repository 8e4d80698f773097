package app.dispatch.adapters.http.admin;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.adapters.http.web.Paging;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.account.UserQuery;
import app.dispatch.application.admin.Administration;
import app.dispatch.application.admin.Administration.Details;
import app.dispatch.application.admin.Administration.Page;
import app.dispatch.application.admin.Administration.Reset;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code /api/admin/users}: what an administrator may ask of users.
 *
 * @param ended is told of a user whose sessions have ended or whose tokens open nothing any more
 */
public record AdminRoutes(Administration administration, Consumer<UserId> ended) {
    private static final String USER = "/api/admin/users/{id}";
    private static final int LONGEST_SEARCH = 254;

    /** What becomes of the runs of a user who is locked. */
    private enum UnderWay {
        /** They go on to their end. */
        FINISH("finish"),
        /** They are asked to end. */
        CANCEL("cancel");

        private final String id;

        UnderWay(String id) {
            this.id = id;
        }

        private String id() {
            return id;
        }
    }

    public List<Route> all() {
        return List.of(
                Route.admin(GET, "/api/admin/users", this::list)
                        .query("limit", "cursor", "email")
                        .large(),
                Route.admin(GET, USER, this::show),
                Route.admin(POST, USER + "/lock", this::lock).audited(AuditAction.USER_LOCKED),
                Route.admin(POST, USER + "/unlock", this::unlock).audited(AuditAction.USER_UNLOCKED),
                Route.admin(POST, USER + "/reset", this::reset).audited(AuditAction.USER_RESET),
                Route.admin(PATCH, USER + "/limits", this::limit).audited(AuditAction.USER_LIMITED),
                Route.adminSession(PUT, USER + "/admin", this::setAdmin).audited(AuditAction.USER_ADMIN),
                Route.admin(DELETE, USER, this::delete).audited(AuditAction.USER_DELETED));
    }

    private void list(Call call, UserId admin) {
        Paging paging = Paging.of(call, UserQuery.MOST);
        String email = call.query("email").orElse(null);
        if (email != null && (email.isBlank() || email.length() > LONGEST_SEARCH)) {
            throw Refusal.of(
                    ErrorCode.BAD_REQUEST,
                    "The request's query is not valid",
                    List.of(new Problem(
                            "email", "must be 1 to " + LONGEST_SEARCH + " characters, not all of them blank")));
        }
        Page page = administration.list(new UserQuery(
                email,
                paging.limit(),
                paging.after()
                        .map(mark -> new UserQuery.Place(mark.at(), mark.id()))
                        .orElse(null)));
        UserQuery.Place next = page.next();
        call.answer(Paging.page(
                "users",
                page.users(),
                next == null ? null : new PageMark(next.createdAtMs(), next.id()),
                AdminJson::write));
    }

    private void show(Call call, UserId admin) {
        answer(call, administration.show(name(call)));
    }

    private void lock(Call call, UserId admin) {
        boolean cancel = call.optionalBody(
                body -> body.oneOf("runs", UnderWay.values(), UnderWay::id).orElse(UnderWay.FINISH) == UnderWay.CANCEL);
        Details locked = administration.lock(name(call), cancel);
        ended.accept(locked.listed().user().id());
        call.note().detail(cancel ? "runs: cancel" : "runs: finish");
        answer(call, locked);
    }

    private void unlock(Call call, UserId admin) {
        call.noBody();
        answer(call, administration.unlock(name(call)));
    }

    private void setAdmin(Call call, UserId admin) {
        boolean is = call.body(body -> required(body, "admin"));
        call.note().detail("admin: " + is);
        answer(call, administration.setAdmin(name(call), is));
    }

    private static boolean required(Reading body, String key) {
        if (body.value(key).isEmpty()) {
            body.problem(key, "is required");
        }
        return body.bool(key).orElse(false);
    }

    private void limit(Call call, UserId admin) {
        Details limited = administration.limit(name(call), call.body(AdminJson::readLimits));
        call.note()
                .detail(Json.write(
                        AdminJson.limits(limited.listed().user().standing().limits())));
        answer(call, limited);
    }

    private void reset(Call call, UserId admin) {
        call.noBody();
        Reset reset = administration.reset(name(call));
        call.note().about(reset.user().id().value());
        call.answer(Fields.builder()
                .put("code", reset.code().text())
                .put("url", call.serverUrl() + "/reset#" + reset.code().text())
                .put("expiresAt", reset.expiresAt().toEpochMilli())
                .build());
    }

    private void delete(Call call, UserId admin) {
        User gone = administration.delete(name(call));
        ended.accept(gone.id());
        call.note().about(gone.id().value());
        call.answer(Fields.builder()
                .put("ok", true)
                .put("id", gone.id().value())
                .put("email", gone.email().value())
                .build());
    }

    private static void answer(Call call, Details details) {
        call.note().about(details.listed().user().id().value());
        call.answer(Fields.of("user", AdminJson.write(details)));
    }

    private static String name(Call call) {
        return call.pathId("id", "user", Function.identity());
    }
}
