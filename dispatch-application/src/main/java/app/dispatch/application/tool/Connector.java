package app.dispatch.application.tool;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;

/**
 * Carries out the operations of one tool: a port that every tool implements. {@link Tool} builds one from functions.
 *
 * <p>Implementations are safe for use by several threads and keep no state between calls.
 */
public interface Connector {
    /** What the tool is and can do; the same at every call. */
    ToolDef definition();

    /**
     * Makes one attempt at an operation, on a virtual thread of its own.
     *
     * <p>It makes one upstream call per attempt and never repeats it by itself: the engine retries. It should end within
     * {@link OpCall#timeout()} and when the call is {@linkplain OpCall#onCancel cancelled}; past that the engine stops
     * waiting for it.
     *
     * @return the output, as the operation's schema describes it
     * @throws app.dispatch.domain.error.StepFailure when the operation failed; its message reaches the user. Anything
     *     else that is thrown ends the step with the code {@code internal} and no details
     */
    Value call(OpCall call);

    /**
     * What lets a call be made: by default the tool's connection alone, where it needs one.
     *
     * @param params the operation's parameters; texts may still be templates
     */
    default RequiredAccess access(OpDef op, Fields params) {
        return RequiredAccess.CONNECTION;
    }

    /**
     * A call as whoever has to approve it is shown it: its parameters with what the connection puts to them, such as the base
     * of a URL and the names of headers, and none of its secrets.
     *
     * @param params rendered
     * @param connection what the user entered, by the keys of {@link ToolDef#fields}; empty when it is not connected
     */
    default Fields shown(OpDef op, Fields params, Fields connection) {
        return params;
    }

    /** Whether {@link #call} carries this operation out; one that it does not is only declared, and dry runs simulate it. */
    default boolean carriesOut(OpDef op) {
        return true;
    }

    /**
     * Tries a connection with the tool's cheapest authenticated read. A tool without fields has nothing to try.
     *
     * @param connection what the user entered, by the keys of {@link ToolDef#fields}; all that must be there is
     * @return who one is there, for people, such as "@acme-bot in Acme"
     * @throws app.dispatch.domain.error.StepFailure when the tool refuses it or cannot be reached
     */
    default String test(Fields connection) {
        return "Nothing to connect";
    }

    /** How the tool's access tokens are renewed; empty for a tool that has none which end. */
    default Optional<Renewal> renewal() {
        return Optional.empty();
    }

    /**
     * What is wrong with a connection beside what {@link ToolDef#fields} say of each field alone; decided without a call.
     *
     * @param connection what the user entered, by the keys of {@link ToolDef#fields}; all that must be there is
     * @return each problem with a pointer to its field, such as {@code /baseUrl}
     */
    default List<Problem> check(Fields connection) {
        return List.of();
    }
}
