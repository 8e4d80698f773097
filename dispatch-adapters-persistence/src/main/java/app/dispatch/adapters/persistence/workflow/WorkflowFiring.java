package app.dispatch.adapters.persistence.workflow;

import static app.dispatch.adapters.persistence.sql.Columns.millis;
import static app.dispatch.adapters.persistence.sql.Columns.text;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.application.workflow.DueWorkflow;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.trigger.Trigger;
import app.dispatch.domain.trigger.Verifier;
import app.dispatch.domain.trigger.VerifierKind;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What of workflows has to do with their firing: webhooks and due times. */
record WorkflowFiring(Database database, WorkflowRow.Mapper mapper) {
    private static final String VERIFIER = "verifier_kind, verifier_secret, verifier_header, verifier_at";

    private static final String BY_SECRET =
            "select " + WorkflowRow.COLUMNS + ", " + VERIFIER + " from workflow where webhook_hash = :hash";

    private static final String FIND_VERIFIER =
            "select " + VERIFIER + " from workflow where owner = :owner and id = :id and verifier_kind is not null";

    private static final String SET_VERIFIER = """
            update workflow
            set verifier_kind = :kind, verifier_secret = :secret, verifier_header = :header, verifier_at = :at
            where owner = :owner and id = :id
            """;

    private static final String REMOVE_VERIFIER = """
            update workflow
            set verifier_kind = null, verifier_secret = null, verifier_header = null, verifier_at = null
            where owner = :owner and id = :id
            """;

    private static final String DUE = "select " + WorkflowRow.COLUMNS + """
            , due_at from workflow where due_at <= :now order by due_at, id fetch first :most rows only
            """;

    private static final String MOVE_ON =
            "update workflow set due_at = :to where owner = :owner and id = :id and due_at = :from";

    private static final String SCHEDULED = "select count(*) from workflow where due_at is not null";

    Optional<Trigger> bySecret(String secretHash) {
        return database.withoutSettling()
                .statement(handle -> handle.createQuery(BY_SECRET)
                        .bind("hash", secretHash)
                        .map((row, context) -> new Trigger(workflow(row, context), verifierOrNull(row)))
                        .findOne());
    }

    private SavedWorkflow workflow(ResultSet row, StatementContext context) throws SQLException {
        return mapper.map(row, context).workflow();
    }

    private static @Nullable Verifier verifierOrNull(ResultSet row) throws SQLException {
        return row.getString("verifier_kind") == null ? null : verifier(row);
    }

    private static Verifier verifier(ResultSet row) throws SQLException {
        return new Verifier(
                Columns.oneOf(row, "verifier_kind", VerifierKind.values(), VerifierKind::id),
                Columns.text(row, "verifier_secret"),
                row.getString("verifier_header"),
                Columns.time(row, "verifier_at"));
    }

    Optional<Verifier> verifier(UserId owner, WorkflowId id) {
        return database.statement(handle -> handle.createQuery(FIND_VERIFIER)
                .bind("owner", owner.value())
                .bind("id", id.value())
                .map((row, context) -> verifier(row))
                .findOne());
    }

    boolean setVerifier(UserId owner, WorkflowId id, @Nullable Verifier verifier) {
        return database.statement(handle -> {
                    var update = handle.createUpdate(verifier == null ? REMOVE_VERIFIER : SET_VERIFIER)
                            .bind("owner", owner.value())
                            .bind("id", id.value());
                    if (verifier != null) {
                        update.bind("kind", verifier.kind().id())
                                .bind("secret", text(verifier.sealedSecret()))
                                .bind("header", verifier.header())
                                .bind("at", verifier.createdAt().toEpochMilli());
                    }
                    return update.execute();
                })
                == 1;
    }

    List<DueWorkflow> due(Instant now, int most) {
        if (database.isBehind()) {
            return List.of();
        }
        return database.statement(handle -> handle.createQuery(DUE)
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map((row, context) -> new DueWorkflow(workflow(row, context), Columns.time(row, "due_at")))
                .list());
    }

    void moveOn(UserId owner, WorkflowId id, Instant from, @Nullable Instant to) {
        database.statement(handle -> handle.createUpdate(MOVE_ON)
                .bind("owner", owner.value())
                .bind("id", id.value())
                .bind("from", from.toEpochMilli())
                .bind("to", millis(to))
                .execute());
    }

    int scheduled() {
        return database.statement(
                handle -> handle.createQuery(SCHEDULED).mapTo(Integer.class).one());
    }
}
