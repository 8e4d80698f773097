package app.dispatch.application.tool;

import app.dispatch.application.cpu.Lane;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.credential.ApiKey;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.run.TraceParent;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.Optional;

/** One attempt at an operation: what a connector is given. Safe for use by several threads. */
public interface OpCall {
    /** Whose run it is. */
    UserId owner();

    /** The id of the tool. */
    String tool();

    /** The operation. */
    OpDef op();

    /** The parameters: rendered and valid by the operation's schema. */
    Params params();

    /**
     * What the user entered to connect the tool, by the keys of its fields; empty when it is not connected, which only a tool
     * that needs no connection ever sees. Secrets in clear: for the request, and nothing else.
     */
    Fields connection();

    /**
     * The connection with an access token that works for a while yet: as it is kept, or renewed and kept anew.
     *
     * @throws app.dispatch.domain.error.StepFailure when it cannot be renewed
     */
    Fields connection(Renewal renewal);

    /**
     * The run's owner's key of a language model provider; secret: for the request, and nothing else.
     *
     * @param provider empty for the owner's default one
     */
    Optional<ApiKey> modelKey(Optional<Provider> provider);

    /** The most time that this attempt may take. */
    Duration timeout();

    /** The same text for every attempt at the same step (and item) of the same run, and for no other call. */
    String idempotencyKey();

    /**
     * Returns when a request of this attempt may leave. To be called right before it is written, once there is a connection: a
     * process can stand still for any time between a look and what follows it, and the run be another's by then.
     *
     * @throws app.dispatch.domain.error.StepFailure when the run was stopped, or goes on elsewhere
     */
    void beforeSending();

    /** The place in a trace that a request of this call may hand on, as the header {@code traceparent}; empty where none is made. */
    default Optional<TraceParent> trace() {
        return Optional.empty();
    }

    /**
     * Says that the call is about to hold so many bytes of heap more until it ends, such as those of an answer that is read, or of
     * what is made of them. Returns when there is room for them beside other calls.
     *
     * @throws app.dispatch.domain.error.StepFailure when the run is stopped, or the call is out of time meanwhile
     */
    default void reserve(long bytes) {}

    /**
     * Where to compute what may take long by what the user wrote; waiting is for the attempt's own thread.
     *
     * <p>By default the caller's own thread.
     */
    default Lane lane() {
        return Lane.OWN_THREAD;
    }

    /** Tells whoever follows the run a line worth reading, such as the request line. Never a secret. */
    void log(String line);

    /**
     * Has {@code action} run once, on another thread, when the attempt is cancelled or out of time; at once when it
     * already is.
     */
    void onCancel(Runnable action);
}
