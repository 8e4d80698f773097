package app.dispatch.adapters.persistence.run;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.run.log.JournalEntry;
import app.dispatch.adapters.persistence.run.log.RunLog;
import app.dispatch.adapters.persistence.run.log.RunWrite;
import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.adapters.persistence.sql.SqlFailures;
import app.dispatch.application.json.JournalJson;
import app.dispatch.application.run.store.Approvals;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunClaims;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.workflow.RunKeeping;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.FirstRun;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunStats;
import app.dispatch.domain.run.RunUse;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Runs and their journals in the database. */
public final class JdbiRunStore implements RunStore {
    private static final String FIND = "select " + RunRow.COLUMNS + " from run where owner = :owner and id = :id";

    private static final String FIND_RETRY =
            "select " + RunRow.COLUMNS + " from run where owner = :owner and retry_of = :of";

    private static final String JOURNAL = """
            select j.entry from run r join run_journal j on j.run_id = r.id
            where r.owner = :owner and r.id = :id and j.seq > :after
            order by j.seq
            """;

    private static final String JOURNAL_SIZE = """
            select coalesce(sum(j.size), 0) from run r join run_journal j on j.run_id = r.id
            where r.owner = :owner and r.id = :id and j.seq > :after
            """;

    /** Whoever decides a request holds the row of its run: what is decided before this is seen here, the rest wakes the run. */
    private static final String PARK = """
            update run
            set status = 'waiting', node_id = null,
                wake_at = case when cancel_asked then 0 else coalesce((
                    select min(case when a.decision is null then a.expires_at else 0 end) from run_approval a
                    where a.run_id = :id and a.step_id in (<steps>)), 0) end
            where id = :id and epoch = :epoch and ended_at is null
            """;

    private static final String LOCK = "select id from run where id = :id for update";

    private static final String ASK_TO_CANCEL = """
            update run set cancel_asked = true, wake_at = case when status = 'waiting' then 0 else wake_at end
            where owner = :owner and id = :id and ended_at is null
            """;

    private static final String IS_STORED = "select count(*) from run_journal where run_id = :id and seq = :seq";

    private final Database database;
    private final Database withoutSettling;
    private final @Nullable RunLog log;
    private final BiFunction<Handle, List<RunWrite>, List<Boolean>> storing;
    private final RunHistory history;
    private final FencedRunWrites fenced;
    private final RunSweep sweep;
    private final RunKeys keys;
    private final NodeId node;
    private final RunClaims claims;
    private final Approvals approvals;

    /** The store in this database as one node sees it; it counts ended runs for the workflows that are in the database. */
    public JdbiRunStore(Database database, NodeId node) {
        this.database = database;
        this.withoutSettling = database.withoutSettling();
        this.log = database.file()
                .map(file -> database.writeAheadLog(
                        RunLog.class,
                        () -> new RunLog(
                                database,
                                new RunLogApplier(database.withoutSettling()),
                                Objects.requireNonNull(file.getParent()))))
                .orElse(null);
        this.node = node;
        this.claims = new JdbiRunClaims(database, node);
        this.approvals = new JdbiApprovals(database);
        this.history = new RunHistory(database);
        this.fenced = new FencedRunWrites(withoutSettling);
        this.storing = fenced::store;
        this.sweep = new RunSweep(database);
        this.keys = new RunKeys(withoutSettling);
    }

    @Override
    public boolean begin(Run run, Begin how) {
        RunWrite.Begin begin = new RunWrite.Begin(run, node.value());
        return switch (how) {
            case Begin.Fresh() -> {
                write(begin);
                yield true;
            }
            case Begin.Once(RunKey key) -> keys.begin(run, key, handle -> fenced.begin(handle, begin));
            case Begin.Retry(List<Recorded> reused) -> retry(begin, reused);
        };
    }

    private boolean retry(RunWrite.Begin retry, List<Recorded> reused) {
        return database.inserted(handle -> handle.inTransaction(commit -> {
            int begun = fenced.begin(commit, retry);
            if (!reused.isEmpty()) {
                fenced.append(commit, new RunWrite.Append(retry.run(), retry.epoch(), JournalEntry.of(reused)));
            }
            return begun;
        }));
    }

