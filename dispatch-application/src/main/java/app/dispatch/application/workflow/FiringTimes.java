package app.dispatch.application.workflow;

import app.dispatch.application.plan.CronExpression;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** When workflows fire by their cron expressions. */
public final class FiringTimes {
    private FiringTimes() {}

    /** The first time after {@code after}; empty when the workflow is not scheduled, disabled, or due no more. */
    public static Optional<Instant> next(SavedWorkflow workflow, Instant after) {
        String cron = workflow.plan().cron();
        if (cron == null || !workflow.enabled() || workflow.schedule() != Schedule.SCHEDULED) {
            return Optional.empty();
        }
        try {
            return CronExpression.parse(cron, workflow.plan().timezone()).next(after);
        } catch (Refusal noLongerValid) { // such as a time zone that a newer platform does not know
            return Optional.empty();
        }
    }

    /**
     * When a workflow that was changed is due first: in the minute of the change, if that is one of its times, so that who asks
     * within it (as {@code GET /api/cron} may) has it fired.
     */
    public static Optional<Instant> first(SavedWorkflow workflow) {
        return next(
                workflow, workflow.updatedAt().truncatedTo(ChronoUnit.MINUTES).minusNanos(1));
    }

    /** Whether both states of a workflow fire at the same times. */
    public static boolean same(SavedWorkflow one, SavedWorkflow other) {
        return one.enabled() == other.enabled()
                && one.schedule() == other.schedule()
                && Objects.equals(one.plan().cron(), other.plan().cron())
                && Objects.equals(one.plan().timezone(), other.plan().timezone());
    }
}
