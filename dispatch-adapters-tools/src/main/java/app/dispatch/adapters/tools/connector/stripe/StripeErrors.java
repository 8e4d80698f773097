package app.dispatch.adapters.tools.connector.stripe;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiError;
import app.dispatch.adapters.tools.connector.api.ApiError.Kind;
import app.dispatch.adapters.tools.connector.api.ErrorReader;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads Stripe's errors (https://docs.stripe.com/api/errors); whether another attempt may help, Stripe itself knows best
 * (https://docs.stripe.com/error-low-level).
 */
final class StripeErrors {
    private static final int STILL_RUNNING = 409;

    private StripeErrors() {}

    static Optional<ApiError> read(UpstreamReply reply, Fields body, Instant now) {
        return ErrorReader.byStatus(reply, body, now).map(error -> {
            Fields told = body.fields("error");
            String code = told.text("code").or(() -> told.text("type")).orElse("");
            return new ApiError(kind(reply, error.kind()), code, words(error.words(), told), error.retryAfter());
        });
    }

    private static Kind kind(UpstreamReply reply, Kind byStatus) {
        if (byStatus == Kind.REJECTED || byStatus == Kind.LIMITED) {
            return byStatus;
        }
        String retry = reply.headers().get("Stripe-Should-Retry");
        if ("true".equals(retry)) {
            return Kind.PASSING;
        }
        // A repeat of what Stripe has kept under the request's key, a 500 too, stays what it is.
        if ("false".equals(retry) || "true".equals(reply.headers().get("Idempotent-Replayed"))) {
            return Kind.LASTING;
        }
        return reply.status() == STILL_RUNNING ? Kind.PASSING : byStatus;
    }

    /** Such as "No such customer: 'cus_x' (resource_missing, customer)". */
    private static String words(String message, Fields told) {
        String details = Stream.of("code", "decline_code", "param")
                .flatMap(name -> told.text(name).stream())
                .filter(detail -> !detail.isBlank() && !message.contains(detail))
                .distinct()
                .collect(Collectors.joining(", "));
        return details.isEmpty() ? message : message + " (" + details + ")";
    }
}
