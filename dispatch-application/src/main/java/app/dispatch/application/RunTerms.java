package app.dispatch.application;

import app.dispatch.application.run.node.RunMeter;
import app.dispatch.application.run.trace.Tracing;
import app.dispatch.application.trigger.MissedRuns;
import app.dispatch.domain.run.Retention;
import java.time.Duration;

/**
 * How runs are, and who is told of them.
 *
 * @param timeout the most time of one
 * @param retention how long ended ones are kept
 * @param missed what becomes of those whose time passed while no process ran
 */
record RunTerms(Duration timeout, Retention retention, MissedRuns missed, RunMeter meter, Tracing tracing) {
    /** Those of whom nobody is told, and which are all kept. */
    static RunTerms of(Duration timeout) {
        return new RunTerms(timeout, new Retention(0, 0), MissedRuns.SKIP, RunMeter.none(), Tracing.none());
    }

    RunTerms with(Duration other) {
        return new RunTerms(other, retention, missed, meter, tracing);
    }

    RunTerms with(Retention other) {
        return new RunTerms(timeout, other, missed, meter, tracing);
    }

    RunTerms with(MissedRuns other) {
        return new RunTerms(timeout, retention, other, meter, tracing);
    }

    RunTerms with(RunMeter other) {
        return new RunTerms(timeout, retention, missed, other, tracing);
    }

    RunTerms with(Tracing other) {
        return new RunTerms(timeout, retention, missed, meter, other);
    }
}
