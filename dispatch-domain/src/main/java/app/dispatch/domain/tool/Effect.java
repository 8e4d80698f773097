package app.dispatch.domain.tool;

/** What a repeat of an operation would do. */
public enum Effect {
    /** Changes nothing: safe to repeat. */
    READ("read"),
    /** Changes something once: a repeat changes nothing more. */
    IDEMPOTENT("idempotent"),
    /** Changes something each time. */
    WRITE("write");

    private final String id;

    Effect(String id) {
        this.id = id;
    }

    /** The name as plans and clients see it. */
    public String id() {
        return id;
    }
}
