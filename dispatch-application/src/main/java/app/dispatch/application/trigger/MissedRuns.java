package app.dispatch.application.trigger;

/** What becomes of times at which nothing was there to fire a workflow. */
public enum MissedRuns {
    /** They are left out. */
    SKIP("skip"),
    /** However many there are, the workflow is fired once for all of them. */
    ONCE("once");

    private final String id;

    MissedRuns(String id) {
        this.id = id;
    }

    /** The name as settings say it. */
    public String id() {
        return id;
    }
}
