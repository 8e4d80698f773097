package app.dispatch.domain.workflow;

import app.dispatch.domain.plan.TriggerKind;

/** When a saved workflow fires; always in step with its plan's trigger. */
public enum Schedule {
    ON_DEMAND("on_demand", TriggerKind.MANUAL),
    SCHEDULED("scheduled", TriggerKind.SCHEDULE),
    WEBHOOK("webhook", TriggerKind.WEBHOOK);

    private final String id;
    private final TriggerKind trigger;

    Schedule(String id, TriggerKind trigger) {
        this.id = id;
        this.trigger = trigger;
    }

    /** The name as clients see it. */
    public String id() {
        return id;
    }

    /** The same in the words of plans. */
    public TriggerKind trigger() {
        return trigger;
    }

    /** The schedule that a trigger means. */
    public static Schedule of(TriggerKind trigger) {
        return switch (trigger) {
            case MANUAL -> ON_DEMAND;
            case SCHEDULE -> SCHEDULED;
            case WEBHOOK -> WEBHOOK;
        };
    }
}
