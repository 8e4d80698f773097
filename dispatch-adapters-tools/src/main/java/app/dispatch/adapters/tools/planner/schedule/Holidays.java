package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;

/** Days of the year that have a name and the same date each year. */
final class Holidays {
    private static final List<Holiday> ALL = List.of(
            new Holiday(1, 1, "new year's day | new years day | new year 's day | new year | new year 's"),
            new Holiday(12, 31, "new year 's eve | new year's eve | new years eve"),
            new Holiday(12, 25, "christmas day | christmas"),
            new Holiday(12, 24, "christmas eve"),
            new Holiday(2, 14, "valentine 's day | valentines day | valentine's day"),
            new Holiday(10, 31, "halloween"),
            new Holiday(5, 1, "may day | labour day"),
            new Holiday(3, 17, "st patrick 's day | st. patrick 's day"),
            new Holiday(7, 4, "independence day"));

    private Holidays() {}

    private record Holiday(int month, int day, Phrases names) {
        Holiday(int month, int day, String names) {
            this(month, day, Phrases.of(names));
        }
    }

    /** A day of the year, and the place after its name. */
    record Found(int month, int day, int end) {}

    static Optional<Found> at(Tokens tokens, int at) {
        Optional<Found> longest = Optional.empty();
        for (Holiday holiday : ALL) {
            int end = holiday.names().end(tokens, at);
            if (end > longest.map(Found::end).orElse(at)) {
                longest = Optional.of(new Found(holiday.month(), holiday.day(), end));
            }
        }
        return longest;
    }
}
