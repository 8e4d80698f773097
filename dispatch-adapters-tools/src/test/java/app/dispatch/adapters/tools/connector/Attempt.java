package app.dispatch.adapters.tools.connector;

import app.dispatch.application.tool.OpCall;
import app.dispatch.application.tool.Params;
import app.dispatch.application.tool.Renewal;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** One attempt at an operation, as the engine would make it; a test can cancel it and read its log. */
public final class Attempt implements OpCall {
    private final String tool;
    private final OpDef op;
    private final Fields params;
    private final Fields connection;
    private final Duration timeout;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Runnable> cancelActions = new ArrayList<>();
    private final List<ApiKey> keys = new ArrayList<>();
    private Runnable beforeSending = () -> {};
    private UserId owner = new UserId("usr_ada");
    private boolean cancelled;

    public Attempt(OpDef op, Fields params, Duration timeout) {
        this(op, params, Fields.empty(), timeout);
    }

    public Attempt(OpDef op, Fields params, Fields connection, Duration timeout) {
        this("http", op, params, connection, timeout);
    }

    public Attempt(String tool, OpDef op, Fields params, Fields connection, Duration timeout) {
        this.tool = tool;
        this.op = op;
        this.params = params;
        this.connection = connection;
        this.timeout = timeout;
    }

    /** A run of that user. */
    public Attempt of(UserId other) {
        owner = other;
        return this;
    }

    @Override
    public UserId owner() {
        return owner;
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
        return Params.of(params);
    }

    @Override
    public Fields connection() {
        return connection;
    }

    @Override
    public Fields connection(Renewal renewal) {
        return renewal.renewed(connection);
    }

    @Override
    public Optional<ApiKey> modelKey(Optional<Provider> provider) {
        return keys.stream()
                .filter(key -> provider.isEmpty() || provider.get() == key.provider())
                .findFirst();
    }

    /** The owner's keys of language model providers, the default one first. */
    public Attempt with(ApiKey... owned) {
        keys.addAll(List.of(owned));
        return this;
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public String idempotencyKey() {
        return "run_1.step";
    }

    /** Has this be done before each request. */
    public Attempt beforeSending(Runnable look) {
        beforeSending = look;
        return this;
    }

    @Override
    public void beforeSending() {
        beforeSending.run();
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
