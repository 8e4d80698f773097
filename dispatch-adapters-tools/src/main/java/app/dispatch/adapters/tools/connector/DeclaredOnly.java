package app.dispatch.adapters.tools.connector;

import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.OpCall;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value;

/** A tool that is declared and can be connected, and whose operations are not carried out in this version. */
public interface DeclaredOnly extends Connector {
    @Override
    default boolean carriesOut(OpDef op) {
        return false;
    }

    /** Fails {@code op_unavailable}, and says so. */
    @Override
    default Value call(OpCall call) {
        throw StepFailure.lasting(
                FailureCode.OP_UNAVAILABLE,
                "The operations of " + definition().label() + " are not in this version of Dispatch yet");
    }
}
