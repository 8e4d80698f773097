package app.dispatch.application.run;

import app.dispatch.application.expression.Expression;
import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.application.plan.CheckedStep;
import app.dispatch.application.run.engine.RunProgress;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.OnError;
import app.dispatch.domain.plan.Phase;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.DoneItem;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunEvent.ItemsDone;
import app.dispatch.domain.run.RunEvent.PhaseCompleted;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunEvent.StepModeSet;
import app.dispatch.domain.run.RunEvent.StepResumed;
import app.dispatch.domain.run.RunEvent.StepStarted;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.tool.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a retry takes over from the run that it goes on from.
 *
 * <p>An outcome stands when its step does what it did then, and reads only steps whose outcomes stand. A tolerated failure
 * stands only if something was done on the strength of it; otherwise its step is tried again.
 */
final class Reuse {
    /** Failures that leave open whether the last call was carried out. */
    private static final Set<String> UNKNOWN = Set.of(
            FailureCode.INTERRUPTED.id(),
            FailureCode.TOOL_TIMEOUT.id(),
            FailureCode.RUN_TIMEOUT.id(),
            FailureCode.BUDGET_EXCEEDED.id(),
            FailureCode.CANCELLED.id());

    private final Run past;
    private final Map<StepId, Step> before;
    private final CheckedPlan plan;
    private final RunProgress progress;
    private final Set<StepId> begun;
    private final Set<StepId> reliedOn = new HashSet<>();
    private final Set<StepId> standing = new HashSet<>();

    /**
     * @param pastPlan what {@code past} ran
     * @param plan what the retry is to run
     * @param journal that of {@code past}
     */
    Reuse(Run past, Plan pastPlan, CheckedPlan plan, List<Recorded> journal) {
        this.past = past;
        this.before = pastPlan.steps().stream().collect(Collectors.toMap(Step::id, Function.identity()));
        this.plan = plan;
        this.progress = RunProgress.of(journal);
        this.begun = journal.stream()
                .map(Recorded::event)
                .filter(StepStarted.class::isInstance)
                .map(event -> ((StepStarted) event).step())
                .collect(Collectors.toSet());
    }

    /**
     * What the retry's journal begins with: for each outcome that stands the events of its step, and what is known of the
     * steps that are tried again.
     *
     * @throws Refusal {@code not_retryable} when a write that was made would have to be made again
     */
    List<Recorded> journal() {
        plan.phases().reversed().forEach(phase -> phase.steps().forEach(this::relyOn));
        List<RunEvent> events = new ArrayList<>();
        List<StepId> repeated = new ArrayList<>();
        for (Phase phase : plan.phases()) {
            for (Step step : phase.steps()) {
                Optional<StepOutcome> outcome = progress.outcome(step.id());
                boolean same = isUnchanged(step) && standing.containsAll(reads(step.id()));
                if (same && outcome.isPresent() && stands(step, outcome.get())) {
                    standing.add(step.id());
                    tell(outcome.get().reusedIn(phase.index()), events);
                } else if (same) {
                    resume(step.id(), outcome, events);
                } else if (hasWritten(step)) {
                    repeated.add(step.id());
                }
            }
            if (phase.steps().stream().allMatch(step -> standing.contains(step.id()))) {
                events.add(new PhaseCompleted(phase.index()));
            }
        }
        refuseToRepeat(repeated);
        return IntStream.range(0, events.size())
                .mapToObj(i -> new Recorded(Recorded.before(1) + 1 + i, events.get(i)))
                .toList();
    }

    /** Notes what a step has read that did something, or that was itself relied on. Later phases come first. */
    private void relyOn(Step step) {
        if (hasDone(step) || reliedOn.contains(step.id())) {
            reliedOn.addAll(reads(step.id()));
        }
    }

    private boolean hasDone(Step step) {
        boolean whole = progress.outcome(step.id()).flatMap(StepOutcome::output).isPresent();
        return whole || !progress.itemsDone(step.id()).isEmpty();
    }

    private boolean hasWritten(Step step) {
        return past.order().mode() == RunMode.LIVE
                && hasDone(step)
                && plan.step(step.id()).effect() == Effect.WRITE;
    }

    private boolean stands(Step step, StepOutcome outcome) {
        return switch (outcome.end()) {
            case StepEnd.Ok ok -> true;
            case StepEnd.Skipped skipped -> true;
            case StepEnd.Failed failed -> step.onError() == OnError.CONTINUE && reliedOn.contains(step.id());
        };
    }

    /** The steps whose outcomes the step's expressions read. */
    private Set<StepId> reads(StepId id) {
        CheckedStep step = plan.step(id);
        Set<String> names = new HashSet<>(step.params().steps());
        names.addAll(read(step.when()));
        names.addAll(read(step.forEach()));
        return names.stream().map(StepId::new).collect(Collectors.toSet());
    }

    private static Set<String> read(@Nullable Expression expression) {
        return expression == null ? Set.of() : expression.steps();
    }

    /** Whether the step does what it did in the earlier run; its label, limits and place in the plan may be others. */
    private boolean isUnchanged(Step step) {
        Step then = before.get(step.id());
        return then != null
                && then.tool().equals(step.tool())
                && then.op().equals(step.op())
                && then.params().equals(step.params())
                && Objects.equals(then.when(), step.when())
                && Objects.equals(then.forEach(), step.forEach());
    }

    private void tell(StepOutcome outcome, List<RunEvent> events) {
        StepId step = outcome.step();
        events.add(new StepStarted(step, outcome.ref().tool(), outcome.ref().op()));
        if (past.order().mode() == RunMode.DRY_RUN) {
            events.add(new StepModeSet(step, outcome.mode()));
        }
        events.add(new StepLogged(step, "taken over from the run " + past.id()));
        events.add(new StepDone(outcome));
    }

    /** Notes what is known of a step that is tried again as it was. */
    private void resume(StepId step, Optional<StepOutcome> outcome, List<RunEvent> events) {
        boolean unknown = outcome.isEmpty() ? begun.contains(step) : isUnknown(outcome.get());
        Optional<RunId> carried = progress.keysOf(step);
        if (unknown || (outcome.isEmpty() && carried.isPresent())) {
            events.add(new StepResumed(step, carried.orElse(past.id())));
        }
        List<DoneItem> items = progress.itemsDone(step);
        if (!items.isEmpty()) {
            events.add(new ItemsDone(step, items));
        }
    }

    private static boolean isUnknown(StepOutcome outcome) {
        return outcome.failure()
                .filter(failed -> UNKNOWN.contains(failed.code()))
                .isPresent();
    }

    private static void refuseToRepeat(List<StepId> steps) {
        if (!steps.isEmpty()) {
            throw Refusal.of(
                    ErrorCode.NOT_RETRYABLE,
                    "The current plan would do again what is done already",
                    steps.stream()
                            .map(step -> new Problem(
                                    "/plan",
                                    "the write of step `" + step + "` was made, and the step, or one that it reads, was"
                                            + " changed since; leave `plan` out to go on with the recorded plan, or run"
                                            + " the workflow anew"))
                            .toList());
        }
    }
}
