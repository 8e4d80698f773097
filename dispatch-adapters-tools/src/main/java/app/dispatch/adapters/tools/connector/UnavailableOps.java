package app.dispatch.adapters.tools.connector;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.ToolDef;

/** Says of a tool that is declared, and can be connected, that its operations cannot be carried out. */
public final class UnavailableOps {
    private UnavailableOps() {}

    /** The failure of every step that calls such a tool. */
    public static StepFailure of(ToolDef tool) {
        return StepFailure.lasting(
                FailureCode.OP_UNAVAILABLE,
                "The operations of " + tool.label() + " are not in this version of Dispatch yet");
    }
}
