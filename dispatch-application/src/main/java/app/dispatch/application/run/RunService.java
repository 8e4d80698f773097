package app.dispatch.application.run;

import app.dispatch.application.Ids;
import app.dispatch.application.cpu.Share;
import app.dispatch.application.integration.Connections;
import app.dispatch.application.json.Json;
import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.application.run.RunRequest.What;
import app.dispatch.application.run.node.LocalRuns;
import app.dispatch.application.run.node.NodeHeartbeat;
import app.dispatch.application.run.node.RemoteRuns;
import app.dispatch.application.run.node.RunNode;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.EventFeed;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.run.trace.Tracing;
import app.dispatch.application.vault.Redaction;
import app.dispatch.application.vault.Secrets;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.FirstRun;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RetryPlan;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStats;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.WorkflowRef;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes runs in, records them, and tells how they go. */
public final class RunService implements Runs {
    /** The largest payload of a run, in UTF-8 bytes: 1 MiB. */
    public static final int MOST_PAYLOAD = 1024 * 1024;

    private final RunStore store;
    private final WorkflowStore workflows;
    private final EventFeed feed;
    private final PlanChecker plans;
    private final LocalRuns local;
    private final NodeHeartbeat heartbeat;
    private final RemoteRuns remote;
    private final RunMaking making;
    private final InstantSource clock;
    private final RunIntake intake;
    private final RunRepeats repeats;
    private final RunPages pages;
    private final RunDecisions decisions;
    private final RunSecrets secrets;

    RunService(
            RunStore store,
            WorkflowStore workflows,
            EventFeed feed,
            PlanChecker plans,
            Connections connections,
            RunNode node,
            Tracing tracing,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.workflows = workflows;
        this.feed = feed;
        this.plans = plans;
        this.local = node.local();
        this.heartbeat = node.heartbeat();
        this.remote = node.remote();
        this.making = new RunMaking(tracing, ids, clock);
        this.clock = clock;
        this.intake = new RunIntake(store, node.queue(), local, heartbeat);
        this.pages = new RunPages(store, local);
        this.secrets = new RunSecrets(connections);
        this.decisions = new RunDecisions(store.approvals(), secrets, heartbeat, clock);
        this.repeats = new RunRepeats(store, workflows, plans, intake, ids, clock);
    }

    /** The plan of a run with the workflow that it counts for. */
    private record Chosen(CheckedPlan plan, @Nullable WorkflowRef workflow) {}

    @Override
    public void requireRoom(UserId owner) {
        intake.requireRoom(owner);
    }

    @Override
    public StartedRun start(RunRequest request) {
        checkPayload(request.payload());
        Chosen chosen = choose(request);
        return intake.start(
                        request.owner(), () -> making.run(request, chosen.plan(), chosen.workflow()), new Begin.Fresh())
                .orElseThrow();
    }

