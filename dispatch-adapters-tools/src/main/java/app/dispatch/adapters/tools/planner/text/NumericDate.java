package app.dispatch.adapters.tools.planner.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates of numbers alone: {@code 31.12.2026} is the day first, as everywhere that dots are written; {@code 12/31/2026} and
 * {@code 31/12/2026} are read where only one order makes a date, and {@code 3/4/2026} is not.
 */
final class NumericDate {
    private static final Pattern DOTS = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(20\\d\\d)");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(20\\d\\d)");

    private NumericDate() {}

    /** The same date as ISO 8601 writes it; empty for anything else. */
    static Optional<String> iso(String written) {
        Matcher dots = DOTS.matcher(written);
        if (dots.matches()) {
            return date(dots, 1, 2);
        }
        Matcher slashes = SLASHES.matcher(written);
        if (!slashes.matches()) {
            return Optional.empty();
        }
        Optional<String> dayFirst = date(slashes, 1, 2);
        Optional<String> monthFirst = date(slashes, 2, 1);
        boolean sure = dayFirst.isEmpty() || monthFirst.isEmpty() || dayFirst.equals(monthFirst);
        return sure ? dayFirst.or(() -> monthFirst) : Optional.empty();
    }

    private static Optional<String> date(Matcher numbers, int day, int month) {
        try {
            return Optional.of(LocalDate.of(
                            Integer.parseInt(numbers.group(3)),
                            Integer.parseInt(numbers.group(month)),
                            Integer.parseInt(numbers.group(day)))
                    .toString());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
