package app.dispatch.adapters.persistence.run;

import static app.dispatch.adapters.persistence.Columns.text;

import app.dispatch.adapters.persistence.Columns;
import app.dispatch.adapters.persistence.Database;
import app.dispatch.application.json.JournalJson;
import app.dispatch.application.run.RunStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.run.FirstRun;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Runs and their journals in the database. */
public final class JdbiRunStore implements RunStore {
    private static final String BEGIN = """
            insert into run (id, owner, workflow_id, workflow_version, cause, mode, plan, payload, size, started_at, epoch,
                             status, replay_of, retry_of)
            values (:id, :owner, :workflow, :version, :cause, :mode, :plan, :payload, :size, :startedAt, :epoch,
                    :status, :replayOf, :retryOf)
            """;

    /** Writes nothing for a run in other hands; the lock keeps it in these until the row is durable. */
    private static final String APPEND = """
            insert into run_journal (run_id, seq, entry, size)
            select id, :seq, :entry, :size from run where id = :id and epoch = :epoch and ended_at is null
            """;

    private static final String FIND = "select " + RunRow.COLUMNS + " from run where owner = :owner and id = :id";

    private static final String FIND_RETRY =
            "select " + RunRow.COLUMNS + " from run where owner = :owner and retry_of = :of";

    private static final String JOURNAL = """
            select j.entry from run r join run_journal j on j.run_id = r.id
            where r.owner = :owner and r.id = :id and j.seq > :after
            order by j.seq
            """;

    private static final String TAKE_OVER =
            "update run set epoch = epoch + 1 where status in ('queued', 'running', 'waiting')";

    private static final Comparator<Run> OLDEST_FIRST =
            Comparator.comparing(Run::startedAt).thenComparing(run -> run.id().value());

    private final Database database;
    private final RunHistory history;
    private final RunEnding ending;
    private final RunSweep sweep;
    private final RunKeys keys;
    private final String append;
    private final String takeOver;

    /** A store in this database, which counts ended runs for the workflows that are in it. */
    public JdbiRunStore(Database database) {
        this.database = database;
        this.history = new RunHistory(database);
        this.ending = new RunEnding(database);
        this.sweep = new RunSweep(database);
        this.keys = new RunKeys(database);
        this.append = APPEND + database.dialect().lock();
        this.takeOver = database.dialect().returning(TAKE_OVER, RunRow.COLUMNS);
    }

    @Override
    public void begin(Run run) {
        database.statement(handle -> begin(handle, run));
    }

    private static int begin(Handle handle, Run run) {
        return RunRow.bind(handle.createUpdate(BEGIN), run).execute();
    }

    @Override
    public Optional<FirstRun> beginOnce(Run run, RunKey key) {
        return keys.beginOnce(run, key, handle -> begin(handle, run));
    }

    @Override
    public Optional<FirstRun> keyed(UserId owner, RunKey key, Instant now) {
        return keys.find(owner, key, now);
    }

    @Override
    public void forgetKeys(Instant before) {
        keys.forget(before);
    }

    @Override
    public boolean beginRetry(Run run, List<Recorded> reused) {
        return database.inserted(handle -> handle.inTransaction(commit -> {
            int begun = RunRow.bind(commit.createUpdate(BEGIN), run).execute();
            if (!reused.isEmpty()) {
                append(commit, run.id(), run.epoch(), JournalEntry.of(reused));
            }
            return begun;
        }));
    }

    @Override
    public void append(RunId id, long epoch, List<Recorded> events) {
        if (events.isEmpty()) {
            return;
        }
        JournalEntry entry = JournalEntry.of(events);
        int written = database.statement(handle -> append(handle, id, epoch, entry));
        requireOurs(id, written == 1);
    }

    private int append(Handle handle, RunId id, long epoch, JournalEntry entry) {
        return handle.createUpdate(append)
                .bind("seq", entry.seq())
                .bind("entry", text(entry.text()))
                .bind("size", entry.text().length())
                .bind("id", id.value())
                .bind("epoch", epoch)
                .execute();
    }

    @Override
    public void end(RunId id, long epoch, List<Recorded> events, RunEnd end) {
        requireOurs(id, ending.store(id, epoch, events, end));
    }

    private static void requireOurs(RunId id, boolean ours) {
        if (!ours) {
            throw new RunLost("the run has ended or is in other hands: " + id);
        }
    }

    @Override
    public Optional<Run> find(UserId owner, RunId id) {
        return database.statement(handle -> handle.createQuery(FIND)
                .bind("owner", owner.value())
                .bind("id", id.value())
                .map((row, context) -> RunRow.read(row))
                .findOne());
    }

    @Override
    public Optional<Run> findRetry(UserId owner, RunId of) {
        return database.statement(handle -> handle.createQuery(FIND_RETRY)
                .bind("owner", owner.value())
                .bind("of", of.value())
                .map((row, context) -> RunRow.read(row))
                .findOne());
    }

    @Override
    public List<Recorded> journal(UserId owner, RunId id, long afterSeq) {
        List<String> entries = database.statement(handle -> handle.createQuery(JOURNAL)
                .bind("owner", owner.value())
                .bind("id", id.value())
                .bind("after", afterSeq)
                .map((row, context) -> Columns.text(row, "entry"))
                .list());
        return entries.stream()
                .flatMap(entry -> JournalJson.read(entry).stream())
                .filter(event -> event.seq() > afterSeq)
                .toList();
    }

    @Override
    public RunPage history(UserId owner, RunQuery query) {
        return history.page(owner, query);
    }

    @Override
    public List<Run> takeOver() {
        List<Run> taken = database.transaction(handle -> handle.createQuery(takeOver)
                .map((row, context) -> RunRow.read(row))
                .list());
        return taken.stream().sorted(OLDEST_FIRST).toList();
    }

    @Override
    public int forget(Retention keep, Instant now, int most) {
        return sweep.sweep(keep, now, most);
    }
}
