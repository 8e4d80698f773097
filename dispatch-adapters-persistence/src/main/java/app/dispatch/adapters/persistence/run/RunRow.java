package app.dispatch.adapters.persistence.run;

import static app.dispatch.adapters.persistence.sql.Columns.millis;
import static app.dispatch.adapters.persistence.sql.Columns.named;
import static app.dispatch.adapters.persistence.sql.Columns.oneOf;
import static app.dispatch.adapters.persistence.sql.Columns.text;
import static app.dispatch.adapters.persistence.sql.Columns.time;
import static app.dispatch.adapters.persistence.sql.Columns.timeOrNull;

import app.dispatch.adapters.persistence.run.log.RunOrigins;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunOrder;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunState;
import app.dispatch.domain.run.WorkflowRef;
import app.dispatch.domain.workflow.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
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
        return new Run(
                new RunId(row.getString("id")),
                new UserId(row.getString("owner")),
                order(row),
                time(row, "started_at"),
                row.getLong("epoch"),
                state(row));
    }

    private static RunOrder order(ResultSet row) throws SQLException {
        WorkflowId workflow = named(row, "workflow_id", WorkflowId::new);
        return new RunOrder(
                text(row, "plan"),
                text(row, "payload"),
                oneOf(row, "mode", RunMode.values(), RunMode::id),
                oneOf(row, "cause", RunCause.values(), RunCause::id),
                workflow == null ? null : new WorkflowRef(workflow, row.getObject("workflow_version", Integer.class)),
                RunOrigins.of(
                        named(row, "replay_of", RunId::new),
                        named(row, "retry_of", RunId::new),
                        named(row, "undo_of", RunId::new)));
    }

    private static RunState state(ResultSet row) throws SQLException {
        Instant at = timeOrNull(row, "ended_at");
        return at == null
                ? oneOf(row, "status", RunState.Open.values(), RunState.Open::id)
                : new RunState.Ended(new RunEnd(
                        oneOf(row, "status", RunEnd.How.values(), RunEnd.How::id),
                        at,
                        row.getString("error"),
                        row.getString("code")));
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
        RunOrder order = run.order();
        WorkflowRef workflow = order.workflow();
        Optional<RunEnd> end = run.end();
        int size = order.plan().length() + order.payload().length();
        return insert.bind("stored", end.isEmpty() ? 0 : size + journal)
                .bind("endedAt", end.map(ended -> millis(ended.at())).orElse(null))
                .bind("error", end.map(ended -> withoutNul(ended.error())).orElse(null))
                .bind("code", end.map(RunEnd::code).orElse(null))
                .bind("node", node)
                .bind("id", run.id().value())
                .bind("owner", run.owner().value())
                .bind("workflow", workflow == null ? null : workflow.id().value())
                .bind("version", workflow == null ? null : workflow.version())
                .bind("cause", order.cause().id())
                .bind("mode", order.mode().id())
                .bind("plan", text(order.plan()))
                .bind("payload", text(order.payload()))
                .bind("size", size)
                .bind("startedAt", run.startedAt().toEpochMilli())
                .bind("epoch", run.epoch())
                .bind("status", run.status().id())
                .bind("replayOf", order.origin() instanceof RunOrigin.ReplayOf(RunId past) ? past.value() : null)
                .bind("retryOf", order.origin() instanceof RunOrigin.RetryOf(RunId past) ? past.value() : null)
                .bind("undoOf", order.origin() instanceof RunOrigin.UndoOf(RunId past) ? past.value() : null);
    }

    /** An upstream's words may hold a NUL, which PostgreSQL refuses; a run must not fail to end for that. */
    static @Nullable String withoutNul(@Nullable String error) {
        return error == null ? null : error.replace('\0', '\uFFFD');
    }
}
