package app.dispatch.adapters.http.run;

import static app.dispatch.domain.token.Scope.APPROVE;
import static app.dispatch.domain.token.Scope.READ;
import static app.dispatch.domain.token.Scope.RUN;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.RunJson;
import app.dispatch.application.run.KeyedRun;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.Runs;
import app.dispatch.application.run.StartedRun;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.RetryPlan;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.TraceParent;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/execute}, {@code /api/workflows/{id}/run} and {@code /api/runs}: runs from their start to their end. */
public record RunRoutes(Runs runs, Streams streams, PlanJson plans) {

    public List<Route> all() {
        return List.of(
                Route.user(RUN, POST, "/api/execute", this::execute),
                Route.user(RUN, POST, "/api/workflows/{id}/run", this::runWorkflow)
                        .ofWorkflow(),
                Route.user(READ, GET, "/api/runs/{id}", this::get).large().narrowed(this::checkReach),
                Route.user(READ, GET, "/api/runs/{id}/plan", this::plan).large().narrowed(this::checkReach),
                Route.user(READ, GET, "/api/runs/{id}/events", this::events)
                        .withoutHead()
                        .large()
                        .narrowed(this::checkReach),
                Route.user(RUN, POST, "/api/runs/cancel", this::cancelAll).narrowing(),
                Route.user(RUN, POST, "/api/runs/{id}/cancel", this::cancel).narrowed(this::checkReach),
                Route.user(APPROVE, POST, "/api/runs/{id}/steps/{stepId}/approve", decide(Answer.APPROVED))
                        .narrowed(this::checkReach),
                Route.user(APPROVE, POST, "/api/runs/{id}/steps/{stepId}/reject", decide(Answer.REJECTED))
                        .narrowed(this::checkReach),
                Route.user(RUN, POST, "/api/runs/{id}/replay", this::replay).narrowed(this::checkReach),
                Route.user(RUN, POST, "/api/runs/{id}/retry", this::retry).narrowed(this::checkReach),
                Route.user(RUN, POST, "/api/runs/{id}/undo", this::undo).narrowed(this::checkReach));
    }

    /** Makes sure that the run of the path belongs to a workflow which the caller reaches. */
    private void checkReach(Call call, UserId owner) {
        if (!reaches(call, owner, id(call))) {
            throw Refusal.notFound("run");
        }
    }

    private void execute(Call call, UserId owner) {
        Optional<EventId> last = call.header("Last-Event-ID").map(EventId::parse);
        if (last.isPresent()) {
            call.large(owner, () -> streams.resume(call, owner, last.get()));
            return;
        }
        requireRoom(call, owner);
        RunRequest request =
                call.body(body -> RunBody.plan(body, owner, plans)).traced(call.header(TraceParent.HEADER));
        if (call.prefersAsync()) {
            accept(call, start(call, request));
        } else {
            streams.answer(call, owner, () -> start(call, request).run().id());
        }
    }

    private void runWorkflow(Call call, UserId owner) {
        WorkflowId workflow = call.pathId("id", "workflow", WorkflowId::new);
        requireRoom(call, owner);
        RunRequest request =
                call.optionalBody(body -> RunBody.saved(body, owner, workflow)).traced(call.header(TraceParent.HEADER));
        answer(call, start(call, request));
    }

    private void replay(Call call, UserId owner) {
        call.noBody();
        answer(call, runs.replay(owner, id(call)));
    }

    private void retry(Call call, UserId owner) {
        RunId run = id(call);
        RetryPlan plan = call.optionalBody(RunBody::retryPlan);
        answer(call, runs.retry(owner, run, plan));
    }

    private void undo(Call call, UserId owner) {
        RunId run = id(call);
        RunMode mode = call.optionalBody(RunBody::mode);
        answer(call, runs.undo(owner, run, mode));
    }

    /** Answers once the run has ended or waits for its owner, or at once when the client does not want to wait. */
    private static void answer(Call call, StartedRun started) {
        if (call.prefersAsync()) {
            accept(call, started);
            return;
        }
        call.forgetBody();
        RunRecord record = started.await();
        if (record.run().status().isEnded()) {
            answer(call, record);
        } else {
            accept(call, record);
        }
    }