    /** False when the write's epoch is not entitled to it. */
    private boolean write(RunWrite write) {
        return (log != null && log.write(write)) || withoutSettling.shared(write, storing);
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
    public void append(RunId id, long epoch, List<Recorded> events) {
        if (events.isEmpty()) {
            return;
        }
        write(new RunWrite.Append(id, epoch, JournalEntry.of(events)), events);
    }

    private void write(RunWrite write, List<Recorded> events) {
        storeOnce(write.run(), events, () -> write(write));
    }

    /**
     * To store the same twice is to store it once: a write whose answer was lost is found by its number.
     *
     * @param storing stores the events and what belongs to them as one commit; false when its epoch is not entitled to it
     */
    private void storeOnce(RunId run, List<Recorded> events, BooleanSupplier storing) {
        boolean ours;
        try {
            ours = storing.getAsBoolean();
        } catch (JdbiException e) {
            if (!SqlFailures.isDuplicate(e)) {
                throw e;
            }
            ours = false;
        }
        requireOurs(
                run,
                ours || (!events.isEmpty() && isStored(run, events.getLast().seq())));
    }

    /** Whether the entry was stored before, by a writer who did not hear so: no other epoch has such a number. */
    private boolean isStored(RunId id, long seq) {
        return withoutSettling.statement(handle -> handle.createQuery(IS_STORED)
                        .bind("id", id.value())
                        .bind("seq", seq)
                        .mapTo(Long.class)
                        .one())
                == 1;
    }

    @Override
    public void end(RunId id, long epoch, List<Recorded> events, RunEnd end) {
        write(new RunWrite.End(id, epoch, events.isEmpty() ? null : JournalEntry.of(events), end), events);
    }

    static void requireOurs(RunId id, boolean ours) {
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
    public void journal(UserId owner, RunId id, long afterSeq, Consumer<Recorded> to) {
        Deque<String> entries = new ArrayDeque<>(database.statement(handle -> handle.createQuery(JOURNAL)
                .bind("owner", owner.value())
                .bind("id", id.value())
                .bind("after", afterSeq)
                .map((row, context) -> Columns.text(row, "entry"))
                .list()));
        while (!entries.isEmpty()) {
            JournalJson.read(entries.remove(), event -> {
                if (event.seq() > afterSeq) {
                    to.accept(event);
                }
            });
        }
    }

    @Override
    public long journalSize(UserId owner, RunId id, long afterSeq) {
        return database.statement(handle -> handle.createQuery(JOURNAL_SIZE)
                .bind("owner", owner.value())
                .bind("id", id.value())
                .bind("after", afterSeq)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public RunPage history(UserId owner, RunQuery query) {
        return history.page(owner, query);
    }

    @Override
    public Tallied tally(UserId owner, RunStats.Over over, int most) {
        return new RunTallies(database).of(owner, over, most);
    }

    @Override
    public void park(RunId id, long epoch, List<Recorded> events, Set<StepId> steps) {
        storeOnce(
                id,
                events,
                () -> database.transaction(handle -> {
                    handle.createQuery(LOCK)
                            .bind("id", id.value())
                            .mapTo(String.class)
                            .findOne();
                    if (!events.isEmpty()
                            && fenced.append(handle, new RunWrite.Append(id, epoch, JournalEntry.of(events))) == 0) {
                        return false;
                    }
                    boolean parked = handle.createUpdate(PARK)
                                    .bind("id", id.value())
                                    .bind("epoch", epoch)
                                    .bindList(
                                            "steps",
                                            steps.stream().map(StepId::value).toList())
                                    .execute()
                            == 1;
                    if (parked) {
                        RunWaiting.queue(handle, id, steps);
                    }
                    return parked;
                }));
    }

    @Override
    public boolean askToCancel(UserId owner, RunId id) {
        return database.statement(handle -> handle.createUpdate(ASK_TO_CANCEL)
                        .bind("owner", owner.value())
                        .bind("id", id.value())
                        .execute())
                == 1;
    }

    @Override
    public RunClaims claims() {
        return claims;
    }

    @Override
    public Approvals approvals() {
        return approvals;
    }

    @Override
    public RunUse use(UserId owner) {
        return database.statement(handle -> RunSweep.use(handle, owner.value()));
    }

    @Override
    public int forget(Retention keep, Instant now, int most) {
        return sweep.sweep(keep, now, most);
    }

    @Override
    public int forget(RunKeeping keeping, Instant now, int most) {
        return sweep.sweep(keeping, now, most);
    }
}
