package app.dispatch.application.run.engine;

import app.dispatch.application.Ids;
import app.dispatch.application.cpu.Lane;
import app.dispatch.application.expression.Scope;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.plan.CheckedStep;
import app.dispatch.application.run.engine.StepCalls.Call;
import app.dispatch.application.run.trace.Tracing;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Connectors;
import app.dispatch.application.vault.Secrets;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.RetryPolicy;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.RunEvent.StepIntended;
import app.dispatch.domain.run.RunEvent.StepLogged;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.UndoOp;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Weight;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes one call of a step's operation: renders its parameters, makes attempts at it, waits between them. */
public final class CallRunner {
    /** An output of that weight takes a processor for a while. */
    private static final long LARGE = 256 * 1024;

    private final Connectors tools;
    private final ParamsSchema schemas;
    private final Tracing tracing;
    private final Ids ids;
    private final InstantSource clock;
    private final RunTimer timer;
    private final Executor attempts;

    /** @param attempts gives each attempt a thread of its own: a connector is foreign code that may never return */
    public CallRunner(
            Connectors tools, ParamsSchema schemas, Ids ids, InstantSource clock, RunTimer timer, Executor attempts) {
        this(tools, schemas, Tracing.none(), ids, clock, timer, attempts);
    }

    /** The same, whose retries are told, and whose calls hand the trace on. */
    public CallRunner(
            Connectors tools,
            ParamsSchema schemas,
            Tracing tracing,
            Ids ids,
            InstantSource clock,
            RunTimer timer,
            Executor attempts) {
        this.tracing = tracing;
        this.tools = tools;
        this.schemas = schemas;
        this.ids = ids;
        this.clock = clock;
        this.timer = timer;
        this.attempts = attempts;
    }

    /**
     * The operation's output.
     *
     * @param item what tells calls of one step apart: empty, or {@code /} and the item's place
     * @param call is filled as the call goes on
     * @throws StepFailure when it failed for good
     */
    Value run(CheckedStep step, Scope scope, String item, RunContext context, Call call) {
        try (StepMemory.Scratch memory = call.memory()) {
            try {
                return run(step, scope, item, context, call, memory);
            } finally {
                call.ended(memory);
            }
        }
    }

    private Value run(
            CheckedStep step, Scope scope, String item, RunContext context, Call call, StepMemory.Scratch memory) {
        Fields params = params(step, scope, call, memory);
        RunConnections connections = context.connections();
        boolean cannot = UndoOp.of(step.op().id()).isPresent() && step.op().undo() == null;
        if (cannot || connections.mode(step, context.run().order().mode()) == RunMode.DRY_RUN) {
            return step.op().example().output();
        }
        Fields connection = connections.fields(step, params);
        Connector connector = tools.connector(step.step().tool())
                .orElseThrow(() -> StepFailure.lasting(
                        FailureCode.OP_UNAVAILABLE,
                        "There is no connector for `" + step.step().tool() + "`"));
        RetryPolicy policy = step.step().retry() == null
                ? RetryPolicy.forEffect(step.effect())
                : step.step().retry();
        StepId id = step.step().id();
        RunId keysOf = context.progress().keysOf(id).orElse(context.run().id());
        String key = keysOf + "/" + id + item;
        while (true) {
            int number = call.attempt();
            try (StepMemory.Reading reading = memory.reading()) {
                Attempt.Means means = new Attempt.Means(
                        step.step().timeout(), reading, scope.lane(), () -> tracing.of(context.run(), id));
                return attempt(step, params, connection, key, connector, context, means, number);
            } catch (StepFailure failure) {
                waitToRetry(step, policy, connections.secrets().hiddenIn(failure), context, number);
            }
        }
    }

    /**
     * The parameters that the call would be made with.
     *
     * @throws StepFailure when they cannot be rendered
     */
    Value render(CheckedStep step, Scope scope) {
        return computed(step, scope, () -> checked(step, step.params().render(scope)));
    }

    /** These parameters, or a list of them, as whoever has to approve the call is shown them. */
    Value shown(CheckedStep step, Value rendered, RunConnections connections) {
        return switch (rendered) {
            case Items(List<Value> calls) ->
                new Items(calls.stream()
                        .map(call -> shown(step, call, connections))
                        .toList());
            case Fields params ->
                tools.connector(step.step().tool())
                        .map(connector -> connector.shown(step.op(), params, connections.entered(step)))
                        .orElse(params);
            case Value other -> other;
        };
    }

