package app.dispatch.adapters.persistence.workflow;

import app.dispatch.adapters.persistence.Columns;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.account.UserId;
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
            id, owner, plan, version, schedule, enabled, webhook_secret, run_count, last_run_at, created_at, updated_at,
            revision""";

    /** Reads a row. */
    record Mapper(PlanJson plans) implements RowMapper<WorkflowRow> {
        @Override
        public WorkflowRow map(ResultSet row, StatementContext context) throws SQLException {
            SavedWorkflow workflow = new SavedWorkflow(
                    new WorkflowId(row.getString("id")),
                    new UserId(row.getString("owner")),
                    plans.readBack(Columns.text(row, "plan")),
                    row.getInt("version"),
                    Columns.oneOf(row, "schedule", Schedule.values(), Schedule::id),
                    row.getBoolean("enabled"),
                    row.getString("webhook_secret"),
                    row.getLong("run_count"),
                    Columns.timeOrNull(row, "last_run_at"),
                    Columns.time(row, "created_at"),
                    Columns.time(row, "updated_at"));
            return new WorkflowRow(workflow, row.getLong("revision"));
        }
    }
}
