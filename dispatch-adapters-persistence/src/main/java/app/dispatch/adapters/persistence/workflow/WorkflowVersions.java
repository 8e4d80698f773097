package app.dispatch.adapters.persistence.workflow;

import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.quota.WorkflowUse;
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

    /** Those who add a version to the same owner's wait for one another here, so that each counts right. */
    private static final String LOCK_OWNER = "select id from app_user where id = :owner for update";

    /** Read from an index alone. */
    private static final String USE = """
            select coalesce(sum(is_present), 0) as workflows, coalesce(sum(is_present * size), 0) as present_text,
                coalesce(sum(size), 0) as all_text
            from (select cast(size as bigint) as size, case when row_number() over
                         (partition by workflow_id order by number desc) = 1 then 1 else 0 end as is_present
                  from workflow_version where owner = :owner) sized
            """;

    private static final String FORGET_BEYOND = """
            delete from workflow_version where owner = :owner and (workflow_id, number) in (
                select workflow_id, number from (
                    select workflow_id, number, is_present, sum(size) over
                           (order by is_present desc, saved_at desc, workflow_id desc, number desc) as so_far
                    from (select workflow_id, number, saved_at, size, case when row_number() over
                                 (partition by workflow_id order by number desc) = 1 then 1 else 0 end as is_present
                          from workflow_version where owner = :owner) sized
                ) summed where so_far > :most and is_present = 0
            )
            """;

    /** Waits until no other version of the owner's is being added; to be done before a workflow's row is written. */
    static void lock(Handle handle, UserId owner) {
        handle.createQuery(LOCK_OWNER)
                .bind("owner", owner.value())
                .mapTo(String.class)
                .findOne();
    }

    /** What the owner's workflows take. */
    static WorkflowUse use(Handle handle, UserId owner) {
        return handle.createQuery(USE)
                .bind("owner", owner.value())
                .map((row, context) ->
                        new WorkflowUse(row.getInt("workflows"), row.getLong("present_text"), row.getLong("all_text")))
                .one();
    }

    /** Adds a version, and forgets those that are too old by that. */
    void add(Handle handle, UserId owner, WorkflowId id, WorkflowVersion version, Quotas quotas) {
        WorkflowUse before = use(handle, owner);
        add(handle, owner, id, version);
        WorkflowUse after = use(handle, owner);
        quotas.check(before, after);
        if (after.withVersions() > quotas.workflowText()) {
            handle.createUpdate(FORGET_BEYOND)
                    .bind("owner", owner.value())
                    .bind("most", quotas.workflowText())
                    .execute();
        }
    }

    private static void add(Handle handle, UserId owner, WorkflowId id, WorkflowVersion version) {
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
