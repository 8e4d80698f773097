package app.dispatch.domain.plan;

/** What a step's failure does to its run. */
public enum OnError {
    /** Steps of the same phase finish, no later phase starts, the run fails. */
    FAIL("fail"),
    /** The run goes on; the step's output reads as null. */
    CONTINUE("continue");

    private final String id;

    OnError(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
