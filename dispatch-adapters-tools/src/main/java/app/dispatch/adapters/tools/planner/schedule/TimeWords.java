package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** What words say of days and hours, for those who read times that are no schedule. */
public final class TimeWords {
    private static final Zones ZONES = new Zones();

    private TimeWords() {}

    /**
     * A time of day.
     *
     * @param minute of the day
     * @param plain whether it was written as an hour alone, so that morning and afternoon are not told apart
     * @param end the place after its words
     */
    public record Hour(int minute, boolean plain, int end) {}

    /** The time of day that stands at a place. */
    public static Optional<Hour> hour(Tokens tokens, int at) {
        return Clock.time(tokens, at)
                .map(found -> new Hour(found.first().ofDay(), found.first().plain(), found.end()));
    }

    /**
     * A time zone.
     *
     * @param note what was assumed; "" for nothing
     * @param end the place after its words
     */
    public record Zone(String id, String note, int end) {}

    /** The time zone that surely stands at a place: a place's name alone is none, with "time" behind it it is one. */
    public static Optional<Zone> zone(Tokens tokens, int at) {
        return ZONES.at(tokens, at, false)
                .map(found -> new Zone(found.id(), found.assumed() ? found.reading() : "", found.end()));
    }

    /** Whether "their time", "local time" stands at a place: a zone that is not named. */
    public static boolean isTheirs(Tokens tokens, int at) {
        return tokens.is(at, Set.of("their", "his", "her", "local"))
                && tokens.word(at + 1).equals("time");
    }

    /** The number of a day of the week, from Sunday's 0. */
    public static Optional<Integer> weekday(String word) {
        return Days.weekday(word);
    }

    /** The number of a month, from January's 1. */
    public static Optional<Integer> month(String word) {
        return Days.month(word);
    }

    /** A whole number in digits or in a word. */
    public static Optional<Integer> number(String word) {
        return Clock.number(word);
    }
}
