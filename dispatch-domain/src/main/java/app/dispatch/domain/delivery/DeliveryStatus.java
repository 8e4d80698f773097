package app.dispatch.domain.delivery;

/** Where a delivery stands. */
public enum DeliveryStatus {
    /** On its way: not tried yet, or to be tried again. */
    PENDING("pending"),
    /** Taken by the receiver. */
    DELIVERED("delivered"),
    /** Given up. */
    FAILED("failed");

    private final String id;

    DeliveryStatus(String id) {
        this.id = id;
    }

    /** The name as clients see it. */
    public String id() {
        return id;
    }
}
