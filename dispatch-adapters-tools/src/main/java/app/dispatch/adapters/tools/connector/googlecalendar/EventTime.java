package app.dispatch.adapters.tools.connector.googlecalendar;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A time as a user gives it: a date, a time of day on a date, or a point in time.
 *
 * @param text a date, a date with a time, or that with an offset (RFC 3339)
 */
record EventTime(String text) {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MINUTES = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}");
    private static final Pattern OFFSET = Pattern.compile("(?i).*(Z|[+-]\\d{2}:\\d{2})");

    boolean isDate() {
        return DATE.matcher(text).matches();
    }

    private boolean isPoint() {
        return OFFSET.matcher(text).matches() && !isDate();
    }

    /**
     * As Google's events have it; Google wants a time zone where there is no offset.
     *
     * @param zone the time zone that the user gives
     * @param otherwise gives one when it is needed
     */
    Fields inEvent(Optional<String> zone, Supplier<String> otherwise) {
        if (isDate()) {
            return Fields.of("date", Value.of(text));
        }
        Optional<String> known = zone.or(() -> isPoint() ? Optional.empty() : Optional.of(otherwise.get()));
        return Fields.builder()
                .put("dateTime", isPoint() ? text : known.map(this::withOffset).orElse(text))
                .putIfPresent("timeZone", known.orElse(null))
                .build();
    }

    /** With the offset that the time zone has then; Google may know zones that are not known here. */
    private String withOffset(String zone) {
        try {
            return LocalDateTime.parse(text).atZone(ZoneId.of(zone)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException unknown) {
            return MINUTES.matcher(text).matches() ? text + ":00" : text;
        }
    }

    /** As a bound of what is looked at: a date begins at its midnight, in the time zone that is given. */
    String bound(ApiCall call, int daysLater, Supplier<String> zone) {
        if (!isDate()) {
            return text;
        }
        try {
            return LocalDate.parse(text)
                    .plusDays(daysLater)
                    .atStartOfDay(ZoneId.of(zone.get()))
                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException noDate) {
            throw call.invalid(text + " is no date, or its calendar's time zone is not known");
        }
    }
}
