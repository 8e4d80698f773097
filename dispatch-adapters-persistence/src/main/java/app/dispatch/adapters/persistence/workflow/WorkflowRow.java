package app.dispatch.adapters.persistence.workflow;

import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.workflow.Firing;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.RunCount;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A workflow as it stands in the database, and how often its owner has changed it. */
record WorkflowRow(SavedWorkflow workflow, long revision) {
    static final String COLUMNS = """
            id, owner, plan, version, schedule, enabled, webhook_sealed, allow_get, run_count, last_run_at, created_at,
            updated_at, revision, keep_runs, keep_days""";

    /** Reads a row. */
    record Mapper(PlanJson plans, TriggerColumn webhooks) implements RowMapper<WorkflowRow> {
        @Override
        public WorkflowRow map(ResultSet row, StatementContext context) throws SQLException {
            WorkflowId id = new WorkflowId(row.getString("id"));
            UserId owner = new UserId(row.getString("owner"));
            SavedWorkflow workflow = new SavedWorkflow(
                    id,
                    owner,
                    plans.readBack(Columns.text(row, "plan")),
                    row.getInt("version"),
                    Columns.oneOf(row, "schedule", Schedule.values(), Schedule::id),
                    new Firing(
                            row.getBoolean("enabled"),
                            webhooks.read(owner, id, row.getString("webhook_sealed")),
                            row.getBoolean("allow_get")),
                    keeping(row),
                    new RunCount(row.getLong("run_count"), Columns.timeOrNull(row, "last_run_at")),
                    Columns.time(row, "created_at"),
                    Columns.time(row, "updated_at"));
            return new WorkflowRow(workflow, row.getLong("revision"));
        }

        /** Null reads as 0, which is any number. */
        static KeepRuns keeping(ResultSet row) throws SQLException {
            return new KeepRuns(row.getInt("keep_runs"), row.getInt("keep_days"));
        }
    }
}
