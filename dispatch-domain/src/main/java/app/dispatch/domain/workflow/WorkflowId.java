package app.dispatch.domain.workflow;

import app.dispatch.domain.plan.PlanId;

/** The id of a saved workflow: that of its plan. */
public record WorkflowId(String value) {
    public WorkflowId {
        if (!PlanId.FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a workflow id: " + value);
        }
    }

    /** The id of the workflow that keeps this plan. */
    public static WorkflowId of(PlanId plan) {
        return new WorkflowId(plan.value());
    }

    public PlanId planId() {
        return new PlanId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
