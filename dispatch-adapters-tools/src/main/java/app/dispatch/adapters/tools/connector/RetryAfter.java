package app.dispatch.adapters.tools.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import okhttp3.Headers;

/** Reads {@code Retry-After} (RFC 9110, 10.2.3): seconds or a date. */
final class RetryAfter {
    /** Longer waits count as this one: nobody waits so long, and a number of any length can be read. */
    static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    static Optional<Duration> in(Headers headers, Instant now) {
        String text = headers.get("Retry-After");
        if (text == null) {
            return Optional.empty();
        }
        String trimmed = text.trim();
        if (trimmed.matches("\\d+")) {
            return Optional.of(clamped(trimmed.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(trimmed))));
        }
        Date until = headers.getDate("Retry-After");
        return Optional.ofNullable(until)
                .map(date -> clamped(Duration.between(theirNow(headers, now), date.toInstant())));
    }

    /** Their clock rather than ours: the date was made by it. */
    private static Instant theirNow(Headers headers, Instant now) {
        Date theirs = headers.getDate("Date");
        return theirs == null ? now : theirs.toInstant();
    }

    private static Duration clamped(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
