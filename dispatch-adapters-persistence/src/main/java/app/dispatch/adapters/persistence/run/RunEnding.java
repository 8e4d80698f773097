package app.dispatch.adapters.persistence.run;

import static app.dispatch.adapters.persistence.Columns.millis;
import static app.dispatch.adapters.persistence.Columns.text;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliveryId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Ends runs: the run, its last journal entry, what is to be delivered of it, and the count of its workflow in one commit. The workflow's row comes last:
 * the ends of all its runs wait for one another there.
 *
 * <p>PostgreSQL takes all of it in one statement, which saves four round trips.
 */
record RunEnding(Database database) {
    private static final String END = """
            update run set status = :status, ended_at = :at, error = :error, code = :code
            where id = :id and epoch = :epoch and ended_at is null
            """;

    private static final String ENDED_COLUMNS = "id, owner, workflow_id, started_at";

    private static final String JOURNAL =
            "insert into run_journal (run_id, seq, entry, size) values (:id, :seq, :entry, :size)";

    private static final String COUNT = """
            update workflow
            set run_count = run_count + 1,
                last_run_at = case when last_run_at > :startedAt then last_run_at else :startedAt end
            where owner = :owner and id = :workflow
            """;

    private static final String JOURNAL_OF_ENDED = """
            , journaled as (
                insert into run_journal (run_id, seq, entry, size) select id, :seq, :entry, :size from ended
            )
            """;

    private static final String COUNT_OF_ENDED = """
            , counted as (
                update workflow w
                set run_count = w.run_count + 1, last_run_at = greatest(w.last_run_at, e.started_at)
                from ended e where w.owner = e.owner and w.id = e.workflow_id
            )
            """;

    /** One row for each webhook that is told of the end; none, mostly. */
    private static final String QUEUE = """
            insert into webhook_delivery (id, owner, webhook_id, event, run_id, status, created_at, queued_at, next_at,
                                          failed, claims, attempts)
            select :delivery || w.id || '_' || e.id, w.owner, w.id, :event, e.id, 'pending', :at, :at, :at, 0, 0, ''
            from %s e join webhook w on w.owner = e.owner
            where w.enabled and w.events like :told and (w.workflow_id is null or w.workflow_id = e.workflow_id)
            """;

    /** What of a run says for which workflow it counts. */
    private record Ended(String owner, @Nullable String workflow, long startedAt) {
        static Ended read(ResultSet row) throws SQLException {
            return new Ended(row.getString("owner"), row.getString("workflow_id"), row.getLong("started_at"));
        }
    }

    /** Ends the run; false when it has ended or is in other hands. */
    boolean store(RunId id, long epoch, List<Recorded> events, RunEnd end) {
        Optional<JournalEntry> entry = events.isEmpty() ? Optional.empty() : Optional.of(JournalEntry.of(events));
        return switch (database.dialect()) {
            case H2 -> database.shared(handle -> stepByStep(handle, id, epoch, end, entry));
            case POSTGRESQL -> database.statement(handle -> atOnce(handle, id, epoch, end, entry));
        };
    }

    private boolean atOnce(Handle handle, RunId id, long epoch, RunEnd end, Optional<JournalEntry> entry) {
        Optional<DeliveryEvent> event = DeliveryEvent.of(end.status());
        String sql = "with ended as (" + database.dialect().returning(END, ENDED_COLUMNS) + ")"
                + (entry.isPresent() ? JOURNAL_OF_ENDED : "")
                + (event.isPresent() ? ", queued as (" + QUEUE.formatted("ended") + ")" : "")
                + COUNT_OF_ENDED
                + "select count(*) from ended";
        var query = bind(handle.createQuery(sql), id, epoch, end);
        entry.ifPresent(last -> bind(query, last));
        event.ifPresent(told -> bind(query, told));
        return query.mapTo(Integer.class).one() == 1;
    }

    private boolean stepByStep(Handle handle, RunId id, long epoch, RunEnd end, Optional<JournalEntry> entry) {
        var update = handle.createQuery(database.dialect().returning(END, ENDED_COLUMNS));
        Optional<Ended> ended = bind(update, id, epoch, end)
                .map((row, context) -> Ended.read(row))
                .findOne();
        ended.ifPresent(run -> {
            entry.ifPresent(last -> bind(handle.createUpdate(JOURNAL).bind("id", id.value()), last)
                    .execute());
            DeliveryEvent.of(end.status()).ifPresent(event -> queue(handle, id, event, end));
            count(handle, run);
        });
        return ended.isPresent();
    }

    private static void queue(Handle handle, RunId id, DeliveryEvent event, RunEnd end) {
        // Not from a subquery: H2 would plan one anew each time, and keep every plan.
        bind(handle.createUpdate(QUEUE.formatted("run") + "and e.id = :run"), event)
                .bind("run", id.value())
                .bind("at", millis(end.at()))
                .execute();
    }

    private static void count(Handle handle, Ended run) {
        if (run.workflow() != null) {
            handle.createUpdate(COUNT)
                    .bind("startedAt", run.startedAt())
                    .bind("owner", run.owner())
                    .bind("workflow", run.workflow())
                    .execute();
        }
    }

    private static <S extends SqlStatement<S>> S bind(S statement, RunId id, long epoch, RunEnd end) {
        return statement
                .bind("id", id.value())
                .bind("epoch", epoch)
                .bind("status", end.status().id())
                .bind("at", millis(end.at()))
                .bind("error", withoutNul(end.error()))
                .bind("code", end.code());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, DeliveryEvent event) {
        return statement
                .bind("delivery", DeliveryId.PREFIX)
                .bind("event", event.id())
                .bind("told", "%," + event.id() + ",%");
    }

    private static <S extends SqlStatement<S>> S bind(S statement, JournalEntry entry) {
        return statement
                .bind("seq", entry.seq())
                .bind("entry", text(entry.text()))
                .bind("size", entry.text().length());
    }

    /** An upstream's words may hold a NUL, which PostgreSQL refuses; a run must not fail to end for that. */
    private static @Nullable String withoutNul(@Nullable String error) {
        return error == null ? null : error.replace('\0', '\uFFFD');
    }
}
