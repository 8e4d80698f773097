package app.dispatch.application.run.store;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.ApprovalRequest.Decision;
import app.dispatch.domain.run.RunId;
import java.util.List;

/** Keeps what runs ask their owners, and what those decide: a port. Every change is durable when its method returns. */
public interface Approvals {
    /**
     * Asks for a step of the run, unless that is asked and not decided; an earlier question and its answer are forgotten.
     *
     * @throws app.dispatch.domain.error.RunLost when the run is not the epoch's any more
     */
    void ask(RunId run, long epoch, ApprovalRequest request);

    /** What the owner's run has asked so far, by the time of asking. */
    List<ApprovalRequest> of(UserId owner, RunId run);

    /**
     * Decides what is not decided; a run that waits can be claimed from then on. Of several decisions one counts.
     *
     * @return false when there is nothing to decide, or an answer of a person comes too late
     */
    boolean decide(UserId owner, RunId run, StepId step, Decision decision);
}
