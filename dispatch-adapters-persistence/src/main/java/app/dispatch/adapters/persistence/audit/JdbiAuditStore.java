package app.dispatch.adapters.persistence.audit;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.application.audit.AuditStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.audit.AuditEvent;
import app.dispatch.domain.audit.AuditPage;
import app.dispatch.domain.audit.AuditQuery;
import app.dispatch.domain.token.TokenId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audit log in the database. */
public final class JdbiAuditStore implements AuditStore {
    private static final String COLUMNS =
            "select id, at, actor, token, client, action, object, detail from audit_event ";

    private static final String ORDER = " order by at desc, id desc fetch first %s rows only";

    private static final String ADD = """
            insert into audit_event (id, at, actor, token, client, action, object, detail)
            values (:id, :at, :actor, :token, :client, :action, :object, :detail)
            """;

    private static final String FORGET = """
            delete from audit_event where id in (
                select id from audit_event where at < :before order by at, id fetch first :most rows only)
            """;

    private final Database database;

    public JdbiAuditStore(Database database) {
        this.database = database.withoutSettling();
    }

    @Override
    public void add(AuditEvent event) {
        database.statement(handle -> handle.createUpdate(ADD)
                .bind("id", event.id())
                .bind("at", event.at().toEpochMilli())
                .bind("actor", value(event.actor()))
                .bind("token", event.token() == null ? null : event.token().value())
                .bind("client", event.client())
                .bind("action", event.action().id())
                .bind("object", event.object())
                .bind("detail", event.detail())
                .execute());
    }

    private static @Nullable String value(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    @Override
    public AuditPage page(AuditQuery query) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = conditions(query, values);
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        String sql = COLUMNS + where + ORDER.formatted(Integer.toString(query.limit() + 1));
        return AuditPage.of(
                database.statement(handle -> handle.createQuery(sql)
                        .bindMap(values)
                        .map((row, context) -> read(row))
                        .list()),
                query.limit());
    }

    private static List<String> conditions(AuditQuery query, Map<String, Object> values) {
        List<String> all = new ArrayList<>();
        UserId about = query.about();
        if (about != null) {
            all.add("(actor = :about or object = :about)");
            values.put("about", about.value());
        }
        UserId actor = query.actor();
        if (actor != null) {
            all.add("actor = :actor");
            values.put("actor", actor.value());
        }
        AuditAction action = query.action();
        if (action != null) {
            all.add("action = :action");
            values.put("action", action.id());
        }
        bound(query.since(), "at >= :since", "since", all, values);
        bound(query.until(), "at < :until", "until", all, values);
        AuditQuery.Place after = query.after();
        if (after != null) {
            all.add("(at < :at or (at = :at and id < :id))");
            values.put("at", after.atMs());
            values.put("id", after.id());
        }
        return all;
    }

    private static void bound(
            @Nullable Instant moment, String condition, String name, List<String> all, Map<String, Object> values) {
        if (moment != null) {
            all.add(condition);
            values.put(name, moment.toEpochMilli());
        }
    }

    @Override
    public int forget(Instant before, int most) {
        return database.statement(handle -> handle.createUpdate(FORGET)
                .bind("before", before.toEpochMilli())
                .bind("most", most)
                .execute());
    }

    private static AuditEvent read(ResultSet row) throws SQLException {
        String actor = row.getString("actor");
        String token = row.getString("token");
        return new AuditEvent(
                row.getString("id"),
                Columns.time(row, "at"),
                actor == null ? null : new UserId(actor),
                token == null ? null : new TokenId(token),
                row.getString("client"),
                Columns.oneOf(row, "action", AuditAction.values(), AuditAction::id),
                row.getString("object"),
                row.getString("detail"));
    }
}
