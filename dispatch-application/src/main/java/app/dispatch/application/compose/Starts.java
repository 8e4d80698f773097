package app.dispatch.application.compose;

import app.dispatch.application.plan.CronExpression;
import app.dispatch.domain.compose.Start;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.workflow.Schedule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what would start a plan by itself, were it saved as it suggests. */
record Starts(InstantSource clock) {

    Start of(Plan plan) {
        Schedule schedule = Start.suggestedBy(plan);
        return schedule == Schedule.SCHEDULED
                ? new Start(schedule, plan.cron(), plan.timezone(), next(plan))
                : Start.by(schedule);
    }

    private List<Instant> next(Plan plan) {
        String cron = plan.cron();
        try {
            return cron == null
                    ? List.of()
                    : times(CronExpression.parse(cron, plan.timezone())).toList();
        } catch (Refusal invalid) {
            return List.of();
        }
    }

    private Stream<Instant> times(CronExpression cron) {
        return Stream.iterate(cron.next(clock.instant()), Optional::isPresent, last -> last.flatMap(cron::next))
                .flatMap(Optional::stream)
                .limit(Start.MOST);
    }
}
