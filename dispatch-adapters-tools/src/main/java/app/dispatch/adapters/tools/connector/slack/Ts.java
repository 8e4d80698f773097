package app.dispatch.adapters.tools.connector.slack;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's times, which name messages too: seconds since 1970 with six decimals, as text. */
final class Ts {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})(?:\\.\\d{1,9})?");

    private Ts() {}

    /** Of a date, when it begins in UTC, or of a time, as RFC 3339 writes them. */
    static String of(ApiCall call, String dateOrTime) {
        try {
            Instant time = dateOrTime.length() == "2026-01-31".length()
                    ? LocalDate.parse(dateOrTime).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(dateOrTime).toInstant();
            String micros = String.valueOf(1_000_000 + time.getNano() / 1000).substring(1);
            return Math.max(0, time.getEpochSecond()) + "." + micros;
        } catch (DateTimeException none) {
            throw call.invalid("/since must be a date or a time, such as 2026-01-31 or 2026-01-31T08:00:00Z");
        }
    }

    /** The time of a message, to the second. */
    static Optional<String> at(String ts) {
        Matcher parts = FORM.matcher(ts);
        return parts.matches()
                ? Optional.of(
                        Instant.ofEpochSecond(Long.parseLong(parts.group(1))).toString())
                : Optional.empty();
    }
}