    /** The parameters, once there is room for them in memory: to wait with them would take it before. */
    private Fields params(CheckedStep step, Scope scope, Call call, StepMemory.Scratch memory) {
        Value literal = step.params().isLiteral() ? step.params().render(scope) : null;
        if (literal != null) { // the plan's own, which cost nothing more
            call.rendered(literal, 0);
            return (Fields) literal;
        }
        Rendered first = computed(step, scope, () -> rendered(step, scope, call, memory::tryGrow));
        if (first.params() != null) {
            return first.params();
        }
        memory.grow(first.weight());
        return Objects.requireNonNull(computed(step, scope, () -> rendered(step, scope, call, weight -> true))
                .params());
    }

    /** @param params null when there was no room for them */
    private record Rendered(@Nullable Fields params, long weight) {}

    private Rendered rendered(CheckedStep step, Scope scope, Call call, LongPredicate room) {
        Value rendered = step.params().render(scope);
        long weight = Weight.of(rendered);
        if (!room.test(weight)) {
            return new Rendered(null, weight);
        }
        call.rendered(rendered, weight);
        return new Rendered(checked(step, rendered), weight);
    }

    private static <T> T computed(CheckedStep step, Scope scope, Supplier<T> work) {
        return step.params().isComputed() ? scope.lane().run(work) : work.get();
    }

    private Fields checked(CheckedStep step, Value rendered) {
        if (!step.params().isLiteral()) {
            List<Problem> problems = schemas.check(step.op().params(), rendered, "", pointer -> false);
            if (!problems.isEmpty()) {
                Problem first = problems.getFirst();
                throw StepFailure.lasting(
                        FailureCode.PARAMS_INVALID, "The parameter " + first.path() + " " + first.message());
            }
        }
        return (Fields) rendered;
    }

    private Value attempt(
            CheckedStep step,
            Fields params,
            Fields connection,
            String key,
            Connector connector,
            RunContext context,
            Attempt.Means means,
            int number) {
        context.lease().require(context.stopSignal());
        context.budget().call();
        RunConnections connections = context.connections();
        StepId id = step.step().id();
        if (step.effect() == Effect.WRITE) {
            context.journal().record(() -> RunJournal.Entry.of(new StepIntended(id, number)));
            context.lease().require(context.stopSignal()); // that may have taken time
        }
        Attempt attempt = new Attempt(
                step.step().tool(),
                step.op(),
                params,
                connection,
                connections,
                key,
                () -> context.lease().require(context.stopSignal()),
                means,
                line -> context.journal()
                        .tell(new StepLogged(id, connections.secrets().hiddenIn(line))));
        Value made = attempt.make(connector, attempts, context.stopSignal(), timer, context.journal()::flush);
        long weight = Weight.of(made);
        Value output = hidden(made, weight, means.lane(), connections.secrets());
        context.budget().used(output);
        return held(output, weight, id, context); // as good as its own: masks are about as long as what they hide
    }

    /** The output without secrets. What was done counts, also when the run is stopped before a large one has its turn. */
    private static Value hidden(Value made, long weight, Lane lane, Secrets secrets) {
        if (weight <= LARGE) {
            return secrets.hiddenIn(made);
        }
        try {
            return lane.run(() -> secrets.hiddenIn(made));
        } catch (StepFailure stopped) {
            return secrets.hiddenIn(made);
        }
    }

    /** The output, once there is room for it in memory: as much of it as one run may hold. */
    private static Value held(Value output, long weight, StepId step, RunContext context) {
        RunMemory.Share memory = context.memory();
        long left = memory.left();
        boolean fits = weight <= left;
        Value kept = fits ? output : OutputCap.toWeight(output, left);
        if (!fits) {
            tell(
                    context,
                    step,
                    "the run's outputs take all the memory that a run may have; the end of this one was cut off");
        }
        memory.hold(
                fits ? weight : Math.min(Weight.of(kept), left),
                context.stopSignal(),
                () -> tell(context, step, "waiting: other runs take the memory that this output needs"));
        return kept;
    }

    private static void tell(RunContext context, StepId step, String line) {
        context.journal().tell(new StepLogged(step, line));
    }

    private void waitToRetry(
            CheckedStep step, RetryPolicy policy, StepFailure failure, RunContext context, int attempt) {
        if (!failure.isPassing() || attempt >= policy.maxAttempts()) {
            throw failure;
        }
        Duration chosen = policy.delayAfter(attempt, ids.jitter());
        Duration wait = failure.retryAfter()
                .filter(asked -> asked.compareTo(chosen) > 0)
                .orElse(chosen);
        if (clock.instant().plus(wait).isAfter(context.deadline())) {
            throw failure;
        }
        String line = String.format(
                Locale.ROOT,
                "attempt %d of %d failed: %s; trying again in %.1f s",
                attempt,
                policy.maxAttempts(),
                failure.text(),
                (double) wait.toMillis() / 1000);
        StepId id = step.step().id();
        context.journal().tell(new StepLogged(id, line));
        tracing.retried(context.run().id(), id, attempt, failure.code(), clock.instant());
        context.stopSignal().pause(wait);
    }
}
