package app.dispatch.application.run;

import app.dispatch.application.run.Runs.Verdict;
import app.dispatch.application.run.node.NodeHeartbeat;
import app.dispatch.application.run.store.Approvals;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.ApprovalRequest.Decision;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.token.Actor;
import java.time.InstantSource;
import java.util.List;

/** Records what owners say of the steps that their runs ask them for. */
record RunDecisions(Approvals approvals, RunSecrets secrets, NodeHeartbeat heartbeat, InstantSource clock) {
    void decide(Actor by, Run run, StepId step, Verdict verdict) {
        ApprovalRequest request = approvals.of(run.owner(), run.id()).stream()
                .filter(asked -> asked.step().equals(step))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("step"));
        // What people say is recorded, listed and delivered, so it must not give away what the run's tools are
        // connected with.
        String reason = verdict.reason()
                .map(said -> secrets.of(run.owner(), List.of(run)).hiddenIn(said))
                .orElse(null);
        Decision decision =
                new Decision(verdict.answer(), clock.instant(), run.owner().value(), by.token(), reason);
        if (!approvals.decide(run.owner(), run.id(), step, decision)) {
            throw Refusal.of(
                    ErrorCode.CONFLICT,
                    request.answer()
                            .map(given -> "The step was " + given.id() + " already")
                            .orElse("The step cannot be decided any more: its time is over, or the run has ended"));
        }
        heartbeat.lookNow();
    }
}
