package app.dispatch.adapters.persistence.run;

import static app.dispatch.adapters.persistence.sql.Columns.millis;
import static app.dispatch.adapters.persistence.sql.Columns.named;
import static app.dispatch.adapters.persistence.sql.Columns.oneOf;
import static app.dispatch.adapters.persistence.sql.Columns.text;
import static app.dispatch.adapters.persistence.sql.Columns.textOrNull;
import static app.dispatch.adapters.persistence.sql.Columns.time;
import static app.dispatch.adapters.persistence.sql.Columns.timeOrNull;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.store.Approvals;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.ApprovalRequest.Decision;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.token.TokenId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What runs ask their owners, in the database. Whoever changes a request holds the row of its run. */
record JdbiApprovals(Database database) implements Approvals {
    private static final String LOCK =
            "select id from run where id = :id and epoch = :epoch and ended_at is null for update";

    private static final String LOCK_OF_OWNER =
            "select id from run where id = :id and owner = :owner and ended_at is null for update";

    private static final String IS_ASKED =
            "select count(*) from run_approval where run_id = :id and step_id = :step and decision is null";

    private static final String FORGET = "delete from run_approval where run_id = :id and step_id = :step";

    private static final String ASK = """
            insert into run_approval (run_id, step_id, owner, message, input, connected_at, asked_at, expires_at)
            select id, :step, owner, :message, :input, :connected, :askedAt, :expiresAt from run where id = :id
            """;

    private static final String OF = """
            select step_id, message, input, connected_at, asked_at, expires_at, decision, decided_at, decided_by,
                   decided_by_token, reason
            from run_approval where owner = :owner and run_id = :id order by asked_at, step_id
            """;

    private static final String DECIDE = """
            update run_approval set decision = :decision, decided_at = :at, decided_by = :by, decided_by_token = :byToken,
                   reason = :reason
            where run_id = :id and step_id = :step and decision is null and expires_at > :latest
            """;

    private static final String WAKE = "update run set wake_at = 0 where id = :id and status = 'waiting'";

    @Override
    public void ask(RunId run, long epoch, ApprovalRequest request) {
        boolean ours = database.transaction(handle -> {
            boolean held = handle.createQuery(LOCK)
                    .bind("id", run.value())
                    .bind("epoch", epoch)
                    .mapTo(String.class)
                    .findOne()
                    .isPresent();
            if (held && !isAsked(handle, run, request.step())) {
                handle.createUpdate(FORGET)
                        .bind("id", run.value())
                        .bind("step", request.step().value())
                        .execute();
                handle.createUpdate(ASK)
                        .bind("id", run.value())
                        .bind("step", request.step().value())
                        .bind("message", request.message() == null ? null : text(request.message()))
                        .bind("input", text(Json.write(request.input())))
                        .bind("connected", millis(request.connected()))
                        .bind("askedAt", request.askedAt().toEpochMilli())
                        .bind("expiresAt", request.expiresAt().toEpochMilli())
                        .execute();
            }
            return held;
        });
        JdbiRunStore.requireOurs(run, ours);
    }

    private static boolean isAsked(Handle handle, RunId run, StepId step) {
        return handle.createQuery(IS_ASKED)
                        .bind("id", run.value())
                        .bind("step", step.value())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    @Override
    public List<ApprovalRequest> of(UserId owner, RunId run) {
        return database.statement(handle -> handle.createQuery(OF)
                .bind("owner", owner.value())
                .bind("id", run.value())
                .map((row, context) -> read(row))
                .list());
    }

    private static ApprovalRequest read(ResultSet row) throws SQLException {
        return new ApprovalRequest(
                new StepId(row.getString("step_id")),
                textOrNull(row, "message"),
                Json.readBack(text(row, "input")),
                timeOrNull(row, "connected_at"),
                time(row, "asked_at"),
                time(row, "expires_at"),
                decision(row));
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        Instant at = timeOrNull(row, "decided_at");
        return at == null
                ? null
                : new Decision(
                        oneOf(row, "decision", Answer.values(), Answer::id),
                        at,
                        row.getString("decided_by"),
                        named(row, "decided_by_token", TokenId::new),
                        row.getString("reason"));
    }

    @Override
    public boolean decide(UserId owner, RunId run, StepId step, Decision decision) {
        return database.transaction(handle -> {
            boolean theirs = handle.createQuery(LOCK_OF_OWNER)
                    .bind("id", run.value())
                    .bind("owner", owner.value())
                    .mapTo(String.class)
                    .findOne()
                    .isPresent();
            boolean decided = theirs && decide(handle, run, step, decision) == 1;
            if (decided) {
                handle.createUpdate(WAKE).bind("id", run.value()).execute();
            }
            return decided;
        });
    }

    private static int decide(Handle handle, RunId run, StepId step, Decision decision) {
        TokenId token = decision.byToken();
        boolean byTime = decision.answer() == Answer.EXPIRED;
        return handle.createUpdate(DECIDE)
                .bind("decision", decision.answer().id())
                .bind("at", decision.at().toEpochMilli())
                .bind("by", decision.by())
                .bind("byToken", token == null ? null : token.value())
                .bind("reason", decision.reason())
                .bind("id", run.value())
                .bind("step", step.value())
                .bind("latest", byTime ? Long.MIN_VALUE : decision.at().toEpochMilli())
                .execute();
    }
}
