package app.dispatch.application.run.store;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.ApprovalRequest.Decision;
import app.dispatch.domain.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What runs in memory have asked. */
record InMemoryApprovals(ConcurrentMap<RunId, InMemoryRun> rows) implements Approvals {
    @Override
    public void ask(RunId run, long epoch, ApprovalRequest request) {
        rows.computeIfPresent(run, (id, row) -> {
            if (row.run().epoch() != epoch || row.isEnded()) {
                throw new RunLost("the run has ended or is in other hands: " + id);
            }
            ApprovalRequest asked = row.approvals().get(request.step());
            return asked != null && asked.decision() == null ? row : row.with(request);
        });
    }

    @Override
    public List<ApprovalRequest> of(UserId owner, RunId run) {
        return Optional.ofNullable(rows.get(run))
                .filter(row -> row.run().owner().equals(owner))
                .map(row -> List.copyOf(row.approvals().values()))
                .orElse(List.of());
    }

    @Override
    public boolean decide(UserId owner, RunId run, StepId step, Decision decision) {
        AtomicBoolean decided = new AtomicBoolean();
        rows.computeIfPresent(run, (id, row) -> {
            ApprovalRequest request = row.approvals().get(step);
            if (request == null
                    || request.decision() != null
                    || row.isEnded()
                    || !row.run().owner().equals(owner)
                    || !isInTime(request, decision)) {
                return row;
            }
            decided.set(true);
            return row.with(request.decided(decision)).wakingAt(Instant.MIN);
        });
        return decided.get();
    }

    private static boolean isInTime(ApprovalRequest request, Decision decision) {
        return decision.answer() == Answer.EXPIRED || decision.at().isBefore(request.expiresAt());
    }
}
