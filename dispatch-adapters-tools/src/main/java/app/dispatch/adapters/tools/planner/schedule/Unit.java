package app.dispatch.adapters.tools.planner.schedule;

import java.util.Map;
import java.util.Optional;

/** What a schedule counts in. */
enum Unit {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    private static final Map<String, Unit> WORDS = Map.ofEntries(
            Map.entry("second", SECOND),
            Map.entry("sec", SECOND),
            Map.entry("mins", MINUTE),
            Map.entry("s", SECOND),
            Map.entry("minute", MINUTE),
            Map.entry("min", MINUTE),
            Map.entry("m", MINUTE),
            Map.entry("hour", HOUR),
            Map.entry("hr", HOUR),
            Map.entry("h", HOUR),
            Map.entry("day", DAY),
            Map.entry("d", DAY),
            Map.entry("week", WEEK),
            Map.entry("wk", WEEK),
            Map.entry("month", MONTH),
            Map.entry("quarter", QUARTER),
            Map.entry("year", YEAR));
    private static final Map<String, Unit> ADVERBS = Map.ofEntries(
            Map.entry("hourly", HOUR),
            Map.entry("daily", DAY),
            Map.entry("everyday", DAY),
            Map.entry("weekly", WEEK),
            Map.entry("monthly", MONTH),
            Map.entry("quarterly", QUARTER),
            Map.entry("yearly", YEAR),
            Map.entry("annually", YEAR),
            Map.entry("annual", YEAR));

    /** The unit of that name, in the singular or plural. */
    static Optional<Unit> of(String word) {
        Unit unit = WORDS.get(word);
        if (unit == null && word.endsWith("s") && word.length() > 2) {
            unit = WORDS.get(word.substring(0, word.length() - 1));
        }
        return Optional.ofNullable(unit);
    }

    /** The unit that an adverb such as {@code daily} repeats by. */
    static Optional<Unit> adverb(String word) {
        return Optional.ofNullable(ADVERBS.get(word));
    }
}
