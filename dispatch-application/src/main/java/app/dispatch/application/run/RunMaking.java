package app.dispatch.application.run;

import app.dispatch.application.Ids;
import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.application.run.trace.Tracing;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunOrder;
import app.dispatch.domain.run.RunOrigin;
import app.dispatch.domain.run.WorkflowRef;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes runs of what was asked for, which have an id and are not recorded yet.
 *
 * @param tracing is told whose trace one is a part of
 */
record RunMaking(Tracing tracing, Ids ids, InstantSource clock) {
    /** @param workflow the one that it counts for; null for none */
    Run run(RunRequest request, CheckedPlan plan, @Nullable WorkflowRef workflow) {
        Instant now = clock.instant();
        RunOrder order = new RunOrder(
                plan.text(), request.payload(), request.mode(), request.cause(), workflow, new RunOrigin.Fresh());
        RunId id = new RunId(ids.next("run_", now));
        request.traced().ifPresent(by -> tracing.asked(id, by));
        return Run.queued(id, request.owner(), order, now);
    }
}
