package app.dispatch.domain.plan;

/** What starts a workflow: a person, a cron expression, or a call of its webhook. */
public enum TriggerKind {
    MANUAL("manual"),
    SCHEDULE("schedule"),
    WEBHOOK("webhook");

    private final String id;

    TriggerKind(String id) {
        this.id = id;
    }

    /** The name as plans see it. */
    public String id() {
        return id;
    }
}
