package app.dispatch.domain.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver.
 *
 * @param at when it began
 * @param status the HTTP status that the receiver answered; null when it did not
 * @param error what went wrong, for people; null when nothing did
 */
public record DeliveryAttempt(
        Instant at, @Nullable Integer status, @Nullable String error, long durationMs) {}
