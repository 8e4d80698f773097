package app.dispatch.adapters.persistence.run;

import static app.dispatch.adapters.persistence.Columns.millis;
import static app.dispatch.adapters.persistence.Columns.text;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Ends runs: the run, its last journal entry and the count of its workflow in one commit. The workflow's row comes last:
 * the ends of all its runs wait for one another there.
 */
final class RunEnding {
    private static final String END = """
            update run set status = :status, ended_at = :at, error = :error, code = :code
            where id = :id and epoch = :epoch and ended_at is null
            """;

    private static final String JOURNAL =
            "insert into run_journal (run_id, seq, entry, size) values (:id, :seq, :entry, :size)";

    private static final String COUNT = """
            update workflow
            set run_count = run_count + 1,
                last_run_at = case when last_run_at > :startedAt then last_run_at else :startedAt end
            where owner = :owner and id = :workflow
            """;

    /** What of a run says for which workflow it counts. */
    private record Ended(String owner, @Nullable String workflow, long startedAt) {
        static Ended read(ResultSet row) throws SQLException {
            return new Ended(row.getString("owner"), row.getString("workflow_id"), row.getLong("started_at"));
        }
    }

    private final Database database;
    private final String end;

    private RunEnding(Database database) {
        this.database = database;
        this.end = database.dialect().returning(END, "owner, workflow_id, started_at");
    }

    static RunEnding in(Database database) {
        return new RunEnding(database);
    }

    /** Ends the run; false when it has ended or is in other hands. */
    boolean store(RunId id, long epoch, List<Recorded> events, RunEnd how) {
        Optional<JournalEntry> entry = events.isEmpty() ? Optional.empty() : Optional.of(JournalEntry.of(events));
        return database.transaction(handle -> {
            Optional<Ended> ended = ended(handle, id, epoch, how);
            ended.ifPresent(run -> {
                entry.ifPresent(last -> journal(handle, id, last));
                count(handle, run);
            });
            return ended.isPresent();
        });
    }

    private Optional<Ended> ended(Handle handle, RunId id, long epoch, RunEnd how) {
        return handle.createQuery(end)
                .bind("status", how.status().id())
                .bind("at", millis(how.at()))
                .bind("error", how.error())
                .bind("code", how.code())
                .bind("id", id.value())
                .bind("epoch", epoch)
                .map((row, context) -> Ended.read(row))
                .findOne();
    }

    private static void journal(Handle handle, RunId id, JournalEntry entry) {
        handle.createUpdate(JOURNAL)
                .bind("id", id.value())
                .bind("seq", entry.seq())
                .bind("entry", text(entry.text()))
                .bind("size", entry.text().length())
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
}
