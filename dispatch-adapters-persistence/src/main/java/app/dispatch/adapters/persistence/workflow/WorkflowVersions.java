package app.dispatch.adapters.persistence.workflow;

import app.dispatch.adapters.persistence.Columns;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.workflow.WorkflowId;
import app.dispatch.domain.workflow.WorkflowVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The versions of workflows in the database. */
record WorkflowVersions(PlanJson plans) {
    /** The most text of one list, in characters; a single version may be larger. */
    private static final long MOST_TEXT = 8L << 20;

    private static final String ADD = """
            insert into workflow_version (workflow_id, number, owner, saved_at, plan, size)
            values (:workflow, :number, :owner, :savedAt, :plan, :size)
            """;

    private static final String FORGET =
            "delete from workflow_version where owner = :owner and workflow_id = :workflow and number <= :last";

    private static final String FIND = """
            select number, saved_at, plan from workflow_version
            where owner = :owner and workflow_id = :workflow and number = :number
            """;

    /** The size of those before it decides whether a version is still in the list. */
    private static final String LIST = """
            select number, saved_at, plan from workflow_version
            where owner = :owner and workflow_id = :workflow and number in (
                select number from (
                    select number, sum(size) over (order by number desc) - size as before
                    from workflow_version where owner = :owner and workflow_id = :workflow
                ) sized where before < :most
            )
            order by number desc
            """;

    /** Adds a version, and forgets the one that is too old by that. */
    void add(Handle handle, UserId owner, WorkflowId id, WorkflowVersion version) {
        String plan = Json.write(PlanJson.write(version.plan()));
        handle.createUpdate(ADD)
                .bind("owner", owner.value())
                .bind("workflow", id.value())
                .bind("number", version.number())
                .bind("savedAt", version.savedAt().toEpochMilli())
                .bind("plan", Columns.text(plan))
                .bind("size", plan.length())
                .execute();
        forget(handle, owner, id, version.number() - WorkflowVersion.MOST);
    }

    /** Deletes all versions of the workflow. */
    void delete(Handle handle, UserId owner, WorkflowId id) {
        forget(handle, owner, id, Integer.MAX_VALUE);
    }

    private static void forget(Handle handle, UserId owner, WorkflowId id, int last) {
        if (last > 0) {
            handle.createUpdate(FORGET)
                    .bind("owner", owner.value())
                    .bind("workflow", id.value())
                    .bind("last", last)
                    .execute();
        }
    }

    List<WorkflowVersion> list(Handle handle, UserId owner, WorkflowId id) {
        return handle.createQuery(LIST)
                .bind("owner", owner.value())
                .bind("workflow", id.value())
                .bind("most", MOST_TEXT)
                .map((row, context) -> read(row))
                .list();
    }

    Optional<WorkflowVersion> find(Handle handle, UserId owner, WorkflowId id, int number) {
        return handle.createQuery(FIND)
                .bind("owner", owner.value())
                .bind("workflow", id.value())
                .bind("number", number)
                .map((row, context) -> read(row))
                .findOne();
    }

    private WorkflowVersion read(ResultSet row) throws SQLException {
        return new WorkflowVersion(
                row.getInt("number"), Columns.time(row, "saved_at"), plans.readBack(Columns.text(row, "plan")));
    }
}
