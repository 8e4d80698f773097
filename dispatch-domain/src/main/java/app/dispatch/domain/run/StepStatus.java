package app.dispatch.domain.run;

/** How a step ended. */
public enum StepStatus {
    OK("ok"),
    FAILED("failed"),
    /** Its `when` was false. */
    SKIPPED("skipped");

    private final String id;

    StepStatus(String id) {
        this.id = id;
    }

    /** The name as clients see it. */
    public String id() {
        return id;
    }
}
