package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.text.WordFiles;
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

    private static final Map<String, Unit> WORDS = WordFiles.table("units", Unit::valueOf);
    private static final Map<String, Unit> ADVERBS = WordFiles.table("adverbs", Unit::valueOf);

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
