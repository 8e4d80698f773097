package app.dispatch.domain.run;

/** Whether a run really does what its plan says. */
public enum RunMode {
    /** Every call is made. */
    LIVE("live"),
    /** Reads are made, writes are simulated from their op's example. */
    DRY_RUN("dry-run");

    private final String id;

    RunMode(String id) {
        this.id = id;
    }

    /** The name as clients see it. */
    public String id() {
        return id;
    }
}
