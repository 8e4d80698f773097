package app.dispatch.application.run;

import app.dispatch.application.run.store.Approvals;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.run.store.RunClaims;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.application.workflow.RunKeeping;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.FirstRun;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A store in memory whose commits do first what a test says: wait, or fail. */
public final class HeldRunStore implements RunStore {
    private final InMemoryRunStore store;
    private final List<List<Recorded>> commits = new CopyOnWriteArrayList<>();
    private volatile Runnable beforeCommit = () -> {};
    private volatile Runnable afterForget = () -> {};

    public HeldRunStore() {
        this(new InMemoryRunStore(new InMemoryWorkflowStore()));
    }

    public HeldRunStore(InMemoryRunStore store) {
        this.store = store;
    }

    public void afterForget(Runnable action) {
        afterForget = action;
    }

    public void beforeCommit(Runnable action) {
        beforeCommit = action;
    }

    /** The events of each commit that was asked for, in order. */
    public List<List<Recorded>> commits() {
        return commits;
    }

    @Override
    public boolean begin(Run run, Begin how) {
        return store.begin(run, how);
    }

    @Override
    public Optional<Run> findRetry(UserId owner, RunId of) {
        return store.findRetry(owner, of);
    }

    @Override
    public RunUse use(UserId owner) {
        return store.use(owner);
    }

    @Override
    public int forget(Retention keep, Instant now, int most) {
        int deleted = store.forget(keep, now, most);
        afterForget.run();
        return deleted;
    }

    @Override
    public int forget(RunKeeping keeping, Instant now, int most) {
        return store.forget(keeping, now, most);
    }

    @Override
    public Optional<FirstRun> keyed(UserId owner, RunKey key, Instant now) {
        return store.keyed(owner, key, now);
    }

    @Override
    public void forgetKeys(Instant before) {
        store.forgetKeys(before);
    }

    @Override
    public void append(RunId id, long epoch, List<Recorded> events) {
        commits.add(events);
        beforeCommit.run();
        store.append(id, epoch, events);
    }

    @Override
    public void end(RunId id, long epoch, List<Recorded> events, RunEnd end) {
        commits.add(events);
        beforeCommit.run();
        store.end(id, epoch, events, end);
    }

    @Override
    public Optional<Run> find(UserId owner, RunId id) {
        return store.find(owner, id);
    }

    @Override
    public void journal(UserId owner, RunId id, long afterSeq, Consumer<Recorded> to) {
        store.journal(owner, id, afterSeq, to);
    }

    @Override
    public long journalSize(UserId owner, RunId id, long afterSeq) {
        return store.journalSize(owner, id, afterSeq);
    }

    @Override
    public Tallied tally(UserId owner, RunStats.Over over, int most) {
        return store.tally(owner, over, most);
    }

    @Override
    public RunPage history(UserId owner, RunQuery query) {
        return store.history(owner, query);
    }

    @Override
    public void park(RunId id, long epoch, List<Recorded> events, Set<StepId> steps) {
        store.park(id, epoch, events, steps);
    }

    @Override
    public boolean askToCancel(UserId owner, RunId id) {
        return store.askToCancel(owner, id);
    }

    @Override
    public Approvals approvals() {
        return store.approvals();
    }

    @Override
    public RunClaims claims() {
        return store.claims();
    }
}
