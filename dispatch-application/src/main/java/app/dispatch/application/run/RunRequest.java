package app.dispatch.application.run;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import org.jspecify.annotations.Nullable;

/**
 * The wish to run a plan.
 *
 * @param what the plan
 * @param payload what {@code trigger} reads in expressions, as JSON text; kept byte for byte
 */
public record RunRequest(UserId owner, What what, String payload, RunMode mode, RunCause cause) {
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
        return new RunRequest(owner, what, json, mode, cause);
    }

    /** The same request in this mode. */
    public RunRequest inMode(RunMode other) {
        return new RunRequest(owner, what, payload, other, cause);
    }
}