    @Override
    public KeyedRun startOnce(RunRequest request, RunKey key) {
        Optional<KeyedRun> before = repeated(request.owner(), key);
        if (before.isPresent()) {
            return before.get();
        }
        checkPayload(request.payload());
        Chosen chosen = choose(request);
        return intake.start(
                        request.owner(),
                        () -> making.run(request, chosen.plan(), chosen.workflow()),
                        new Begin.Once(key))
                .map(started -> new KeyedRun(started, false))
                .or(() -> repeated(request.owner(), key)) // another request was faster
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.CONFLICT,
                        "This idempotency key is being forgotten just now; send the request again"));
    }

    @Override
    public StartedRun replay(UserId owner, RunId id) {
        return repeats.replay(known(owner, id));
    }

    @Override
    public StartedRun retry(UserId owner, RunId id, RetryPlan plan) {
        return repeats.retry(known(owner, id), plan);
    }

    @Override
    public StartedRun undo(UserId owner, RunId id, RunMode mode) {
        return repeats.undo(known(owner, id), mode);
    }

    /** The run that the key began before. */
    private Optional<KeyedRun> repeated(UserId owner, RunKey key) {
        return store.keyed(owner, key, clock.instant()).map(first -> repeated(owner, key, first));
    }

    private KeyedRun repeated(UserId owner, RunKey key, FirstRun first) {
        if (!first.fingerprint().equals(key.fingerprint())) {
            throw Refusal.of(
                    ErrorCode.IDEMPOTENCY_MISMATCH,
                    "This idempotency key came before with another request; use a fresh key for a fresh request");
        }
        return new KeyedRun(attach(owner, first.run()), true);
    }

    @Override
    public StartedRun attach(UserId owner, RunId id) {
        // Before the store is read: a run that ends meanwhile has ended there.
        Optional<CompletableFuture<RunRecord>> ended = local.ended(id);
        RunRecord record = get(owner, id);
        return new StartedRun(record.run(), ended.orElseGet(() -> ended(record)));
    }

    /** Completes when the run has ended or waits for its owner, wherever that is. */
    private CompletableFuture<RunRecord> ended(RunRecord record) {
        Run run = record.run();
        CompletableFuture<RunRecord> ended = new CompletableFuture<>();
        if (isAtRest(run)) {
            ended.complete(record);
            return ended;
        }
        EventFeed.Subscription subscription = remote.onStored(run.owner(), run.id(), () -> {
            Optional<Run> now = store.find(run.owner(), run.id());
            if (now.isEmpty()) {
                ended.completeExceptionally(Refusal.notFound("run"));
            } else if (isAtRest(now.get())) {
                ended.complete(get(run.owner(), run.id()));
            }
        });
        return ended.whenComplete((whole, failure) -> subscription.close());
    }

    private static boolean isAtRest(Run run) {
        return run.status().isEnded() || run.status() == RunStatus.WAITING;
    }

    private static void checkPayload(String payload) {
        if (payload.getBytes(StandardCharsets.UTF_8).length > MOST_PAYLOAD) {
            throw Refusal.of(ErrorCode.PAYLOAD_TOO_LARGE, "A payload has at most " + MOST_PAYLOAD + " bytes");
        }
        Value value = Json.parse(payload);
        if (!(value instanceof Value.Fields)) {
            throw Refusal.of(
                    ErrorCode.BAD_REQUEST,
                    "The payload cannot be used",
                    List.of(new Problem("/trigger", "must be an object")));
        }
    }

    private Chosen choose(RunRequest request) {
        return switch (request.what()) {
            case What.ThisPlan(PlanDraft plan, WorkflowId countedFor) -> {
                CheckedPlan checked = plans.check(Share.of(request.owner()), plan);
                if (countedFor != null) {
                    find(request.owner(), countedFor);
                }
                yield new Chosen(checked, countedFor == null ? null : new WorkflowRef(countedFor, null));
            }
            case What.Saved(WorkflowId id) -> choose(find(request.owner(), id));
            case What.Known(SavedWorkflow workflow) -> choose(workflow);
        };
    }

    private Chosen choose(SavedWorkflow workflow) {
        return new Chosen(
                plans.check(Share.of(workflow.owner()), PlanDraft.of(workflow.plan())),
                new WorkflowRef(workflow.id(), workflow.version()));
    }

    private SavedWorkflow find(UserId owner, WorkflowId id) {
        return workflows.toRun(owner, id).orElseThrow(() -> Refusal.notFound("workflow"));
    }

    @Override
    public RunRecord get(UserId owner, RunId id) {
        boolean here = local.isRunning(id); // before the store is read: a run that ends meanwhile has ended there
        Run run = known(owner, id);
        List<Recorded> journal = store.journal(owner, id, 0);
        RunRecord record = RunRecord.of(run, journal).with(store.approvals().of(owner, id));
        return here ? record.underWay() : record;
    }

    @Override
    public Extent extent(UserId owner, RunId id, long afterSeq) {
        boolean ended = known(owner, id).status().isEnded();
        return new Extent(ended, store.journalSize(owner, id, afterSeq));
    }

    @Override
    public RunPage history(UserId owner, RunQuery query) {
        return pages.page(owner, query);
    }

    @Override
    public UnaryOperator<Value> shown(UserId owner, List<RunRecord> runs) {
        Secrets hidden = secrets.of(owner, runs.stream().map(RunRecord::run).toList());
        return value -> hidden.hiddenIn(Redaction.of(value));
    }

    @Override
    public RunStats stats(UserId owner, int days, ZoneId zone, Optional<WorkflowId> workflow) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        RunStats.Over over = new RunStats.Over(today.minusDays(days - 1L), zone, workflow.orElse(null));
        RunStore.Tallied tallied = store.tally(owner, over, RunStats.MOST_RUNS);
        return new RunStats(over, today, tallied.tallies(), tallied.whole());
    }

    @Override
    public List<Asked> cancel(UserId owner, List<RunId> ids) {
        List<Asked> all = new ArrayList<>();
        for (RunId id : ids) {
            boolean known = store.find(owner, id).isPresent();
            if (known) {
                cancel(owner, id);
            }
            all.add(new Asked(id, known ? store.find(owner, id).map(Run::status) : Optional.empty()));
        }
        return all;
    }

    @Override
    public EventFeed.Subscription follow(UserId owner, RunId id, long afterSeq, Consumer<Recorded> listener) {
        Run run = known(owner, id);
        Follower follower = new Follower(afterSeq, listener);
        EventFeed.Subscription here = feed.subscribe(id, follower::live);
        boolean caughtUp = false;
        try {
            List<Recorded> toldOnly =
                    local.toldOnly(id); // before the store is read: what is stored meanwhile is in both
            follower.catchUp(each -> store.journal(owner, id, afterSeq, each), toldOnly);
            caughtUp = true;
        } finally {
            if (!caughtUp) {
                here.close();
            }
        }
        if (run.status().isEnded()) {
            return here;
        }
        EventFeed.Subscription elsewhere = remote.watch(owner, id, afterSeq);
        return () -> {
            here.close();
            elsewhere.close();
        };
    }

    @Override
    public void cancel(UserId owner, RunId id) {
        var unused = known(owner, id);
        heartbeat.cancel(id);
        if (store.askToCancel(owner, id)) { // another process may drive it, or none since it waits
            heartbeat.lookNow();
        }
    }

    @Override
    public void decide(Actor by, RunId id, StepId step, Verdict verdict) {
        decisions.decide(by, known(by.owner(), id), step, verdict);
    }

    private Run known(UserId owner, RunId id) {
        return store.find(owner, id).orElseThrow(() -> Refusal.notFound("run"));
    }
}
