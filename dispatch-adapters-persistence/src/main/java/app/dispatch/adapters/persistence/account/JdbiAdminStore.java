package app.dispatch.adapters.persistence.account;

import static app.dispatch.adapters.persistence.sql.Columns.millis;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.audit.JdbiAuditStore;
import app.dispatch.application.account.AdminStore;
import app.dispatch.application.account.UserPage;
import app.dispatch.application.account.UserQuery;
import app.dispatch.application.audit.AuditStore;
import app.dispatch.domain.account.Standing;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** How users stand, in the database. */
public record JdbiAdminStore(Database database) implements AdminStore {
    private static final String LIST = "select " + UserRow.COLUMNS + " from app_user u where 1 = 1 ";

    private static final String NAMED = "and u.email_key like :email escape '!' ";

    private static final String AFTER = "and (u.created_at < :at or (u.created_at = :at and u.id < :id)) ";

    private static final String ORDER = "order by u.created_at desc, u.id desc fetch first %s rows only";

    private static final String BY_ID = "select " + UserRow.COLUMNS + " from app_user u where u.id = :id for update";

    /** Changes that may leave none of them wait for one another here: the row is there in every database. */
    private static final String ONE_AT_A_TIME = "select id from first_user for update";

    private static final String OTHER_ADMINS =
            "select count(*) from app_user where admin = true and locked_at is null and id <> :id";

    private static final String CHANGE = """
        update app_user
        set admin = :admin, locked_at = :lockedAt, quota_workflows = :workflows, quota_workflow_text = :workflowText,
            quota_webhooks = :webhooks, quota_tokens = :tokens
        where id = :id
        """;

    private static final String CLOSE_ALL = "delete from session where user_id = :id";

    @Override
    public UserPage list(UserQuery query) {
        String email = query.email();
        UserQuery.Place after = query.after();
        String sql = LIST
                + (email == null ? "" : NAMED)
                + (after == null ? "" : AFTER)
                + ORDER.formatted(Integer.toString(query.limit() + 1));
        List<User> found = database.withoutSettling().statement(handle -> {
            Query select = handle.createQuery(sql);
            if (email != null) {
                select.bind("email", "%" + email.replaceAll("[!%_]", "!$0") + "%");
            }
            if (after != null) {
                select.bind("at", after.createdAtMs()).bind("id", after.id());
            }
            return select.map((row, context) -> UserRow.read(row)).list();
        });
        return UserPage.of(found, query.limit());
    }

    @Override
    public Changed change(UserId user, UnaryOperator<Standing> change) {
        return database.withoutSettling().transaction(handle -> {
            handle.createQuery(ONE_AT_A_TIME).mapTo(Integer.class).one();
            Optional<User> known = handle.createQuery(BY_ID)
                    .bind("id", user.value())
                    .map((row, context) -> UserRow.read(row))
                    .findOne();
            return known.map(now -> change(handle, user, now.standing(), change.apply(now.standing())))
                    .orElse(Changed.UNKNOWN);
        });
    }

    private static Changed change(Handle handle, UserId user, Standing now, Standing next) {
        if (now.administers() && !next.administers() && isLast(handle, user)) {
            return Changed.LAST_ADMIN;
        }
        handle.createUpdate(CHANGE)
                .bind("id", user.value())
                .bind("admin", next.admin())
                .bind("lockedAt", millis(next.lockedAt()))
                .bind("workflows", next.limits().workflows())
                .bind("workflowText", next.limits().workflowText())
                .bind("webhooks", next.limits().webhooks())
                .bind("tokens", next.limits().tokens())
                .execute();
        if (next.isLocked()) {
            handle.createUpdate(CLOSE_ALL).bind("id", user.value()).execute();
        }
        return Changed.YES;
    }

    private static boolean isLast(Handle handle, UserId user) {
        return handle.createQuery(OTHER_ADMINS)
                        .bind("id", user.value())
                        .mapTo(Integer.class)
                        .one()
                == 0;
    }

    @Override
    public AuditStore audit() {
        return new JdbiAuditStore(database);
    }
}
