package app.dispatch.adapters.tools.planner.schedule;

import java.util.stream.IntStream;

/** Days of a month that have no number, each with the days among which it is found and the condition that finds it. */
enum MonthDay {
    FIRST_WORKING(1, 3, Counting.firstWorkingDay()),
    LAST_WORKING(26, 31, Counting.lastWorkingDay()),
    LAST(28, 31, Counting.lastDays(1));

    private final int first;
    private final int last;
    private final String condition;

    MonthDay(int first, int last, String condition) {
        this.first = first;
        this.last = last;
        this.condition = condition;
    }

    IntStream days() {
        return IntStream.rangeClosed(first, last);
    }

    String condition() {
        return condition;
    }
}
