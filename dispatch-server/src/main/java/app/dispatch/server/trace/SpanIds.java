package app.dispatch.server.trace;

import app.dispatch.domain.Sha256;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.RunId;

/**
 * The ids of a run's trace and spans: parts of hashes of its id, so that every server which drives it has the same, also after the one
 * before has died. They tell nothing of the run.
 */
final class SpanIds {
    private static final int TRACE = 32;
    private static final int SPAN = 16;

    private SpanIds() {}

    static String trace(RunId run) {
        return hash("trace", run.value()).substring(0, TRACE);
    }

    static String run(RunId run) {
        return hash("run", run.value()).substring(0, SPAN);
    }

    static String waiting(RunId run) {
        return hash("waiting", run.value()).substring(0, SPAN);
    }

    static String step(RunId run, StepId step) {
        return hash("step", run.value() + "/" + step.value()).substring(0, SPAN);
    }

    private static String hash(String what, String of) {
        return Sha256.hex("dispatch-trace/" + what + "/" + of);
    }
}
