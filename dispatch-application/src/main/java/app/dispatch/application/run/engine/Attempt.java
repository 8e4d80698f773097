package app.dispatch.application.run.engine;

import app.dispatch.application.cpu.Lane;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Params;
import app.dispatch.application.tool.Renewal;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.run.TraceParent;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at an operation, as its connector sees it; bounded in time whatever the connector does. */
final class Attempt implements OpCall {
    /** What a connector that keeps to its time gets on top, so that its own words about it are heard. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private static final int SHOWN_FRAMES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    /** What an attempt may take: time, memory for what it reads, and where it computes what takes long; and what trace it is of. */
    record Means(Duration timeout, StepMemory.Reading memory, Lane lane, Supplier<Optional<TraceParent>> trace) {}

    private final String tool;
    private final OpDef op;
    private final Params params;
    private final Fields connection;
    private final RunConnections connections;
    private final String idempotencyKey;
    private final Runnable beforeSending;
    private final Means means;
    private final Consumer<String> log;
    private final CompletableFuture<Value> result = new CompletableFuture<>();
    private final List<Runnable> onCancel = new ArrayList<>();
    private boolean cancelled;

    Attempt(
            String tool,
            OpDef op,
            Fields params,
            Fields connection,
            RunConnections connections,
            String idempotencyKey,
            Runnable beforeSending,
            Means means,
            Consumer<String> log) {
        this.tool = tool;
        this.op = op;
        this.params = Params.of(params);
        this.connection = connection;
        this.connections = connections;
        this.idempotencyKey = idempotencyKey;
        this.beforeSending = beforeSending;
        this.means = means;
        this.log = log;
    }

    /**
     * Makes the attempt, and waits for it until its time is up or the run is stopped.
     *
     * @param meanwhile is done on the caller's thread while the attempt is under way; when it throws, the attempt is broken off
     * @throws StepFailure when it failed
     */
    Value make(Connector connector, Executor thread, StopSignal stopSignal, RunTimer timer, Runnable meanwhile) {
        thread.execute(() -> call(connector));
        Runnable forget = stopSignal.onStop(
                () -> breakOff(stopSignal.reason().map(StopSignal::failure).orElseThrow()));
        Runnable inTime = timer.after(means.timeout().plus(GRACE), () -> breakOff(late()));
        try {
            meanwhile.run();
            return result.get();
        } catch (ExecutionException e) {
            throw failure(e.getCause(), connector, connection.isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StopSignal.failure(StopSignal.Reason.HANDED_OVER);
        } catch (RuntimeException | Error e) {
            breakOff(StopSignal.failure(StopSignal.Reason.HANDED_OVER));
            throw e;
        } finally {
            inTime.run();
            forget.run();
        }
    }

    private StepFailure late() {
        return StepFailure.passing(
                FailureCode.TOOL_TIMEOUT,
                "There was no answer within " + means.timeout().toMillis() + " ms");
    }

    @SuppressWarnings("CatchingUnchecked")
    private void call(Connector connector) {
        try {
            result.complete(connector.call(this));
        } catch (Throwable e) { // whatever a connector throws ends its step, not the engine
            result.completeExceptionally(e);
        }
    }

    /** @param showable whether the message cannot hold a secret of a connection */
    private static StepFailure failure(@Nullable Throwable cause, Connector connector, boolean showable) {
        if (cause instanceof StepFailure failure) {
            return failure;
        }
        String tool = connector.definition().id();
        if (showable) {
            LOG.error("the connector of {} threw what it should not", tool, cause);
        } else {
            LOG.error("the connector of {} threw what it should not: {}", tool, trace(cause));
        }
        return StepFailure.lasting(FailureCode.INTERNAL, "The tool `" + tool + "` failed unexpectedly");
    }

    /** Where it was thrown, without its message. */
    private static String trace(@Nullable Throwable cause) {
        return cause == null
                ? ""
                : cause.getClass().getName() + " at "
                        + Stream.of(cause.getStackTrace())
                                .limit(SHOWN_FRAMES)
                                .map(StackTraceElement::toString)
                                .collect(Collectors.joining(", "));
    }

    private void breakOff(StepFailure why) {
        result.completeExceptionally(why);
        List<Runnable> actions;
        synchronized (this) {
            cancelled = true;
            actions = List.copyOf(onCancel);
            onCancel.clear();
        }
        means.memory().close(); // it holds back nobody any more
        actions.forEach(Attempt::runQuietly);
    }

    private static void runQuietly(Runnable action) {
        Thread.ofVirtual().name("cancel").start(action);
    }

    @Override
    public UserId owner() {
        return connections.owner();
    }

    @Override
    public String tool() {
        return tool;
    }

    @Override
    public OpDef op() {
        return op;
    }

    @Override
    public Params params() {
        return params;
    }

    @Override
    public Fields connection() {
        return connection;
    }

    @Override
    public Fields connection(Renewal renewal) {
        return connections.renewed(tool, renewal);
    }

    @Override
    public Optional<ApiKey> modelKey(Optional<Provider> provider) {
        return connections.modelKey(provider);
    }

    @Override
    public Duration timeout() {
        return means.timeout();
    }

    @Override
    public String idempotencyKey() {
        return idempotencyKey;
    }

    @Override
    public void beforeSending() {
        beforeSending.run();
    }

    @Override
    public Optional<TraceParent> trace() {
        return means.trace().get();
    }

    @Override
    public void reserve(long bytes) {
        means.memory().grow(bytes);
    }

    @Override
    public Lane lane() {
        return means.lane();
    }

    @Override
    public void log(String line) {
        if (!result.isDone()) {
            log.accept(line);
        }
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                onCancel.add(action);
                return;
            }
        }
        runQuietly(action);
    }
}
