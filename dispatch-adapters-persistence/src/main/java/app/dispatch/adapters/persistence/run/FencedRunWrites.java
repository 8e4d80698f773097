package app.dispatch.adapters.persistence.run;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.run.log.RunWrite;
import app.dispatch.domain.run.RunId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Writes of runs to the tables, each behind the fence of its epoch: it changes nothing when the run has ended or is in other hands.
 *
 * <p>PostgreSQL takes those of several runs together, all of one kind in one round trip. H2, which has none, takes one after another.
 */
final class FencedRunWrites {
    /** Writes nothing for a run in other hands; the lock keeps it in these until the row is durable. */
    private static final String APPEND = """
            insert into run_journal (run_id, seq, entry, size)
            select id, :seq, :entry, :size from run where id = :id and epoch = :epoch and ended_at is null
            """;

    private final Database database;
    private final RunEnding ending;
    private final String append;

    FencedRunWrites(Database database) {
        this.database = database;
        this.ending = new RunEnding(database);
        this.append = APPEND + database.dialect().lock();
    }

    /** Stores the writes of different runs, as one commit; of each whether it was entitled to. */
    List<Boolean> store(Handle handle, List<RunWrite> writes) {
        return switch (database.dialect()) {
            case H2 -> writes.stream().map(write -> store(handle, write)).toList();
            case POSTGRESQL -> together(handle, writes);
        };
    }

    private boolean store(Handle handle, RunWrite write) {
        return switch (write) {
            case RunWrite.Begin begin -> begin(handle, begin) == 1;
            case RunWrite.Append append -> append(handle, append) == 1;
            case RunWrite.End end -> ending.store(handle, end);
        };
    }

    int begin(Handle handle, RunWrite.Begin begin) {
        return RunRow.bind(handle.createUpdate(RunRow.INSERT), begin.whole(), begin.node())
                .execute();
    }

    int append(Handle handle, RunWrite.Append write) {
        return write.entry()
                .bind(handle.createUpdate(append), write.run())
                .bind("epoch", write.epoch())
                .execute();
    }

    private List<Boolean> together(Handle handle, List<RunWrite> writes) {
        Map<RunId, Boolean> stored = new HashMap<>();
        List<RunWrite.Begin> begins = only(RunWrite.Begin.class, writes);
        List<RunWrite.Append> appends = only(RunWrite.Append.class, writes);
        PreparedBatch beginning = handle.prepareBatch(RunRow.INSERT);
        begins.forEach(
                begin -> RunRow.bind(beginning, begin.whole(), begin.node()).add());
        note(begins, beginning, stored);
        PreparedBatch appending = handle.prepareBatch(append);
        appends.forEach(write -> write.entry()
                .bind(appending, write.run())
                .bind("epoch", write.epoch())
                .add());
        note(appends, appending, stored);
        stored.putAll(ending.storeTogether(handle, only(RunWrite.End.class, writes)));
        return writes.stream().map(write -> stored.get(write.run())).toList();
    }

    private static <W extends RunWrite> List<W> only(Class<W> kind, List<RunWrite> writes) {
        return writes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Executes the batch, and notes of each of its writes whether it changed a row. */
    static <W extends RunWrite> void note(List<W> writes, PreparedBatch batch, Map<RunId, Boolean> stored) {
        if (writes.isEmpty()) {
            return;
        }
        List<Boolean> changed = new ArrayList<>();
        Arrays.stream(batch.execute()).forEach(rows -> changed.add(rows == 1));
        for (int i = 0; i < writes.size(); i++) {
            stored.put(writes.get(i).run(), changed.get(i));
        }
    }
}
