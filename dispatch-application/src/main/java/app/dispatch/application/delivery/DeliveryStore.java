package app.dispatch.application.delivery;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliveryAttempt;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliveryId;
import app.dispatch.domain.delivery.DeliveryStatus;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps deliveries from the end of their runs on, which queues them in the same commit: a port. Every change is durable when
 * its method returns.
 */
public interface DeliveryStore {
    /** A delivery that is to be tried. */
    record Due(DeliveryId id, UserId owner, WebhookId webhook, Instant at) {}

    /**
     * A delivery in the hands of whoever claimed it.
     *
     * @param secret of its webhook, sealed
     * @param since when it was queued, or was last to be sent again
     * @param failed how many attempts failed since then
     * @param claim how often it was claimed: what was claimed by another since is not theirs any more
     * @param message what is told when it is about no run, as JSON text; null when it is
     */
    record Claimed(
            Delivery delivery,
            String url,
            String secret,
            Instant since,
            int failed,
            int claim,
            @Nullable String message) {}

    /**
     * Queues a message that is about no run, once for each of the owner's webhooks that want it, however often it is asked.
     *
     * @param workflows those that it concerns
     * @param key the same for the same message, and for no other
     * @param message its own part, as JSON text
     */
    void queue(UserId owner, DeliveryEvent event, Set<WorkflowId> workflows, String key, String message, Instant now);

    /** The place of a delivery in a list: when it was made, then its id. */
    record Place(long createdAtMs, String id) {
        /** Where that one is. */
        public static Place of(Delivery delivery) {
            return new Place(delivery.createdAt().toEpochMilli(), delivery.id().value());
        }
    }

    /**
     * The deliveries of the owner's webhook, the newest first, at most that many.
     *
     * @param after those that come after this place; empty for the newest
     */
    List<Delivery> list(UserId owner, WebhookId webhook, int most, Optional<Place> after);

    /** The newest of them. */
    default List<Delivery> list(UserId owner, WebhookId webhook, int most) {
        return list(owner, webhook, most, Optional.empty());
    }

    /** The delivery of the owner's webhook. */
    Optional<Delivery> find(UserId owner, WebhookId webhook, DeliveryId id);

    /** Makes a delivery due that is not pending; false when there is none. */
    boolean again(UserId owner, WebhookId webhook, DeliveryId id, Instant now);

    /**
     * The pending deliveries of enabled webhooks that are due, the longest due first.
     *
     * @param ofEach so many of each webhook
     * @param ofOwner so many of the webhooks of one user
     */
    List<Due> due(Instant now, int ofEach, int ofOwner, int most);

    /** Takes a delivery for oneself until {@code lease}; empty when another was faster. */
    Optional<Claimed> claim(Due due, Instant lease);

    /**
     * Notes an attempt, and what becomes of the delivery: if it is pending, it is due at {@code next}. Does nothing when it
     * was claimed by another since.
     */
    void attempted(Claimed claimed, DeliveryAttempt attempt, DeliveryStatus status, Instant next);

    /** Disables the delivery's webhook, and gives up what waits for it. */
    void disable(Claimed claimed);

    /** Forgets all deliveries that were queued before. */
    void forget(Instant before);
}
