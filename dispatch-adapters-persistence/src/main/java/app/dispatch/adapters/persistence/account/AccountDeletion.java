package app.dispatch.adapters.persistence.account;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunStatus;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Removes a user and all that is theirs. Runs may be very many, so they go in batches; what has come since, with all else and
 * the user, goes in one transaction at the end. Whoever still writes to a run that is gone has lost it.
 *
 * @param batch the most runs that are removed together
 */
record AccountDeletion(Database database, int batch) {
    /**
     * Where a user has rows, but for runs and the user's own: table and column. Whoever makes a table with an owner adds its
     * line; one whose rows refer to another's comes before that.
     */
    static final List<String> OWNED = List.of(
            "session.user_id", //
            "api_token.owner",
            "device_login.user_id",
            "invitation.owner",
            "password_reset.user_id",
            "vault_entry.owner",
            "webhook_delivery.owner",
            "webhook.owner",
            "run_key.owner",
            "run_approval.owner",
            "workflow_version.owner",
            "workflow.owner");

    private static final int BATCH = 200;

    private static final String LOCK = "select id from app_user where id = :owner for update";

    /** By the columns that the index of histories begins with. */
    private static final String RUNS = """
            select id from run where status = :status and cause = :cause and owner = :owner
            order by status, cause, owner, started_at desc, id desc fetch first %s rows only
            """;

    private static final String DELETE_JOURNALS = "delete from run_journal where run_id in (<runs>)";

    private static final String DELETE_TRACES = "delete from trace_parent where run_id in (<runs>)";

    private static final String DELETE_RUNS = "delete from run where owner = :owner and id in (<runs>)";

    private static final String DELETE_USER = "delete from app_user where id = :owner";

    AccountDeletion(Database database) {
        this(database, BATCH);
    }

    void delete(UserId user) {
        boolean more = true;
        while (more) {
            more = database.transaction(handle -> deleteRuns(handle, user));
        }
        database.transaction(handle -> {
            handle.createQuery(LOCK)
                    .bind("owner", user.value())
                    .mapTo(String.class)
                    .findOne();
            boolean late = true;
            while (late) {
                late = deleteRuns(handle, user);
            }
            OWNED.forEach(place -> deleteFrom(handle, place, user));
            return handle.createUpdate(DELETE_USER).bind("owner", user.value()).execute();
        });
    }

    /** Removes a batch of the user's runs; false when there was none. */
    private boolean deleteRuns(Handle handle, UserId user) {
        for (RunStatus status : RunStatus.values()) {
            for (RunCause cause : RunCause.values()) {
                List<String> runs = handle.createQuery(RUNS.formatted(batch))
                        .bind("status", status.id())
                        .bind("cause", cause.id())
                        .bind("owner", user.value())
                        .mapTo(String.class)
                        .list();
                if (!runs.isEmpty()) {
                    handle.createUpdate(DELETE_JOURNALS).bindList("runs", runs).execute();
                    handle.createUpdate(DELETE_TRACES).bindList("runs", runs).execute();
                    handle.createUpdate(DELETE_RUNS)
                            .bind("owner", user.value())
                            .bindList("runs", runs)
                            .execute();
                    return true;
                }
            }
        }
        return false;
    }

    private static void deleteFrom(Handle handle, String place, UserId user) {
        String[] tableAndColumn = place.split("\\.", 2);
        handle.createUpdate("delete from " + tableAndColumn[0] + " where " + tableAndColumn[1] + " = :owner")
                .bind("owner", user.value())
                .execute();
    }
}
