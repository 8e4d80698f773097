package app.dispatch.application.run;

import app.dispatch.application.Ids;
import app.dispatch.application.cpu.Share;
import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.application.run.engine.RunProgress;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.run.RetryPlan;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunOrder;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.WorkflowRef;
import app.dispatch.domain.workflow.SavedWorkflow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does past runs again, from their start or from where they failed, and takes them back. */
final class RunRepeats {
    private final RunStore store;
    private final WorkflowStore workflows;
    private final PlanChecker plans;
    private final RunIntake intake;
    private final Ids ids;
    private final InstantSource clock;

    RunRepeats(
            RunStore store,
            WorkflowStore workflows,
            PlanChecker plans,
            RunIntake intake,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.workflows = workflows;
        this.plans = plans;
        this.intake = intake;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a run is to be done again with. */
    private record Basis(CheckedPlan plan, @Nullable WorkflowRef workflow) {}

    /** Runs the recorded plan of {@code past} from its start. */
    StartedRun replay(Run past) {
        if (!past.status().isEnded()) {
            throw Refusal.of(ErrorCode.CONFLICT, "The run has not ended yet; wait for its end, or cancel it");
        }
        Basis basis = recorded(past);
        return start(past.owner(), () -> again(past, basis, new RunOrigin.ReplayOf(past.id())));
    }

    /** Goes on from where {@code asked}, or its last retry, has failed. */
    StartedRun retry(Run asked, RetryPlan choice) {
        Run past = last(asked);
        Basis basis = switch (choice) {
            case RECORDED -> recorded(past);
            case CURRENT -> current(past);
        };
        Reuse reuse = new Reuse(
                past, plans.read(past.order().plan()), basis.plan(), store.journal(past.owner(), past.id(), 0));
        return intake.start(
                        past.owner(),
                        () -> again(past, basis, new RunOrigin.RetryOf(past.id())),
                        new Begin.Retry(reuse.journal()))
                .orElseThrow(
                        () -> Refusal.of(ErrorCode.CONFLICT, "The run " + past.id() + " is being retried already"));
    }

    /** Takes back what {@code past} has done. */
    StartedRun undo(Run past, RunMode mode) {
        if (!past.status().isEnded()) {
            throw Refusal.of(ErrorCode.CONFLICT, "The run has not ended yet; wait for its end, or cancel it");
        }
        RunProgress progress = RunProgress.of(store.journal(past.owner(), past.id(), 0));
        UndoPlan.Made undo = new UndoPlan(past, plans.read(past.order().plan()), progress, plans.catalogue())
                .made(new PlanId(ids.next("wf_")), clock.instant());
        CheckedPlan plan = plans.check(Share.of(past.owner()), PlanDraft.of(undo.plan()));
        RunOrder order =
                new RunOrder(plan.text(), undo.payload(), mode, RunCause.MANUAL, null, new RunOrigin.UndoOf(past.id()));
        return start(past.owner(), () -> run(past.owner(), order));
    }

    /** The run that a retry of {@code asked} goes on from: its own last retry, so that nothing done since is done again. */
    private Run last(Run asked) {
        if (asked.status() != RunStatus.FAILED) {
            String state = asked.status().isEnded()
                    ? "ended " + asked.status().id()
                    : "has not ended; it is " + asked.status().id();
            throw Refusal.of(ErrorCode.NOT_RETRYABLE, "Only a failed run can be retried; this one " + state);
        }
        Run last = asked;
        Optional<Run> next = store.findRetry(asked.owner(), asked.id());
        while (next.isPresent()) {
            last = next.get();
            next = store.findRetry(asked.owner(), last.id());
        }
        return switch (last.status()) {
            case FAILED, CANCELLED -> last;
            case OK ->
                throw Refusal.of(
                        ErrorCode.NOT_RETRYABLE, "The run was retried by " + last.id() + ", and that one ended ok");
            case QUEUED, RUNNING, WAITING ->
                throw Refusal.of(ErrorCode.CONFLICT, "The run is being retried by " + last.id() + " just now");
        };
    }

    /** The plan as it was recorded; it counts for its workflow, if there still is one. */
    private Basis recorded(Run past) {
        CheckedPlan plan = plans.recorded(Share.of(past.owner()), past.order().plan());
        return new Basis(plan, workflow(past).isPresent() ? past.order().workflow() : null);
    }

    private Basis current(Run past) {
        SavedWorkflow workflow = workflow(past)
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.NOT_RETRYABLE,
                        "There is no current plan for this run",
                        List.of(new Problem(
                                "/plan",
                                "the run has no workflow, or it was deleted; leave `plan` out to go on with the"
                                        + " recorded plan"))));
        return new Basis(
                plans.check(Share.of(past.owner()), PlanDraft.of(workflow.plan())),
                new WorkflowRef(workflow.id(), workflow.version()));
    }

    private Optional<SavedWorkflow> workflow(Run past) {
        return past.order().workflowId().flatMap(id -> workflows.find(past.owner(), id));
    }

    private StartedRun start(UserId owner, Supplier<Run> making) {
        return intake.start(owner, making, new Begin.Fresh()).orElseThrow();
    }

    private Run again(Run past, Basis basis, RunOrigin origin) {
        RunOrder order = past.order();
        return run(
                past.owner(),
                new RunOrder(
                        basis.plan().text(), order.payload(), order.mode(), RunCause.MANUAL, basis.workflow(), origin));
    }

    private Run run(UserId owner, RunOrder order) {
        Instant now = clock.instant();
        return Run.queued(new RunId(ids.next("run_", now)), owner, order, now);
    }
}
