package app.dispatch.adapters.persistence.run;

import static app.dispatch.adapters.persistence.sql.Columns.millis;
import static app.dispatch.adapters.persistence.sql.Columns.named;
import static app.dispatch.adapters.persistence.sql.Columns.oneOf;
import static app.dispatch.adapters.persistence.sql.Columns.text;
import static app.dispatch.adapters.persistence.sql.Columns.time;
import static app.dispatch.adapters.persistence.sql.Columns.timeOrNull;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.workflow.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The columns of a run. */
final class RunRow {
    static final String COLUMNS = """
            id, owner, workflow_id, workflow_version, cause, mode, plan, payload, started_at, epoch, status, ended_at,
            error, code, replay_of, retry_of, undo_of""";

    static final String INSERT = """
            insert into run (id, owner, workflow_id, workflow_version, cause, mode, plan, payload, size, started_at, epoch,
                             status, ended_at, error, code, replay_of, retry_of, undo_of, node_id, stored)
            values (:id, :owner, :workflow, :version, :cause, :mode, :plan, :payload, :size, :startedAt, :epoch,
                    :status, :endedAt, :error, :code, :replayOf, :retryOf, :undoOf, :node, :stored)
            """;

    private RunRow() {}

    static Run read(ResultSet row) throws SQLException {
        RunStatus status = oneOf(row, "status", RunStatus.values(), RunStatus::id);
        return new Run(
                new RunId(row.getString("id")),
                new UserId(row.getString("owner")),
                named(row, "workflow_id", WorkflowId::new),
                row.getObject("workflow_version", Integer.class),
                oneOf(row, "cause", RunCause.values(), RunCause::id),
                oneOf(row, "mode", RunMode.values(), RunMode::id),
                text(row, "plan"),
                text(row, "payload"),
                time(row, "started_at"),
                row.getLong("epoch"),
                status,
                end(row, status),
                named(row, "replay_of", RunId::new),
                named(row, "retry_of", RunId::new),
                named(row, "undo_of", RunId::new));
    }

    private static @Nullable RunEnd end(ResultSet row, RunStatus status) throws SQLException {
        Instant at = timeOrNull(row, "ended_at");
        return at == null ? null : new RunEnd(status, at, row.getString("error"), row.getString("code"));
    }

    /** Binds a run of a node for {@link #INSERT}, which goes on. */
    static <S extends SqlStatement<S>> S bind(S insert, Run run, String node) {
        return bind(insert, run, node, 0);
    }

    /**
     * The same for one that may have ended.
     *
     * @param journal the size of its journal, when it has
     */
    static <S extends SqlStatement<S>> S bind(S insert, Run run, String node, long journal) {
        RunEnd end = run.end();
        int size = run.plan().length() + run.payload().length();
        return insert.bind("stored", end == null ? 0 : size + journal)
                .bind("endedAt", end == null ? null : millis(end.at()))
                .bind("error", end == null ? null : withoutNul(end.error()))
                .bind("code", end == null ? null : end.code())
                .bind("node", node)
                .bind("id", run.id().value())
                .bind("owner", run.owner().value())
                .bind("workflow", run.workflow() == null ? null : run.workflow().value())
                .bind("version", run.workflowVersion())
                .bind("cause", run.cause().id())
                .bind("mode", run.mode().id())
                .bind("plan", text(run.plan()))
                .bind("payload", text(run.payload()))
                .bind("size", size)
                .bind("startedAt", run.startedAt().toEpochMilli())
                .bind("epoch", run.epoch())
                .bind("status", run.status().id())
                .bind("replayOf", run.replayOf() == null ? null : run.replayOf().value())
                .bind("retryOf", run.retryOf() == null ? null : run.retryOf().value())
                .bind("undoOf", run.undoOf() == null ? null : run.undoOf().value());
    }

    /** An upstream's words may hold a NUL, which PostgreSQL refuses; a run must not fail to end for that. */
    static @Nullable String withoutNul(@Nullable String error) {
        return error == null ? null : error.replace('\0', '\uFFFD');
    }
}
