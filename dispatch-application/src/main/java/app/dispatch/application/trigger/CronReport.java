package app.dispatch.application.trigger;

import app.dispatch.application.run.StartedRun;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one look at the due workflows did.
 *
 * @param at when
 * @param scheduled how many workflows fire by cron expressions, due or not
 * @param fired those that were due, and that no other look fired
 */
public record CronReport(Instant at, int scheduled, List<Fired> fired) {
    public CronReport {
        fired = List.copyOf(fired);
    }

    /**
     * A workflow that was due.
     *
     * @param run null when it could not be started
     */
    public record Fired(WorkflowId workflow, @Nullable StartedRun run) {}
}
