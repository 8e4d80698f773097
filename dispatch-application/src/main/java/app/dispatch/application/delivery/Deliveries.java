package app.dispatch.application.delivery;

import app.dispatch.application.delivery.DeliveryStore.Place;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.Delivery;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.DeliveryId;
import app.dispatch.domain.delivery.DeliverySecret;
import app.dispatch.domain.delivery.Webhook;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.delivery.WebhookPatch;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one may ask of webhooks and of what is delivered to them. Another user's are not found. */
public interface Deliveries {
    /** The most deliveries of one page. */
    int LISTED = 100;

    /** A new webhook, and the only sight of its secret. */
    record Created(Webhook webhook, DeliverySecret secret) {}

    /** All of the owner's, the newest first. */
    List<Webhook> webhooks(UserId owner);

    /**
     * Has {@code url} told of the owner's runs that end from now on.
     *
     * @param workflow whose runs alone; null for all
     * @throws app.dispatch.domain.error.Refusal {@code bad_request} for a URL that cannot be sent to or a workflow that is
     *     not the owner's, {@code conflict} when the owner has one with that URL for the same workflows,
     *     {@code quota_exceeded}
     */
    Created create(Actor by, String url, Set<DeliveryEvent> events, @Nullable WorkflowId workflow);

    /** The same, by the owner in person. */
    default Created create(UserId owner, String url, Set<DeliveryEvent> events, @Nullable WorkflowId workflow) {
        return create(Actor.of(owner), url, events, workflow);
    }

    /**
     * Changes a webhook. What waits for one that is disabled goes on when it is enabled again.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}, and as {@link #create}
     */
    Webhook change(UserId owner, WebhookId id, WebhookPatch patch);

    /**
     * Removes a webhook with its deliveries.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    void delete(UserId owner, WebhookId id);

    /**
     * The webhook's deliveries, the newest first.
     *
     * @param most how many at most
     * @param after those that come after this one; empty for the newest
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    List<Delivery> deliveries(UserId owner, WebhookId id, int most, Optional<Place> after);

    /** The newest of them, at most {@value #LISTED}. */
    default List<Delivery> deliveries(UserId owner, WebhookId id) {
        return deliveries(owner, id, LISTED, Optional.empty());
    }

    /**
     * Sends a delivery again that was taken or given up: at once, and for another 24 hours.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}; {@code conflict} while it is on its way, or when the
     *     webhook is disabled
     */
    Delivery redeliver(UserId owner, WebhookId id, DeliveryId delivery);
}
