package app.dispatch.adapters.tools.connector;

import app.dispatch.application.tool.OpCall;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One attempt at an operation, as the engine would make it; a test can cancel it and read its log. */
public final class Attempt implements OpCall {
    private final OpDef op;
    private final Fields params;
    private final Fields connection;
    private final Duration timeout;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Runnable> cancelActions = new ArrayList<>();
    private boolean cancelled;

    public Attempt(OpDef op, Fields params, Duration timeout) {
        this(op, params, Fields.empty(), timeout);
    }

    public Attempt(OpDef op, Fields params, Fields connection, Duration timeout) {
        this.op = op;
        this.params = params;
        this.connection = connection;
        this.timeout = timeout;
    }

    @Override
    public String tool() {
        return "http";
    }

    @Override
    public OpDef op() {
        return op;
    }

    @Override
    public Fields params() {
        return params;
    }

    @Override
    public Fields connection() {
        return connection;
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public String idempotencyKey() {
        return "run_1.step";
    }

    @Override
    public void log(String line) {
        log.add(line);
    }

    public List<String> lines() {
        return List.copyOf(log);
    }

    @Override
    public synchronized void onCancel(Runnable action) {
        if (cancelled) {
            Thread.ofVirtual().start(action);
        } else {
            cancelActions.add(action);
        }
    }

    public synchronized void cancel() {
        cancelled = true;
        cancelActions.forEach(action -> Thread.ofVirtual().start(action));
    }
}
