package app.dispatch.application.tool;

import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;

/** One attempt at an operation: what a connector is given. Safe for use by several threads. */
public interface OpCall {
    /** The id of the tool. */
    String tool();

    /** The operation. */
    OpDef op();

    /** The parameters: rendered and valid by the operation's schema. */
    Fields params();

    /**
     * What the user entered to connect the tool, by the keys of its fields; empty when it is not connected, which only a tool
     * that needs no connection ever sees. Secrets in clear: for the request, and nothing else.
     */
    Fields connection();

    /** The most time that this attempt may take. */
    Duration timeout();

    /** The same text for every attempt at the same step (and item) of the same run, and for no other call. */
    String idempotencyKey();

    /** Tells whoever follows the run a line worth reading, such as the request line. Never a secret. */
    void log(String line);

    /**
     * Has {@code action} run once, on another thread, when the attempt is cancelled or out of time; at once when it
     * already is.
     */
    void onCancel(Runnable action);
}
