package app.dispatch.application.run.engine;

import app.dispatch.application.expression.Expression;
import app.dispatch.application.expression.Scope;
import app.dispatch.application.plan.CheckedStep;
import app.dispatch.application.vault.Redaction;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.OnInterrupt;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunEvent.StepModeSet;
import app.dispatch.domain.run.RunEvent.StepStarted;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.run.StepRef;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one step to its outcome: never throws for what a tool, an expression or a limit does to it. */
final class StepRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);

    private final CallRunner calls;
    private final ItemRunner items;
    private final InstantSource clock;

    public StepRunner(CallRunner calls, InstantSource clock) {
        this.calls = calls;
        this.items = new ItemRunner(calls);
        this.clock = clock;
    }

    StepOutcome run(CheckedStep step, int phase, Scope scope, RunContext context) {
        Instant started = clock.instant();
        if (!ApprovalGate.guards(step, context.run())) { // it has been told at the gate
            start(step, context);
        }
        RunMode mode = mode(step, context);
        try (StepCalls made = new StepCalls(step.step().id(), context)) {
            StepEnd end = end(step, scope, context, made);
            return new StepOutcome(
                    StepRef.of(step.step(), phase),
                    mode,
                    made.attempts(),
                    started,
                    clock.instant(),
                    step.forEach() == null ? made.input() : made.inputs(),
                    end,
                    false);
        }
    }

    private StepEnd end(CheckedStep step, Scope scope, RunContext context, StepCalls made) {
        try {
            context.stopSignal().check();
            return isWanted(step, scope)
                    ? new StepEnd.Ok(kept(step, work(step, scope, context, made), context))
                    : new StepEnd.Skipped();
        } catch (StepFailure e) {
            return failed(e);
        } catch (RunLost e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // A run that such a step stopped would stop again at every recovery. A store that failed fails again when
            // this outcome is recorded.
            LOG.error(
                    "step {} of run {} failed", step.step().id(), context.run().id(), e);
            return failed(StepFailure.lasting(FailureCode.INTERNAL, "The step failed unexpectedly"));
        }
    }

    private static StepEnd failed(StepFailure failure) {
        return new StepEnd.Failed(failure.text(), failure.code());
    }

    private static void start(CheckedStep step, RunContext context) {
        Step declared = step.step();
        context.journal().tell(new StepStarted(declared.id(), declared.tool(), declared.op()));
    }

    /** Tells that a step has begun whose call waits for an approval. */
    static void begin(CheckedStep step, RunContext context) {
        start(step, context);
        context.stopSignal().check();
    }

    /**
     * The call that waits for an approval, as it is shown; empty when the step is not wanted.
     *
     * @throws StepFailure when that cannot be said
     */
    Optional<Value> shown(CheckedStep step, Scope scope, RunContext context) {
        if (!isWanted(step, scope)) {
            return Optional.empty();
        }
        Expression forEach = step.forEach();
        Value input = forEach == null ? calls.render(step, scope) : items.render(step, forEach, scope);
        Value shown = calls.shown(step, input, context.connections());
        return Optional.of(context.connections().secrets().hiddenIn(Redaction.of(shown)));
    }

    /** The outcome of a write that was under way when its process died. */
    StepOutcome interrupted(CheckedStep step, int phase) {
        Instant now = clock.instant();
        return without(
                step,
                phase,
                now,
                now,
                null,
                1,
                StepFailure.lasting(
                        FailureCode.INTERRUPTED,
                        "The process ended while this step was under way; its outcome is unknown"));
    }

    /** The outcome of a step that made no call: it failed, or was not wanted when {@code failure} is null. */
    static StepOutcome notCalled(
            CheckedStep step,
            int phase,
            Instant started,
            Instant ended,
            @Nullable Value input,
            @Nullable StepFailure failure) {
        return without(step, phase, started, ended, input, 0, failure);
    }

    private static StepOutcome without(
            CheckedStep step,
            int phase,
            Instant started,
            Instant ended,
            @Nullable Value input,
            int attempts,
            @Nullable StepFailure failure) {
        return new StepOutcome(
                StepRef.of(step.step(), phase),
                RunMode.LIVE,
                attempts,
                started,
                ended,
                input,
                failure == null ? new StepEnd.Skipped() : failed(failure),
                false);
    }

    /** Whether an interrupted write may be made again. */
    static boolean mayRepeat(CheckedStep step) {
        return step.effect() != Effect.WRITE || step.step().onInterrupt() == OnInterrupt.RETRY;
    }

    private static RunMode mode(CheckedStep step, RunContext context) {
        if (context.run().order().mode() == RunMode.LIVE) {
            return RunMode.LIVE;
        }
        RunMode mode = context.connections().mode(step, context.run().order().mode());
        context.journal().tell(new StepModeSet(step.step().id(), mode));
        return mode;
    }

    private static boolean isWanted(CheckedStep step, Scope scope) {
        Expression when = step.when();
        if (when == null) {
            return true;
        }
        if (!(scope.valueOf(when) instanceof Bool(boolean wanted))) {
            throw StepFailure.lasting(FailureCode.EXPRESSION_ERROR, "`when` must be true or false: " + when.source());
        }
        return wanted;
    }

    private Value work(CheckedStep step, Scope scope, RunContext context, StepCalls made) {
        Expression forEach = step.forEach();
        if (forEach != null) {
            return items.run(step, forEach, scope, context, made);
        }
        made.expect(1);
        return calls.run(step, scope, "", context, made.call(0));
    }

    private static Value kept(CheckedStep step, Value output, RunContext context) {
        OutputCap.Capped capped = context.cap().fit(output);
        if (capped.cut()) {
            context.journal()
                    .tell(new StepLogged(
                            step.step().id(), "the output was too large to keep whole; its end was cut off"));
        }
        return capped.output();
    }
}
