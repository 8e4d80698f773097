package app.dispatch.adapters.tools.connector.api;

import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value.Fields;

/** Takes back what an operation has done. Safe for use by several threads. */
@FunctionalInterface
public interface Undo {
    /**
     * Takes it back, unless what it did has been changed since; a repeat does nothing more.
     *
     * @param call asks the vendor; its parameters are those of the operation
     * @param output what the operation gave
     * @throws app.dispatch.domain.error.StepFailure when the vendor refuses or cannot be reached
     */
    UndoOutcome undo(ApiCall call, Fields output);
}
