package app.dispatch.application.compose;

import app.dispatch.application.plan.CronExpression;
import app.dispatch.domain.compose.Start;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.workflow.Schedule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Tells what would start a plan by itself, were it saved as it suggests. */
record Starts(InstantSource clock) {

    Start of(Plan plan) {
        Schedule schedule = Start.suggestedBy(plan);
        return schedule == Schedule.SCHEDULED
                ? new Start(schedule, plan.cron(), plan.timezone(), next(plan).orElse(null))
                : new Start(schedule, null, null, null);
    }

    private Optional<Instant> next(Plan plan) {
        String cron = plan.cron();
        try {
            return cron == null
                    ? Optional.empty()
                    : CronExpression.parse(cron, plan.timezone()).next(clock.instant());
        } catch (Refusal invalid) {
            return Optional.empty();
        }
    }
}
