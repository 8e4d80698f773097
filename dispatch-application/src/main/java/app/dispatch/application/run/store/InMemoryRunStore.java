package app.dispatch.application.run.store;

import app.dispatch.application.json.JournalJson;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.application.workflow.RunKeeping;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.FirstRun;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStats;
import app.dispatch.domain.run.RunTally;
import app.dispatch.domain.run.RunUse;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs and their journals for as long as the process lives. Safe for use by several threads. */
public final class InMemoryRunStore implements RunStore {
    private final ConcurrentMap<RunId, InMemoryRun> rows = new ConcurrentHashMap<>();
    private final ConcurrentMap<RunId, RunId> retries = new ConcurrentHashMap<>();
    private final Map<Slot, Taken> keys = new HashMap<>();
    private final InMemoryWorkflowStore workflows;
    private final Consumer<Run> whenEnded;
    private final BiConsumer<Run, Instant> whenWaiting;
    private final RunClaims claims = new InMemoryRunClaims(rows);
    private final Approvals approvals = new InMemoryApprovals(rows);

    /** A store that counts ended runs in {@code workflows}. */
    public InMemoryRunStore(InMemoryWorkflowStore workflows) {
        this(workflows, ended -> {});
    }

    /**
     * The same.
     *
     * @param whenEnded is given each run that has ended
     */
    public InMemoryRunStore(InMemoryWorkflowStore workflows, Consumer<Run> whenEnded) {
        this(workflows, whenEnded, (waiting, since) -> {});
    }

    /**
     * The same.
     *
     * @param whenWaiting is given each run that waits for its owner, and when it asked last
     */
    public InMemoryRunStore(
            InMemoryWorkflowStore workflows, Consumer<Run> whenEnded, BiConsumer<Run, Instant> whenWaiting) {
        this.workflows = workflows;
        this.whenEnded = whenEnded;
        this.whenWaiting = whenWaiting;
    }

    @Override
    public boolean begin(Run run, Begin how) {
        return switch (how) {
            case Begin.Fresh() -> {
                add(run, List.of());
                yield true;
            }
            case Begin.Once(RunKey key) -> once(run, key);
            case Begin.Retry(List<Recorded> reused) -> retry(run, reused);
        };
    }

    private void add(Run run, List<Recorded> journal) {
        if (rows.putIfAbsent(run.id(), InMemoryRun.begun(run, journal)) != null) {
            throw new IllegalStateException("a run of that id is there: " + run.id());
        }
    }

    /** A key of an owner, without what was asked. */
    private record Slot(UserId owner, String scope, String name) {
        static Slot of(UserId owner, RunKey key) {
            return new Slot(owner, key.scope(), key.name());
        }
    }

    /** What a key began, and when. */
    private record Taken(FirstRun first, Instant at) {
        boolean isRemembered(Instant now) {
            return at.plus(RunKey.LIFE).isAfter(now);
        }
    }

    private boolean once(Run run, RunKey key) {
        synchronized (keys) {
            if (keyed(run.owner(), key, run.startedAt()).isPresent()) {
                return false;
            }
            add(run, List.of());
            keys.put(Slot.of(run.owner(), key), new Taken(new FirstRun(run.id(), key.fingerprint()), run.startedAt()));
            return true;
        }
    }

    @Override
    public Optional<FirstRun> keyed(UserId owner, RunKey key, Instant now) {
        synchronized (keys) {
            return Optional.ofNullable(keys.get(Slot.of(owner, key)))
                    .filter(taken -> taken.isRemembered(now))
                    .map(Taken::first);
        }
    }

    @Override
    public void forgetKeys(Instant before) {
        synchronized (keys) {
            keys.values().removeIf(taken -> taken.at().isBefore(before));
        }
    }

    private boolean retry(Run run, List<Recorded> reused) {
        RunId of = ((RunOrigin.RetryOf) run.order().origin()).run();
        if (retries.putIfAbsent(of, run.id()) != null) {
            return false;
        }
        add(run, reused);
        return true;
    }

    @Override
    public void append(RunId id, long epoch, List<Recorded> events) {
        write(id, epoch, row -> row.plus(events));
    }

    @Override
    public void end(RunId id, long epoch, List<Recorded> events, RunEnd end) {
        Run run = write(id, epoch, row -> row.plus(events).with(row.run().ended(end)));
        run.order().workflowId().ifPresent(workflow -> workflows.countRun(run.owner(), workflow, run.startedAt()));
        whenEnded.accept(run);
    }

    private Run write(RunId id, long epoch, UnaryOperator<InMemoryRun> change) {
        InMemoryRun written = rows.computeIfPresent(id, (key, row) -> {
            if (row.run().epoch() != epoch || row.run().status().isEnded()) {
                throw new RunLost("the run has ended or is in other hands: " + id);
            }
            return change.apply(row);
        });
        if (written == null) {
            throw new RunLost("there is no such run: " + id);
        }
        return written.run();
    }

    @Override
    public Optional<Run> find(UserId owner, RunId id) {
        return row(owner, id).map(InMemoryRun::run);
    }

    @Override
    public Optional<Run> findRetry(UserId owner, RunId of) {
        return Optional.ofNullable(retries.get(of)).flatMap(id -> find(owner, id));
    }

    @Override
    public void journal(UserId owner, RunId id, long afterSeq, Consumer<Recorded> to) {
        row(owner, id).stream()
                .flatMap(row -> row.journal().stream())
                .filter(event -> event.seq() > afterSeq)
                .forEach(to);
    }

