package app.dispatch.client.run;

import app.dispatch.application.json.Json;
import app.dispatch.application.run.KeyedRun;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.Runs;
import app.dispatch.application.run.StartedRun;
import app.dispatch.application.run.store.EventFeed;
import app.dispatch.client.web.Answer;
import app.dispatch.client.web.Api;
import app.dispatch.client.web.Ask;
import app.dispatch.client.web.Place;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
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
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Runs on a server. What the server does not tell is not there: a run's payload is that of no payload, its epoch the first one, and its
 * plan is whole where {@link #get} answers, or the run was just started with it, and its name alone elsewhere. Safe for use by
 * several threads.
 *
 * @param keys a fresh key for each run that is to begin once, whatever becomes of answers
 */
public record RemoteRuns(Api api, Supplier<String> keys) implements Runs {
    private static final String RUN = "/api/runs/{}";
    private static final int MOST_CANCELLED = 200;

    /** Nothing: {@link #start} refuses for the number as well, and before anything is done. */
    @Override
    public void requireRoom(UserId owner) {
        // The server does.
    }

    /**
     * {@inheritDoc}
     *
     * @throws app.dispatch.domain.error.Refusal also {@code bad_request} for a cause other than by hand, which only a server has
     */
    @Override
    public StartedRun start(RunRequest request) {
        return begin(request, keys.get()).started();
    }

    /** {@inheritDoc} What the key was for is what the server compares, and not its fingerprint. */
    @Override
    public KeyedRun startOnce(RunRequest request, RunKey key) {
        return begin(request, RunOrders.idempotencyKey(key));
    }

    private KeyedRun begin(RunRequest request, String key) {
        UserId owner = request.owner();
        Answer answer = api.ask(
                owner, RunOrders.ask(request).header("Prefer", "respond-async").header("Idempotency-Key", key));
        String plan = RunOrders.plan(request).map(Json::write).orElse(null);
        RunRecord record = RunReading.read(answer.part("run"), owner, request.payload(), plan);
        boolean repeated = answer.headers().firstValue("Idempotent-Replay").isPresent();
        return new KeyedRun(watched(record), repeated);
    }

    @Override
    public StartedRun replay(UserId owner, RunId id) {
        return again(owner, Ask.of("POST", RUN + "/replay", id.value()));
    }

    @Override
    public StartedRun retry(UserId owner, RunId id, RetryPlan plan) {
        return again(owner, Ask.of("POST", RUN + "/retry", id.value()).body(RunOrders.retry(plan)));
    }

    @Override
    public StartedRun undo(UserId owner, RunId id, RunMode mode) {
        Fields body = Fields.of("mode", Value.of(mode.id()));
        return again(owner, Ask.of("POST", RUN + "/undo", id.value()).body(body));
    }

    /** These have no idempotency key, so that an answer which is lost may stand for a run that has begun. */
    private StartedRun again(UserId owner, Ask ask) {
        Answer answer = api.ask(owner, ask.once().header("Prefer", "respond-async"));
        return watched(read(answer.part("run"), owner));
    }

    @Override
    public StartedRun attach(UserId owner, RunId id) {
        return watched(get(owner, id));
    }

    private StartedRun watched(RunRecord record) {
        Run run = record.run();
        return new StartedRun(
                run,
                RunWatch.isOver(record) && !record.steps().isEmpty()
                        ? CompletableFuture.completedFuture(record)
                        : new RunWatch(() -> get(run.owner(), run.id())).ended());
    }

    @Override
    public RunRecord get(UserId owner, RunId id) {
        Fields run = api.ask(owner, Ask.of("GET", RUN, id.value())).part("run");
        Fields plan = api.ask(owner, Ask.of("GET", RUN + "/plan", id.value())).part("plan");
        return RunReading.read(run, owner, RunRequest.NO_PAYLOAD, Json.write(plan));
    }

    /** {@inheritDoc} How much that is, is judged by the run's record. */
    @Override
    public Extent extent(UserId owner, RunId id, long afterSeq) {
        Fields run = api.ask(owner, Ask.of("GET", RUN, id.value())).part("run");
        return new Extent(
                read(run, owner).run().status().isEnded(), Json.write(run).length());
    }

    @Override
    public RunPage history(UserId owner, RunQuery query) {
        Fields answer = api.ask(owner, RunOrders.list(query)).body();
        List<RunRecord> runs = answer.items("runs").stream()
                .map(run -> read((Fields) run, owner))
                .toList();
        return new RunPage(
                runs,
                answer.text("nextCursor")
                        .map(next -> Place.read(next, RunQuery.Cursor::new))
                        .orElse(null));
    }

    /** Everything: what the server shows it has taken secrets out of. */
    @Override
    public UnaryOperator<Value> shown(UserId owner, List<RunRecord> runs) {
        return UnaryOperator.identity();
    }

    @Override
    public RunStats stats(UserId owner, int days, ZoneId zone, Optional<WorkflowId> workflow) {
        Ask ask = Ask.of("GET", "/api/stats")
                .query("days", days)
                .query("timezone", zone.getId())
                .query("workflowId", workflow.map(WorkflowId::value).orElse(null));
        return StatsReading.read(api.ask(owner, ask).body(), zone, workflow);
    }

    @Override
    public EventFeed.Subscription follow(UserId owner, RunId id, long afterSeq, Consumer<Recorded> listener) {
        RunRecord now = get(owner, id);
        EventReading reading = new EventReading(() -> get(owner, now.run().id()));
        return new RunFollow(api, owner, id, afterSeq, reading, listener).begin();
    }

    @Override
    public void cancel(UserId owner, RunId id) {
        api.ask(owner, Ask.of("POST", RUN + "/cancel", id.value()));
    }

    @Override
    public List<Asked> cancel(UserId owner, List<RunId> ids) {
        List<Asked> asked = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST_CANCELLED) {
            List<String> some = ids.subList(from, Math.min(from + MOST_CANCELLED, ids.size())).stream()
                    .map(RunId::value)
                    .toList();
            Ask ask = Ask.of("POST", "/api/runs/cancel").body(Fields.of("ids", Value.texts(some)));
            for (Value result : api.ask(owner, ask).body().items("results")) {
                asked.add(asked((Fields) result));
            }
        }
        return asked;
    }

    private static Asked asked(Fields result) {
        return new Asked(
                new RunId(result.text("id").orElseThrow()),
                result.text("status")
                        .flatMap(id -> Arrays.stream(RunStatus.values())
                                .filter(status -> status.id().equals(id))
                                .findFirst()));
    }

    /** {@inheritDoc} Whoever decides, the server notes the owner and the token that the program has of them. */
    @Override
    public void decide(Actor by, RunId id, StepId step, Verdict verdict) {
        String verb = verdict.answer() == ApprovalRequest.Answer.APPROVED ? "approve" : "reject";
        Ask ask = Ask.of("POST", RUN + "/steps/{}/" + verb, id.value(), step.value())
                .once();
        api.ask(
                by.owner(),
                verdict.reason()
                        .map(reason -> ask.body(Fields.of("reason", Value.of(reason))))
                        .orElse(ask));
    }

    private static RunRecord read(Fields run, UserId owner) {
        return RunReading.read(run, owner, RunRequest.NO_PAYLOAD, null);
    }
}
