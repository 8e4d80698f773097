package app.dispatch.domain.plan;

/** What recovery does with a write that was under way when its process died. */
public enum OnInterrupt {
    /** The step ends failed, its outcome unknown, for the owner to look at. */
    FAIL("fail"),
    /** The step runs again, at the risk of doing its work twice. */
    RETRY("retry");

    private final String id;

    OnInterrupt(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