    @Override
    public long journalSize(UserId owner, RunId id, long afterSeq) {
        return JournalJson.write(journal(owner, id, afterSeq)).length();
    }

    private Optional<InMemoryRun> row(UserId owner, RunId id) {
        return Optional.ofNullable(rows.get(id)).filter(row -> row.run().owner().equals(owner));
    }

    @Override
    public RunPage history(UserId owner, RunQuery query) {
        List<RunRecord> found = rows.values().stream()
                .filter(row -> row.run().owner().equals(owner) && matches(query, row.run()))
                .sorted(InMemoryRun.OLDEST_FIRST.reversed())
                .limit(query.limit() + 1L)
                .map(row -> RunRecord.of(row.run(), row.journal()))
                .toList();
        boolean more = found.size() > query.limit();
        List<RunRecord> page = more ? found.subList(0, query.limit()) : found;
        return new RunPage(page, more ? cursor(page.getLast().run()) : null);
    }

    @Override
    public Tallied tally(UserId owner, RunStats.Over over, int most) {
        Map<RunTally, Long> counts = new HashMap<>();
        Map<List<Enum<?>>, Integer> seen = new HashMap<>();
        boolean whole = true;
        List<Run> newest = rows.values().stream()
                .sorted(InMemoryRun.OLDEST_FIRST.reversed())
                .map(InMemoryRun::run)
                .filter(run -> run.owner().equals(owner) && isOver(over, run))
                .toList();
        for (Run run : newest) {
            RunEnd.How how = run.end().orElseThrow().how();
            int count = seen.merge(List.of(how, run.order().cause()), 1, Integer::sum);
            whole &= count < most;
            if (count <= most) {
                WorkflowId workflow = run.order().workflowId().orElse(null);
                counts.merge(new RunTally(workflow, how, over.day(run.startedAt()), 0), 1L, Long::sum);
            }
        }
        return new Tallied(
                counts.entrySet().stream()
                        .map(each -> new RunTally(
                                each.getKey().workflow(),
                                each.getKey().how(),
                                each.getKey().day(),
                                each.getValue()))
                        .toList(),
                whole);
    }

    private static boolean isOver(RunStats.Over over, Run run) {
        return run.status().isEnded()
                && !run.startedAt().isBefore(over.from())
                && (over.workflow() == null || run.order().workflowId().equals(Optional.of(over.workflow())));
    }

    private static boolean matches(RunQuery query, Run run) {
        return (query.workflow() == null || run.order().workflowId().equals(Optional.of(query.workflow())))
                && (query.cause() == null || query.cause() == run.order().cause())
                && query.filter().mayMatchStored(run.status())
                && query.window().has(run.startedAt())
                && (query.text() == null || RunText.of(run).has(query.text()))
                && (query.after() == null || isBefore(run, query.after()));
    }

    private static boolean isBefore(Run run, RunQuery.Cursor place) {
        int byStart = Long.compare(startedAtMs(run), place.startedAtMs());
        return byStart < 0 || (byStart == 0 && run.id().value().compareTo(place.id()) < 0);
    }

    private static RunQuery.Cursor cursor(Run run) {
        return new RunQuery.Cursor(startedAtMs(run), run.id().value());
    }

    private static long startedAtMs(Run run) {
        return run.startedAt().toEpochMilli();
    }

    @Override
    public void park(RunId id, long epoch, List<Recorded> events, Set<StepId> steps) {
        Run parked = write(id, epoch, row -> row.plus(events).parked(steps));
        approvals.of(parked.owner(), id).stream()
                .filter(request -> steps.contains(request.step()) && request.decision() == null)
                .map(ApprovalRequest::askedAt)
                .max(Comparator.naturalOrder())
                .ifPresent(since -> whenWaiting.accept(parked, since));
    }

    @Override
    public boolean askToCancel(UserId owner, RunId id) {
        InMemoryRun asked = row(owner, id).isEmpty() ? null : rows.computeIfPresent(id, (key, row) -> row.toCancel());
        return asked != null && !asked.run().status().isEnded();
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
    public int forget(Retention keep, Instant now, int most) {
        Map<UserId, List<InMemoryRun>> ended =
                ended().collect(Collectors.groupingBy(row -> row.run().owner()));
        return forget(ended.values().stream().flatMap(runs -> PastRuns.of(runs, keep, now)), most);
    }

    @Override
    public int forget(RunKeeping keeping, Instant now, int most) {
        List<InMemoryRun> ofOne = ended().filter(row -> row.run().owner().equals(keeping.owner())
                        && row.run().order().workflowId().equals(Optional.of(keeping.workflow())))
                .toList();
        return forget(PastRuns.of(ofOne, keeping.retention(), now), most);
    }

    private Stream<InMemoryRun> ended() {
        return rows.values().stream().filter(InMemoryRun::isEnded).sorted(InMemoryRun.OLDEST_FIRST);
    }

    private int forget(Stream<InMemoryRun> kept, int most) {
        List<RunId> past = kept.limit(most).map(row -> row.run().id()).toList();
        retries.values().removeAll(past);
        return Math.toIntExact(
                past.stream().filter(id -> rows.remove(id) != null).count());
    }

    @Override
    public RunUse use(UserId owner) {
        return PastRuns.use(rows.values().stream()
                .filter(row -> row.isEnded() && row.run().owner().equals(owner)));
    }

    /** Removes all of the owner's; who still writes to one of them has lost it. */
    public void deleteAll(UserId owner) {
        rows.values().removeIf(row -> row.run().owner().equals(owner));
    }
}
