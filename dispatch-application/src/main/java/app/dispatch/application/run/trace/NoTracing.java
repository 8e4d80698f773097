package app.dispatch.application.run.trace;

import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.TraceParent;
import java.time.Instant;
import java.util.Optional;

/** Makes no traces. */
enum NoTracing implements Tracing {
    INSTANCE;

    @Override
    public void asked(RunId run, TraceParent by) {}

    @Override
    public void begun(Run run, Instant at) {}

    @Override
    public void retried(RunId run, StepId step, int attempt, String code, Instant at) {}

    @Override
    public Optional<TraceParent> of(Run run, StepId step) {
        return Optional.empty();
    }

    @Override
    public void ended(RunRecord run) {}

    @Override
    public void left(RunId run) {}
}
