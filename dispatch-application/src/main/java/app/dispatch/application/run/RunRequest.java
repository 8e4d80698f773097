package app.dispatch.application.run;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.TraceParent;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wish to run a plan.
 *
 * @param what the plan
 * @param payload what {@code trigger} reads in expressions, as JSON text; kept byte for byte
 * @param traced the trace of the caller's that the run is to be a part of, where traces are made
 */
public record RunRequest(
        UserId owner, What what, String payload, RunMode mode, RunCause cause, Optional<TraceParent> traced) {
    /** One that is a part of nobody's trace. */
    public RunRequest(UserId owner, What what, String payload, RunMode mode, RunCause cause) {
        this(owner, what, payload, mode, cause, Optional.empty());
    }

    /** The payload of a run that nothing was sent to. */
    public static final String NO_PAYLOAD = "{}";

    /** Where the plan of a run comes from. */
    public sealed interface What {
        /** A plan that comes with the request, counted for one of the owner's workflows unless that is null. */
        record ThisPlan(PlanDraft plan, @Nullable WorkflowId countedFor) implements What {}

        /** The present plan of the owner's workflow. */
        record Saved(WorkflowId workflow) implements What {}

        /** The plan of the owner's workflow as it was just read. */
        record Known(SavedWorkflow workflow) implements What {}
    }

    /** A live run, by hand, of a plan that comes with the request. */
    public static RunRequest of(UserId owner, Plan plan) {
        return of(owner, PlanDraft.of(plan));
    }

    /** A live run, by hand, of a plan that is not checked yet. */
    public static RunRequest of(UserId owner, PlanDraft plan) {
        return new RunRequest(owner, new What.ThisPlan(plan, null), NO_PAYLOAD, RunMode.LIVE, RunCause.MANUAL);
    }

    /** The same request with this payload. */
    public RunRequest withPayload(String json) {
        return new RunRequest(owner, what, json, mode, cause, traced);
    }

    /** The same request in this mode. */
    public RunRequest inMode(RunMode other) {
        return new RunRequest(owner, what, payload, other, cause, traced);
    }

    /** The same request as a part of the trace that this header of its names; as it is where that names none. */
    public RunRequest traced(Optional<String> traceparent) {
        return new RunRequest(owner, what, payload, mode, cause, traceparent.flatMap(TraceParent::read));
    }
}