    /** Refuses a run that would be one too many before anything is read; a repetition is answered all the same. */
    private void requireRoom(Call call, UserId owner) {
        if (call.idempotencyKey().isEmpty()) {
            runs.requireRoom(owner);
        }
    }

    /** Starts the run, once for each idempotency key of the owner. */
    private StartedRun start(Call call, RunRequest request) {
        Optional<String> key = call.idempotencyKey();
        if (key.isEmpty()) {
            return runs.start(request);
        }
        String fingerprint = RunKey.fingerprint("POST " + call.context().path(), call.bytes());
        KeyedRun run = runs.startOnce(request, new RunKey("api", key.get(), fingerprint));
        if (run.repeated()) {
            call.setHeader("Idempotent-Replay", "true");
        }
        return run.started();
    }

    /** Answers before the run has ended (RFC 7240). */
    private static void accept(Call call, StartedRun started) {
        call.setHeader("Preference-Applied", "respond-async");
        accept(call, new RunRecord(started.run(), List.of()));
    }

    private static void accept(Call call, RunRecord record) {
        call.setHeader("Location", "/api/runs/" + record.run().id());
        call.answer(202, Fields.of("run", RunJson.write(record)));
    }

    private void get(Call call, UserId owner) {
        answer(call, runs.get(owner, id(call)));
    }

    /** The very plan that the run was begun with, whatever has become of its workflow since. */
    private void plan(Call call, UserId owner) {
        String plan = runs.get(owner, id(call)).run().order().plan();
        call.answer(Fields.of("plan", PlanJson.write(plans.readBack(plan))));
    }

    private void events(Call call, UserId owner) {
        RunId run = id(call);
        EventId last = call.header("Last-Event-ID")
                .map(EventId::parse)
                .filter(event -> event.run().equals(run))
                .orElse(new EventId(run, 0));
        streams.resume(call, owner, last);
    }

    private void cancel(Call call, UserId owner) {
        call.noBody();
        RunId run = id(call);
        runs.cancel(owner, run);
        answer(call, runs.get(owner, run));
    }

    private void cancelAll(Call call, UserId owner) {
        List<RunId> ids = call.body(RunBody::ids).stream().distinct().toList();
        call.answer(Fields.of(
                "results",
                Value.of(reached(call, owner, ids).stream()
                        .map(RunRoutes::cancelled)
                        .toList())));
    }

    /** What became of asking for each; one that the caller does not reach is answered as one that is not there. */
    private List<Runs.Asked> reached(Call call, UserId owner, List<RunId> ids) {
        if (call.narrowedTo().isEmpty()) {
            return runs.cancel(owner, ids);
        }
        List<Runs.Asked> asked = new ArrayList<>();
        for (RunId id : ids) {
            asked.addAll(
                    reaches(call, owner, id)
                            ? runs.cancel(owner, List.of(id))
                            : List.of(new Runs.Asked(id, Optional.empty())));
        }
        return asked;
    }

    private boolean reaches(Call call, UserId owner, RunId id) {
        try {
            return call.reaches(runs.get(owner, id).run().order().workflowId().orElse(null));
        } catch (Refusal refused) {
            if (refused.errorCode() == ErrorCode.NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }

    private static Fields cancelled(Runs.Asked asked) {
        FieldsBuilder to = Fields.builder().put("id", asked.id().value());
        return asked.status()
                .map(status -> to.put("status", status.id()))
                .orElseGet(() -> to.put("error", "Not found").put("code", ErrorCode.NOT_FOUND.id()))
                .build();
    }

    private Route.UserAnswer decide(Answer answer) {
        return (call, owner) -> {
            RunId run = id(call);
            StepId step = call.pathId("stepId", "step", StepId::new);
            Runs.Verdict verdict = new Runs.Verdict(answer, call.optionalBody(RunBody::reason));
            runs.decide(call.actor(owner), run, step, verdict);
            answer(call, runs.get(owner, run));
        };
    }

    private static RunId id(Call call) {
        return call.pathId("id", "run", RunId::new);
    }

    private static void answer(Call call, RunRecord record) {
        call.answer(Fields.of("run", RunJson.write(record)));
    }
}
