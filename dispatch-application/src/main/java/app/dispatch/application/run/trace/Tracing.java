package app.dispatch.application.run.trace;

import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.TraceParent;
import java.time.Instant;
import java.util.Optional;

/** Makes a trace of each run: a port. Safe for use by several threads; what it cannot do, it leaves without a word to the run. */
public interface Tracing {
    /** Notes which trace the run is a part of, before the run is recorded; whoever drives it later goes on with that. */
    void asked(RunId run, TraceParent by);

    /** A run begins here to be driven: for the first time, or again after a crash or a wait. */
    void begun(Run run, Instant at);

    /**
     * An attempt at a call of the step failed, and another one is going to be made.
     *
     * @param attempt its number, from 1
     * @param code why, for programs
     */
    void retried(RunId run, StepId step, int attempt, String code, Instant at);

    /** What a call that the step makes hands on, so that the one who is called can go on with the trace. */
    Optional<TraceParent> of(Run run, StepId step);

    /** A run was driven to its end here, and the end is durable. */
    void ended(RunRecord run);

    /** A run goes on elsewhere, or later: what is remembered of it here is not needed any more. */
    void left(RunId run);

    /** Makes none. */
    static Tracing none() {
        return NoTracing.INSTANCE;
    }
}
