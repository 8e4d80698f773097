package app.dispatch.application.workflow;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.workflow.KeepRuns;
import app.dispatch.domain.workflow.WorkflowId;

/**
 * How long the ended runs of one workflow are kept.
 *
 * @param keep what its owner said; the server's rule holds besides
 */
public record RunKeeping(UserId owner, WorkflowId workflow, KeepRuns keep) {
    /** The same as a rule for those runs. */
    public Retention retention() {
        return new Retention(keep.runs(), keep.days());
    }
}
