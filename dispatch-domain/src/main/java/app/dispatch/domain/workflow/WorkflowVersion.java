package app.dispatch.domain.workflow;

import app.dispatch.domain.plan.Plan;
import java.time.Instant;

/**
 * A plan as its workflow had it.
 *
 * @param number its place among the workflow's versions, from 1
 * @param savedAt when the workflow got it
 */
public record WorkflowVersion(int number, Instant savedAt, Plan plan) {
    /** The most versions of a workflow that are kept: the newest. */
    public static final int MOST = 100;
}
