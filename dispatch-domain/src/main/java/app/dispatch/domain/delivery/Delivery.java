package app.dispatch.domain.delivery;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message to one webhook: that a run has ended or waits, or a connection has ended.
 *
 * @param run the one that ended or waits; null when it is about something else
 * @param createdAt when it did so
 * @param attempts the latest ones, in order
 */
public record Delivery(
        DeliveryId id,
        UserId owner,
        WebhookId webhook,
        DeliveryEvent event,
        @Nullable RunId run,
        DeliveryStatus status,
        Instant createdAt,
        List<DeliveryAttempt> attempts) {
    /** The most attempts that are kept of a delivery. */
    public static final int MOST_ATTEMPTS = 50;

    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /** The attempts with one more; the oldest goes where there are more than {@value #MOST_ATTEMPTS}. */
    public List<DeliveryAttempt> attemptsWith(DeliveryAttempt attempt) {
        List<DeliveryAttempt> all =
                Stream.concat(attempts.stream(), Stream.of(attempt)).toList();
        return all.subList(Math.max(0, all.size() - MOST_ATTEMPTS), all.size());
    }
}
