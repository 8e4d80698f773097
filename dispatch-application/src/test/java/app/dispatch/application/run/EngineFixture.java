package app.dispatch.application.run;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Dispatch in memory with a {@link Probe} for a tool. */
final class EngineFixture {
    static final UserId OWNER = new UserId("usr_1");

    final Probe probe = new Probe();
    final InMemoryWorkflowStore workflows = new InMemoryWorkflowStore();
    final InMemoryRunStore store = new InMemoryRunStore(workflows);
    Dispatch dispatch;

    EngineFixture() {
        this(outside -> outside);
    }

    EngineFixture(java.util.function.UnaryOperator<Outside> change) {
        Outside inMemory = Outside.inMemory();
        dispatch = Dispatch.wire(change.apply(
                inMemory.with(inMemory.stores().accounts(), workflows, store).with(probe.connector())));
    }

    PlanDraft draft(String steps) {
        return dispatch.planJson().read(Json.parse("{\"id\":\"wf_1\",\"name\":\"Test\",\"steps\":" + steps + "}"), "");
    }

    PlanDraft plan(String members) {
        return dispatch.planJson().read(Json.parse("{\"id\":\"wf_1\",\"name\":\"Test\"," + members + "}"), "");
    }

    StartedRun start(PlanDraft plan, String payload, RunMode mode) {
        return dispatch.runs()
                .start(new RunRequest(OWNER, new RunRequest.What.ThisPlan(plan, null), payload, mode, RunCause.MANUAL));
    }

    RunRecord run(String steps) {
        return ended(start(draft(steps), "{}", RunMode.LIVE));
    }

    RunRecord run(String steps, String payload) {
        return ended(start(draft(steps), payload, RunMode.LIVE));
    }

    static RunRecord ended(StartedRun started) {
        return get(started.ended());
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("not in time", e);
        }
    }

    /** All events of the run, once its last one is told. */
    List<RunEvent> events(StartedRun started) {
        List<Recorded> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<Boolean> last = new CompletableFuture<>();
        dispatch.runs().follow(OWNER, started.run().id(), 0, event -> {
            heard.add(event);
            if (event.event() instanceof RunCompleted) {
                last.complete(true);
            }
        });
        get(last);
        return heard.stream().map(Recorded::event).toList();
    }

    static StepOutcome step(RunRecord record, String id) {
        return record.steps().stream()
                .filter(step -> step.step().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Duration longest() {
        return Duration.ofSeconds(20);
    }
}
