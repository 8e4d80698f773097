package app.dispatch.domain.run;

/** Where a run stands. */
public enum RunStatus {
    /** Recorded, not yet begun. */
    QUEUED("queued"),
    RUNNING("running"),
    /** For an approval. */
    WAITING("waiting"),
    OK("ok"),
    FAILED("failed"),
    /** Ended by its owner. */
    CANCELLED("cancelled");

    private final String id;

    RunStatus(String id) {
        this.id = id;
    }

    /** The name as clients see it. */
    public String id() {
        return id;
    }

    /** Whether nothing more will happen in the run. */
    public boolean isEnded() {
        return switch (this) {
            case QUEUED, RUNNING, WAITING -> false;
            case OK, FAILED, CANCELLED -> true;
        };
    }
}
