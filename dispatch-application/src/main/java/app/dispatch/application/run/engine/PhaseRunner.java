package app.dispatch.application.run.engine;

import app.dispatch.application.expression.Scope;
import app.dispatch.application.plan.CheckedStep;
import app.dispatch.application.run.engine.ApprovalGate.Passage;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.plan.Phase;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.PhaseCompleted;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.tool.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs the steps of a phase at once, and records each outcome as it comes; the last one with what it closes.
 *
 * <p>The outcome of a read that closes a phase need not be durable before the next phase begins with reads: it becomes so while
 * they are under way. A crash in between has it read again, as any read that was interrupted. Before every other call all that was
 * recorded is durable.
 */
final class PhaseRunner {
    private final StepRunner steps;
    private final ApprovalGate gate;

    PhaseRunner(StepRunner steps, ApprovalGate gate) {
        this.steps = steps;
        this.gate = gate;
    }

    /**
     * Runs those of the phase's steps that have no outcome yet.
     *
     * @param end the run's end, asked once all of the phase's outcomes are known; empty when a phase follows
     * @return the steps that wait for an approval
     * @throws RunLost when the run goes on elsewhere
     */
    Set<StepId> run(Phase phase, Scope scope, RunContext context, Supplier<Optional<RunEnd>> end) {
        List<Step> open = phase.steps().stream()
                .filter(step -> context.progress().outcome(step.id()).isEmpty())
                .toList();
        AtomicInteger left = new AtomicInteger(open.size());
        Set<StepId> waiting = ConcurrentHashMap.newKeySet();
        List<Runnable> work = new ArrayList<>();
        for (Step step : open) {
            work.add(() -> {
                Optional<StepOutcome> outcome = pass(context.plan().step(step.id()), phase.index(), scope, context);
                outcome.ifPresentOrElse(
                        known -> context.journal().record(() -> entry(known, left, phase, context, end)),
                        () -> waiting.add(step.id()));
            });
        }
        Together.run(work);
        return waiting;
    }

    /** The outcome; empty when the step waits for an approval. */
    private Optional<StepOutcome> pass(CheckedStep step, int phase, Scope scope, RunContext context) {
        if (step.effect() != Effect.READ || ApprovalGate.guards(step, context.run())) {
            context.journal().flush();
        }
        if (!ApprovalGate.guards(step, context.run())) {
            return Optional.of(outcome(step, phase, scope, context));
        }
        return switch (gate.pass(step, phase, scope, context)) {
            case Passage.Open open -> Optional.of(outcome(step, phase, scope, context));
            case Passage.Ended(StepOutcome ended) -> Optional.of(ended);
            case Passage.Waiting waits -> Optional.empty();
        };
    }

    private StepOutcome outcome(CheckedStep step, int phase, Scope scope, RunContext context) {
        if (context.progress().isInterrupted(step.step().id()) && !StepRunner.mayRepeat(step)) {
            return steps.interrupted(step, phase);
        }
        StepOutcome outcome = steps.run(step, phase, scope, context);
        if (context.control().isHandedOver()
                && outcome.failure()
                        .filter(failed -> failed.code().equals(FailureCode.INTERRUPTED.id()))
                        .isPresent()) {
            throw new RunLost("the process is shutting down");
        }
        return outcome;
    }

    private static RunJournal.Entry entry(
            StepOutcome outcome, AtomicInteger left, Phase phase, RunContext context, Supplier<Optional<RunEnd>> end) {
        context.progress().add(outcome);
        List<RunEvent> events = new ArrayList<>();
        events.add(new StepDone(outcome));
        Optional<RunEnd> ended = Optional.empty();
        boolean closed = left.decrementAndGet() == 0;
        if (closed) {
            events.add(new PhaseCompleted(phase.index()));
            ended = end.get();
        }
        ended.ifPresent(how -> events.add(new RunCompleted(context.run().id(), how)));
        boolean read = context.plan().step(outcome.step()).effect() == Effect.READ;
        return new RunJournal.Entry(events, ended.orElse(null), closed && read && ended.isEmpty());
    }
}
