package app.dispatch.application.run;

import app.dispatch.application.expression.Scope;
import app.dispatch.application.plan.CheckedStep;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.plan.Phase;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.run.RunEnd;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.PhaseCompleted;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Runs the steps of a phase at once, and records each outcome as it comes; the last one with what it closes. */
final class PhaseRunner {
    private final StepRunner steps;

    PhaseRunner(StepRunner steps) {
        this.steps = steps;
    }

    /**
     * Runs those of the phase's steps that have no outcome yet.
     *
     * @param end the run's end, asked once all of the phase's outcomes are known; empty when a phase follows
     * @throws RunLost when the run goes on elsewhere
     */
    void run(Phase phase, Scope scope, RunContext context, Supplier<Optional<RunEnd>> end) {
        List<Step> open = phase.steps().stream()
                .filter(step -> context.progress().outcome(step.id()).isEmpty())
                .toList();
        AtomicInteger left = new AtomicInteger(open.size());
        List<Runnable> work = new ArrayList<>();
        for (Step step : open) {
            work.add(() -> {
                StepOutcome outcome = outcome(context.plan().step(step.id()), phase.index(), scope, context);
                context.journal().record(() -> entry(outcome, left, phase, context, end));
            });
        }
        Together.run(work);
    }

    private StepOutcome outcome(CheckedStep step, int phase, Scope scope, RunContext context) {
        if (context.progress().isInterrupted(step.step().id()) && !StepRunner.mayRepeat(step)) {
            return steps.interrupted(step, phase);
        }
        StepOutcome outcome = steps.run(step, phase, scope, context);
        boolean handedOver = context.control()
                .reason()
                .filter(reason -> reason == RunControl.Reason.HANDED_OVER)
                .isPresent();
        if (handedOver && FailureCode.INTERRUPTED.id().equals(outcome.code())) {
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
        if (left.decrementAndGet() == 0) {
            events.add(new PhaseCompleted(phase.index()));
            ended = end.get();
        }
        ended.ifPresent(how -> events.add(new RunCompleted(context.run().id(), how)));
        return new RunJournal.Entry(events, ended.orElse(null));
    }
}
