package app.dispatch.application.delivery;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.Webhook;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.token.TokenId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps webhooks: a port. Every change is durable when its method returns. */
public interface WebhookStore {
    /**
     * Adds a webhook, unless its owner has {@code most} of them: then false.
     *
     * @param secret sealed
     * @param by the owner's token that makes it; null for none
     */
    boolean add(Webhook webhook, String secret, @Nullable TokenId by, int most);

    /** The same, by no token. */
    default boolean add(Webhook webhook, String secret, int most) {
        return add(webhook, secret, null, most);
    }

    /** Those of the owner's webhooks that tokens made, by token, the oldest first; the tokens may be gone. */
    Map<TokenId, List<WebhookId>> madeByTokens(UserId owner);

    /** All of the owner's, the newest first. */
    List<Webhook> list(UserId owner);

    Optional<Webhook> find(UserId owner, WebhookId id);

    /** Replaces the owner's webhook of that id, whoever changed it meanwhile; false when there is none. */
    boolean replace(UserId owner, Webhook webhook);

    /** Removes the owner's webhook with its deliveries and its secret, as one step; false when there was none. */
    boolean delete(UserId owner, WebhookId id);
}
