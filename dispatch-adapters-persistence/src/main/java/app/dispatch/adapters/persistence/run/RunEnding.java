package app.dispatch.adapters.persistence.run;

import static app.dispatch.adapters.persistence.sql.Columns.millis;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.run.log.JournalEntry;
import app.dispatch.adapters.persistence.run.log.RunWrite;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliveryId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.workflow.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
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
            update run set status = :status, ended_at = :at, error = :error, code = :code,
                           stored = size + :last
                                    + (select coalesce(sum(j.size), 0) from run_journal j where j.run_id = :id)
            where id = :id and epoch = :epoch and ended_at is null
            """;

    private static final String ENDED_COLUMNS = "id, owner, workflow_id, started_at";

    private static final String COUNT = """
            update workflow
            set run_count = run_count + :runs,
                last_run_at = case when last_run_at > :startedAt then last_run_at else :startedAt end
            where owner = :owner and id = :workflow
            """;

    private static final String JOURNAL_OF_ENDED =
            "insert into run_journal (run_id, seq, entry, size) select id, :seq, :entry, :size from ended";

    private static final String LOCK_WORKFLOWS = """
            select 1 from workflow w
            where exists (select 1 from run r where r.id = any(:ids) and r.owner = w.owner and r.workflow_id = w.id)
            order by w.owner, w.id for update
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

    private static final String TOLD =
            "select count(*) from (select 1 from webhook where enabled fetch first row only)";

    /** What of a run says for which workflow it counts. */
    private record Ended(String owner, @Nullable String workflow, long startedAt) {
        static Ended read(ResultSet row) throws SQLException {
            return new Ended(row.getString("owner"), row.getString("workflow_id"), row.getLong("started_at"));
        }

        static Ended of(Run run) {
            WorkflowId workflow = run.workflow();
            return new Ended(
                    run.owner().value(),
                    workflow == null ? null : workflow.value(),
                    run.startedAt().toEpochMilli());
        }
    }

    /**
     * A run that ends.
     *
     * @param stored the run, when it is in the table as one that has ended; null when that is to be done
     */
    record Ending(RunWrite.End write, @Nullable Run stored) {}

    /** Ends runs of H2 that are this process's own, whose journals are whole. */
    void endAll(Handle handle, List<Ending> endings) {
        List<Ended> ended = new ArrayList<>();
        for (Ending ending : endings) {
            RunWrite.End write = ending.write();
            Run stored = ending.stored();
            if (stored == null) {
                end(handle, write, 0).ifPresent(ended::add);
            } else {
                ended.add(Ended.of(stored));
            }
        }
        if (!endings.isEmpty() && handle.createQuery(TOLD).mapTo(Integer.class).one() > 0) {
            endings.forEach(
                    ending -> queue(handle, ending.write().run(), ending.write().end()));
        }
        count(handle, ended);
    }

    /** Ends the run; false when it has ended or is in other hands. */
    boolean store(Handle handle, RunWrite.End write) {
        return switch (database.dialect()) {
            case H2 -> stepByStep(handle, write);
            case POSTGRESQL -> atOnce(handle, write);
        };
    }

    /**
     * Ends runs of PostgreSQL, in few round trips. The workflows' rows are locked in one order first: two nodes that end runs of the
     * same workflows would else wait for each other.
     */
    Map<RunId, Boolean> storeTogether(Handle handle, List<RunWrite.End> ends) {
        Map<RunId, Boolean> stored = new HashMap<>();
        if (ends.size() > 1) {
            handle.createQuery(LOCK_WORKFLOWS)
                    .bindArray(
                            "ids",
                            String.class,
                            ends.stream().map(end -> (Object) end.run().value()).toList())
                    .mapTo(Integer.class)
                    .list();
        }
        Map<String, List<RunWrite.End>> alike = new LinkedHashMap<>();
        for (RunWrite.End end : ends) {
            if (end.entry() == null) {
                stored.put(end.run(), atOnce(handle, end));
            } else {
                alike.computeIfAbsent(sql(end), sql -> new ArrayList<>()).add(end);
            }
        }
        alike.forEach((sql, some) -> {
            PreparedBatch batch = handle.prepareBatch(sql);
            some.forEach(end -> bind(batch, end).add());
            RunTables.note(some, batch, stored);
        });
        return stored;
    }

    private boolean atOnce(Handle handle, RunWrite.End write) {
        return write.entry() == null
                ? bind(handle.createQuery(sql(write)), write)
                                .mapTo(Integer.class)
                                .one()
                        == 1
                : bind(handle.createUpdate(sql(write)), write).execute() == 1;
    }

    /** One statement for all; it inserts one row when it ends the run, or counts to one where there is no row to insert. */
    private String sql(RunWrite.End write) {
        return "with ended as (" + database.dialect().returning(END, ENDED_COLUMNS) + ")"
                + (DeliveryEvent.of(write.end().status()).isPresent()
                        ? ", queued as (" + QUEUE.formatted("ended") + ")"
                        : "")
                + COUNT_OF_ENDED
                + (write.entry() == null ? "select count(*) from ended" : JOURNAL_OF_ENDED);
    }

    private static <S extends SqlStatement<S>> S bind(S statement, RunWrite.End write) {
        bind(statement, write, size(write.entry()));
        JournalEntry entry = write.entry();
        if (entry != null) {
            entry.bind(statement, write.run());
        }
        DeliveryEvent.of(write.end().status()).ifPresent(event -> bind(statement, event));
        return statement;
    }

    private boolean stepByStep(Handle handle, RunWrite.End write) {
        Optional<Ended> ended = end(handle, write, size(write.entry()));
        ended.ifPresent(run -> {
            JournalEntry entry = write.entry();
            if (entry != null) {
                entry.bind(handle.createUpdate(JournalEntry.INSERT), write.run())
                        .execute();
            }
            queue(handle, write.run(), write.end());
            count(handle, List.of(run));
        });
        return ended.isPresent();
    }

    private static int size(@Nullable JournalEntry entry) {
        return entry == null ? 0 : entry.text().length();
    }

    private Optional<Ended> end(Handle handle, RunWrite.End write, int last) {
        var update = handle.createQuery(database.dialect().returning(END, ENDED_COLUMNS));
        return bind(update, write, last).map((row, context) -> Ended.read(row)).findOne();
    }

    private static void queue(Handle handle, RunId id, RunEnd end) {
        // Not from a subquery: H2 would plan one anew each time, and keep every plan.
        DeliveryEvent.of(end.status())
                .ifPresent(event -> bind(handle.createUpdate(QUEUE.formatted("run") + "and e.id = :run"), event)
                        .bind("run", id.value())
                        .bind("at", millis(end.at()))
                        .execute());
    }

    /** Each workflow's row is written once. */
    private static void count(Handle handle, List<Ended> ended) {
        Map<List<String>, List<Ended>> byWorkflow = new TreeMap<>(Comparator.comparing(String::valueOf));
        for (Ended run : ended) {
            if (run.workflow() != null) {
                byWorkflow
                        .computeIfAbsent(List.of(run.owner(), run.workflow()), key -> new ArrayList<>())
                        .add(run);
            }
        }
        byWorkflow.forEach((workflow, runs) -> handle.createUpdate(COUNT)
                .bind("runs", runs.size())
                .bind(
                        "startedAt",
                        runs.stream().mapToLong(Ended::startedAt).max().orElse(0))
                .bind("owner", workflow.getFirst())
                .bind("workflow", workflow.getLast())
                .execute());
    }

    /** @param last the size of an entry that the journal does not have yet */
    private static <S extends SqlStatement<S>> S bind(S statement, RunWrite.End write, int last) {
        RunEnd end = write.end();
        return statement
                .bind("id", write.run().value())
                .bind("epoch", write.epoch())
                .bind("last", last)
                .bind("status", end.status().id())
                .bind("at", millis(end.at()))
                .bind("error", RunRow.withoutNul(end.error()))
                .bind("code", end.code());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, DeliveryEvent event) {
        return statement
                .bind("delivery", DeliveryId.PREFIX)
                .bind("event", event.id())
                .bind("told", "%," + event.id() + ",%");
    }
}
