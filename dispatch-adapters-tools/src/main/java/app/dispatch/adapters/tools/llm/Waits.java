package app.dispatch.adapters.tools.llm;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long providers ask to wait. */
final class Waits {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,9}(\\.\\d{1,12})?(ms|d|h|m|s)){1,6}");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|d|h|m|s)");

    private Waits() {}

    /** A time such as {@code 6m0s}, {@code 20ms} or {@code 26.5s}. */
    static Optional<Duration> parsed(String text) {
        String time = text.strip();
        if (!WHOLE.matcher(time).matches()) {
            return Optional.empty();
        }
        double millis = 0;
        Matcher part = PART.matcher(time);
        while (part.find()) {
            millis += Double.parseDouble(part.group(1))
                    * switch (part.group(2)) {
                        case "ms" -> 1;
                        case "s" -> 1_000;
                        case "m" -> 60_000;
                        case "h" -> 3_600_000;
                        default -> 86_400_000;
                    };
        }
        return Optional.of(clamped(Duration.ofMillis((long) Math.ceil(Math.min(millis, (double) LONGEST.toMillis())))));
    }

    /** How long it is until a time of RFC 3339. */
    static Optional<Duration> until(String text, Instant now) {
        try {
            return Optional.of(clamped(Duration.between(now, Instant.parse(text.strip()))));
        } catch (DateTimeException | ArithmeticException noTime) {
            return Optional.empty();
        }
    }

    /** The longest of the waits that there are. */
    static Optional<Duration> longest(List<String> kinds, Function<String, Optional<Duration>> wait) {
        return kinds.stream().flatMap(kind -> wait.apply(kind).stream()).max(Comparator.naturalOrder());
    }

    private static Duration clamped(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
