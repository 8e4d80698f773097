package app.dispatch.adapters.persistence.run;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.run.log.JournalEntry;
import app.dispatch.adapters.persistence.run.log.LogTables;
import app.dispatch.adapters.persistence.run.log.RunWrite;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings logged writes into the tables: what is written of one run together becomes one row of its journal. */
record RunWrites(Database database) implements LogTables {
    private static final Logger LOG = LoggerFactory.getLogger(RunWrites.class);

    private static final String APPLIED = "select applied from run_log";

    private static final String NOTE = "update run_log set applied = :number where applied < :number";

    /** What is written of one run. */
    private static final class Changes {
        private final List<JournalEntry> entries = new ArrayList<>();
        private RunWrite.@Nullable Begin begin;
        private RunWrite.@Nullable End end;

        void add(RunWrite write) {
            switch (write) {
                case RunWrite.Begin first -> begin = first;
                case RunWrite.Append append -> entries.add(append.entry());
                case RunWrite.End last -> {
                    end = last;
                    if (last.entry() != null) {
                        entries.add(last.entry());
                    }
                }
            }
        }

        @Nullable
        RunEnd end() {
            return end == null ? null : end.end();
        }
    }

    @Override
    public long applied() {
        return database.statement(
                handle -> handle.createQuery(APPLIED).mapTo(Long.class).one());
    }

    @Override
    public void apply(long number, List<RunWrite> writes) {
        Map<RunId, Changes> runs = new LinkedHashMap<>();
        writes.forEach(
                write -> runs.computeIfAbsent(write.run(), id -> new Changes()).add(write));
        try {
            database.transaction(handle -> {
                boolean first = note(handle, number); // else an earlier try was stored, and its answer was lost
                if (first) {
                    apply(handle, runs);
                }
                return first;
            });
        } catch (Refusal away) {
            throw away;
        } catch (RuntimeException refused) {
            runs.forEach(this::applyAlone);
            database.transaction(handle -> note(handle, number));
        }
    }

    private void applyAlone(RunId id, Changes changes) {
        try {
            database.transaction(handle -> {
                apply(handle, Map.of(id, changes));
                return true;
            });
        } catch (Refusal away) {
            throw away;
        } catch (RuntimeException refused) {
            LOG.error("what was logged of run {} cannot be brought into the tables", id, refused);
        }
    }

    private void apply(Handle handle, Map<RunId, Changes> runs) {
        begin(handle, runs.values());
        append(handle, runs);
        new RunEnding(database).endAll(handle, ended(runs));
    }

    private static boolean note(Handle handle, long number) {
        return handle.createUpdate(NOTE).bind("number", number).execute() > 0;
    }

    /** A run that has ended meanwhile is stored as such at once. */
    private static void begin(Handle handle, Iterable<Changes> all) {
        PreparedBatch batch = handle.prepareBatch(RunRow.INSERT);
        for (Changes changes : all) {
            if (changes.begin != null) {
                Run run = changes.begin.whole();
                RunEnd end = changes.end();
                RunRow.bind(
                                batch,
                                end == null ? run : run.ended(end),
                                changes.begin.node(),
                                JournalEntry.sizeOf(changes.entries))
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static void append(Handle handle, Map<RunId, Changes> all) {
        PreparedBatch batch = handle.prepareBatch(JournalEntry.INSERT_IF_KNOWN);
        all.forEach((id, changes) -> {
            if (!changes.entries.isEmpty()) {
                JournalEntry.together(changes.entries).bind(batch, id).add();
            }
        });
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static List<RunEnding.Ending> ended(Map<RunId, Changes> all) {
        return all.values().stream()
                .filter(changes -> changes.end != null)
                .map(changes -> new RunEnding.Ending(changes.end, changes.begin == null ? null : changes.begin.whole()))
                .collect(Collectors.toList());
    }
}
