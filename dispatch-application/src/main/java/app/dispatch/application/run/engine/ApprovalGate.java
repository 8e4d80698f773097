package app.dispatch.application.run.engine;

import app.dispatch.application.StoreRetry;
import app.dispatch.application.expression.Scope;
import app.dispatch.application.plan.CheckedStep;
import app.dispatch.application.run.store.Approvals;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.Approval;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.ApprovalRequest;
import app.dispatch.domain.run.ApprovalRequest.Answer;
import app.dispatch.domain.run.ApprovalRequest.Decision;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.value.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds steps back that their owner has to approve first. */
final class ApprovalGate {
    private static final String APPROVED = "approved by its owner";

    private final Approvals approvals;
    private final StepRunner steps;
    private final InstantSource clock;

    public ApprovalGate(Approvals approvals, StepRunner steps, InstantSource clock) {
        this.approvals = approvals;
        this.steps = steps;
        this.clock = clock;
    }

    /** What a step that came to the gate does now. */
    sealed interface Passage {
        /** It runs. */
        record Open() implements Passage {}

        /** It ended here. */
        record Ended(StepOutcome outcome) implements Passage {}

        /** It waits for its owner. */
        record Waiting() implements Passage {}
    }

    /** Whether the step needs an approval in this run: a dry run changes nothing, so it needs none. */
    static boolean guards(CheckedStep step, Run run) {
        return step.step().approval() != null && run.order().mode() == RunMode.LIVE;
    }

    /** Lets an approved step pass; asks for one that was not asked for, or is not the call any more that was shown. */
    Passage pass(CheckedStep step, int phase, Scope scope, RunContext context) {
        Optional<ApprovalRequest> found = find(step.step().id(), context);
        if (found.isEmpty()) {
            return asked(step, phase, scope, context, null);
        }
        ApprovalRequest request = found.get();
        Instant now = clock.instant();
        if (request.decision() != null || request.expiresAt().isAfter(now)) {
            return passage(step, phase, scope, request, context);
        }
        Decision expired = new Decision(Answer.EXPIRED, now, null);
        Run run = context.run();
        StoreRetry.whileAway(
                context.stopSignal()::isHandedOver,
                () -> approvals.decide(run.owner(), run.id(), request.step(), expired));
        return passage(step, phase, scope, find(request.step(), context).orElse(request), context);
    }

    private Passage passage(CheckedStep step, int phase, Scope scope, ApprovalRequest request, RunContext context) {
        return switch (request.answer().orElse(null)) {
            case null -> new Passage.Waiting();
            case APPROVED -> asked(step, phase, scope, context, request);
            case REJECTED ->
                ended(
                        step,
                        phase,
                        request,
                        FailureCode.APPROVAL_REJECTED,
                        inWords(request, "The step was rejected by its owner"));
            case EXPIRED ->
                ended(step, phase, request, FailureCode.APPROVAL_EXPIRED, "Nobody approved the step in time");
        };
    }

    private static String inWords(ApprovalRequest request, String sentence) {
        Decision decision = request.decision();
        return decision == null ? sentence : decision.inWords(sentence);
    }

    private Passage ended(CheckedStep step, int phase, ApprovalRequest request, FailureCode code, String text) {
        Instant now = clock.instant();
        return new Passage.Ended(
                StepRunner.notCalled(step, phase, now, now, request.input(), StepFailure.lasting(code, text)));
    }

    /** @param approved the answer to an earlier question; null when there was none */
    private Passage asked(
            CheckedStep step, int phase, Scope scope, RunContext context, @Nullable ApprovalRequest approved) {
        Instant now = clock.instant();
        try {
            if (approved == null) {
                StepRunner.begin(step, context);
            }
            Optional<Value> shown = steps.shown(step, scope, context);
            Approval wanted = step.step().approval();
            if (shown.isEmpty()) {
                return new Passage.Ended(StepRunner.notCalled(step, phase, now, clock.instant(), null, null));
            }
            return wanted == null || isWhatWasShown(approved, step, shown.get(), context)
                    ? open(step, approved, context)
                    : ask(step, wanted, shown.get(), approved != null, context);
        } catch (StepFailure failure) {
            return new Passage.Ended(StepRunner.notCalled(step, phase, now, clock.instant(), null, failure));
        }
    }

    /** The connection may have been changed since, and with it where the call goes, and as whom. */
    private static boolean isWhatWasShown(
            @Nullable ApprovalRequest approved, CheckedStep step, Value shown, RunContext context) {
        return approved != null
                && approved.input().equals(shown)
                && Objects.equals(approved.connected(), context.connections().saved(step));
    }

    private static Passage open(CheckedStep step, @Nullable ApprovalRequest approved, RunContext context) {
        String words = approved == null ? APPROVED : inWords(approved, APPROVED);
        context.journal().tell(new StepLogged(step.step().id(), words));
        return new Passage.Open();
    }

    private Passage ask(CheckedStep step, Approval wanted, Value shown, boolean again, RunContext context) {
        Instant now = clock.instant();
        Run run = context.run();
        ApprovalRequest request = new ApprovalRequest(
                step.step().id(),
                wanted.message(),
                shown,
                context.connections().saved(step),
                now,
                now.plus(wanted.expiresAfter()),
                null);
        StoreRetry.whileAway(context.stopSignal()::isHandedOver, () -> approvals.ask(run.id(), run.epoch(), request));
        String why = again ? "the connection was changed after the approval, so the step " : "";
        context.journal().tell(new StepLogged(request.step(), why + question(wanted.message(), request.expiresAt())));
        return new Passage.Waiting();
    }

    private static String question(@Nullable String message, Instant expiresAt) {
        return "waits for its owner's approval until " + expiresAt + (message == null ? "" : ": " + message);
    }

    private Optional<ApprovalRequest> find(StepId step, RunContext context) {
        Run run = context.run();
        return StoreRetry.whileAway(context.stopSignal()::isHandedOver, () -> approvals.of(run.owner(), run.id()))
                .stream()
                .filter(request -> request.step().equals(step))
                .findFirst();
    }
}
