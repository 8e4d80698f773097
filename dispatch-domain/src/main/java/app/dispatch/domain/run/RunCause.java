package app.dispatch.domain.run;

/** What started a run. */
public enum RunCause {
    MANUAL("manual"),
    SCHEDULED("scheduled"),
    WEBHOOK("webhook");

    private final String id;

    RunCause(String id) {
        this.id = id;
    }

    /** The name as clients see it. */
    public String id() {
        return id;
    }
}
