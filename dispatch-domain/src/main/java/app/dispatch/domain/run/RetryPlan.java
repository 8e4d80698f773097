package app.dispatch.domain.run;

/** Which plan a retry goes on with. */
public enum RetryPlan {
    /** The one that the failed run was recorded with. */
    RECORDED("recorded"),
    /** The one that its workflow has now. */
    CURRENT("current");

    private final String id;

    RetryPlan(String id) {
        this.id = id;
    }

    /** The name as clients see it. */
    public String id() {
        return id;
    }
}
