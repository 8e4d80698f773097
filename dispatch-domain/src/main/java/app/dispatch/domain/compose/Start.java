package app.dispatch.domain.compose;

import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.workflow.Schedule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would start a plan by itself, were it saved as it suggests.
 *
 * @param cron when it would run; null when no schedule starts it
 * @param timezone an IANA name; null for UTC
 * @param nextRuns the first times, at most {@link #MOST}; empty when there are none
 */
public record Start(
        Schedule schedule, @Nullable String cron, @Nullable String timezone, List<Instant> nextRuns) {
    /** How many times are told. */
    public static final int MOST = 5;

    public Start {
        nextRuns = List.copyOf(nextRuns);
    }

    /** Of what no schedule starts. */
    public static Start by(Schedule schedule) {
        return new Start(schedule, null, null, List.of());
    }

    /** The schedule that a plan suggests: one with a trigger of its own has that, and no cron expression needs a schedule. */
    public static Schedule suggestedBy(Plan plan) {
        TriggerKind trigger = plan.trigger();
        return trigger == null || (trigger == TriggerKind.SCHEDULE && plan.cron() == null)
                ? Schedule.ON_DEMAND
                : Schedule.of(trigger);
    }

    /** What would happen, in a sentence for people. */
    public String message() {
        return switch (schedule) {
            case ON_DEMAND -> "Saved as it is, this runs when you run it, and never by itself.";
            case WEBHOOK ->
                "Saved as it is, this runs whenever its webhook is called, at the `webhookUrl` that the saved workflow has.";
            case SCHEDULED ->
                "Saved as it is, this runs by itself at `" + cron + "`, " + (timezone == null ? "UTC" : timezone)
                        + " time" + (nextRuns.isEmpty() ? "." : "; first at " + nextRuns.getFirst() + ".");
        };
    }
}
