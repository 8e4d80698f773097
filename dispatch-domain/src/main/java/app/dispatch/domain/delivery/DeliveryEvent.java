package app.dispatch.domain.delivery;

import app.dispatch.domain.run.RunEnd;
import java.util.Optional;

/** What may be told. */
public enum DeliveryEvent {
    /** A run ended well. */
    RUN_COMPLETED("run.completed"),
    /** A run failed. */
    RUN_FAILED("run.failed"),
    /** A run waits for its owner to approve a step. */
    RUN_WAITING("run.waiting"),
    /** A tool has to be connected anew, and workflows that are scheduled use it. */
    INTEGRATION_EXPIRED("integration.expired");

    private final String id;

    DeliveryEvent(String id) {
        this.id = id;
    }

    /** The name as clients see it. */
    public String id() {
        return id;
    }

    /** What is told of a run that ended so; nothing of one that its owner cancelled. */
    public static Optional<DeliveryEvent> of(RunEnd.How end) {
        return switch (end) {
            case OK -> Optional.of(RUN_COMPLETED);
            case FAILED -> Optional.of(RUN_FAILED);
            case CANCELLED -> Optional.empty();
        };
    }
}
