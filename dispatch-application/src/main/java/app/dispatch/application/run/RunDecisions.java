package app.dispatch.application.run;

import app.dispatch.application.integration.Connections;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.Runs.Verdict;
import app.dispatch.application.run.node.NodeHeartbeat;
import app.dispatch.application.run.store.Approvals;
import app.dispatch.application.vault.Secrets;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.ApprovalRequest.Decision;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.value.Value.Fields;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Records what owners say of the steps that their runs ask them for. */
record RunDecisions(Approvals approvals, Connections connections, NodeHeartbeat heartbeat, InstantSource clock) {
    void decide(Actor by, Run run, StepId step, Verdict verdict) {
        ApprovalRequest request = approvals.of(run.owner(), run.id()).stream()
                .filter(asked -> asked.step().equals(step))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("step"));
        String reason = verdict.reason().map(said -> withoutSecrets(run, said)).orElse(null);
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

    /** What people say is recorded, listed and delivered, so it must not give away what the run's tools are connected with. */
    private String withoutSecrets(Run run, String said) {
        List<Secrets> secrets = tools(run)
                .map(tool -> connections.of(run.owner(), tool).secrets())
                .toList();
        return Secrets.all(secrets).hiddenIn(said);
    }

    private static Stream<String> tools(Run run) {
        Fields plan = (Fields) Json.readBack(run.order().plan());
        return plan.items("steps").stream()
                .map(step -> ((Fields) step).text("tool"))
                .flatMap(Optional::stream)
                .distinct();
    }
}
