package app.dispatch.adapters.http.audit;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.adapters.http.web.Paging;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.audit.AuditLog;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.audit.AuditEvent;
import app.dispatch.domain.audit.AuditPage;
import app.dispatch.domain.audit.AuditQuery;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/admin/audit} and {@code /api/account/audit}: who changed who may do what. */
public record AuditRoutes(AuditLog log) {
    private static final String A_TIME = "a time in milliseconds since 1970";
    private static final long LATEST_MS = 253_402_300_799_999L; // the end of the year 9999

    public List<Route> all() {
        return List.of(
                Route.admin(GET, "/api/admin/audit", this::everybodys)
                        .query("limit", "cursor", "since", "until", "actor", "action")
                        .large(),
                Route.user(Scope.READ, GET, "/api/account/audit", this::own)
                        .query("limit", "cursor", "since", "until", "action")
                        .large());
    }

    private void everybodys(Call call, UserId admin) {
        UserId actor = call.query("actor").map(UserId::new).orElse(null);
        answer(call, query(call, null, actor), null);
    }

    /** What the owner did, and what was done to them; from where somebody else did that is not told. */
    private void own(Call call, UserId owner) {
        answer(call, query(call, owner, null), owner);
    }

    private void answer(Call call, AuditQuery query, @Nullable UserId reader) {
        AuditPage page = log.list(query);
        AuditQuery.Place next = page.next();
        call.answer(Paging.page(
                "events",
                page.events(),
                next == null ? null : new PageMark(next.atMs(), next.id()),
                event -> write(event, reader == null || reader.equals(event.actor()))));
    }

    private static AuditQuery query(Call call, @Nullable UserId about, @Nullable UserId actor) {
        Paging paging = Paging.of(call, AuditQuery.MOST);
        List<Problem> problems = new ArrayList<>();
        Optional<Instant> since = call.query("since", A_TIME, AuditRoutes::time, problems);
        Optional<Instant> until = call.query("until", A_TIME, AuditRoutes::time, problems);
        Optional<AuditAction> action = call.query(
                "action",
                "an action of the audit log, such as token.made",
                text -> AuditAction.of(text).orElseThrow(IllegalArgumentException::new),
                problems);
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The request's query is not valid", problems);
        }
        return new AuditQuery(
                about,
                actor,
                action.orElse(null),
                since.orElse(null),
                until.orElse(null),
                paging.limit(),
                paging.after()
                        .map(mark -> new AuditQuery.Place(mark.at(), mark.id()))
                        .orElse(null));
    }

    private static Instant time(String text) {
        long ms = Long.parseLong(text);
        if (ms < 0 || ms > LATEST_MS) {
            throw new IllegalArgumentException();
        }
        return Instant.ofEpochMilli(ms);
    }

    private static Fields write(AuditEvent event, boolean whole) {
        return Fields.builder()
                .put("id", event.id())
                .put("at", event.at().toEpochMilli())
                .put("actor", text(event.actor() == null ? null : event.actor().value()))
                .put(
                        "token",
                        text(
                                !whole || event.token() == null
                                        ? null
                                        : event.token().value()))
                .put("client", text(whole ? event.client() : null))
                .put("action", event.action().id())
                .put("object", event.object())
                .put("detail", event.detail())
                .build();
    }

    private static Value text(@Nullable String text) {
        return text == null ? Value.NULL : Value.of(text);
    }
}
