package app.dispatch.adapters.tools.planner.schedule;

import java.util.stream.IntStream;

/**
 * A weekday by its place in the month: the second Tuesday, the last Friday.
 *
 * @param place from 1 to 5; {@link #LAST} for the last
 * @param weekday 0 for Sunday
 */
record NthWeekday(int place, int weekday) {
    static final int LAST = -1;
    private static final int DAYS = 7;
    private static final int LONGEST_MONTH = 31;
    private static final int SHORTEST_MONTH = 28;

    NthWeekday {
        if (place != LAST && (place < 1 || place > 5)) {
            throw new IllegalArgumentException("No weekday comes for the " + place + ". time in a month");
        }
    }

    boolean last() {
        return place == LAST;
    }

    String cron() {
        return weekday + "#" + place;
    }

    /** The days of the month on which it may be. */
    IntStream days() {
        return last()
                ? IntStream.rangeClosed(SHORTEST_MONTH - DAYS + 1, LONGEST_MONTH)
                : IntStream.rangeClosed((place - 1) * DAYS + 1, Math.min(place * DAYS, LONGEST_MONTH));
    }

    String condition() {
        return Counting.weekday(weekday) + " && " + (last() ? Counting.lastDays(DAYS) : Counting.week(place));
    }
}
