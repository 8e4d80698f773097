package app.dispatch.adapters.tools.connector.api;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells from a vendor's answer what is wrong, if anything is. Safe for use by several threads. */
@FunctionalInterface
public interface ErrorReader {
    /**
     * The error in an answer.
     *
     * @param body the answer's JSON object; empty when it has none
     * @param now the time, for waits that are told as a point in time
     */
    Optional<ApiError> read(UpstreamReply reply, Fields body, Instant now);

    /**
     * By the status alone, as most vendors have it: 401 refuses the connection, 429 limits, 408 and 5xx pass, other 4xx last;
     * the words are those that the answer has.
     */
    static Optional<ApiError> byStatus(UpstreamReply reply, Fields body, Instant now) {
        if (!reply.isError()) {
            return Optional.empty();
        }
        Duration wait = reply.retryAfter(now).orElse(null);
        String words = reply.words();
        return Optional.of(
                switch (reply.status()) {
                    case 401 -> ApiError.rejected("", words);
                    case 429 -> ApiError.limited("", words, wait);
                    case 408 -> ApiError.passing("", words, wait);
                    default -> reply.status() >= 500 ? ApiError.passing("", words, wait) : ApiError.lasting("", words);
                });
    }

    /** How long it is until a point in time that a header tells in seconds since 1970, such as GitHub's. */
    static Optional<Duration> untilEpochSecond(UpstreamReply reply, String header, Instant now) {
        return number(reply, header)
                .map(second -> Duration.between(now, Instant.ofEpochSecond(second.longValue())))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    /** The number in a header. */
    static Optional<Double> number(UpstreamReply reply, String header) {
        String text = reply.headers().get(header);
        return text != null && text.trim().matches("\\d{1,15}(\\.\\d{1,9})?")
                ? Optional.of(Double.valueOf(text.trim()))
                : Optional.empty();
    }
}
