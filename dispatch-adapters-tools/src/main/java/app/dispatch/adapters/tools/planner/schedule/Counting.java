package app.dispatch.adapters.tools.planner.schedule;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Locale;

/** Writes the conditions, in CEL, that keep those starts of a cron expression which were meant. */
final class Counting {
    /** Monday 5 January 1970 is day 4 since the epoch; weeks are counted from it. */
    private static final int FIRST_MONDAY = 4;

    private static final LocalDate SHOWN_FROM = LocalDate.of(2026, 1, 1);

    /** The day of the run in the plan's time zone. */
    private static final String DATE = "timestamp(run.date + 'T00:00:00Z')";

    private static final String DAY = "int(" + DATE + ") / 86400";
    private static final String MONTH_DAY = DATE + ".getDate()";
    private static final String WEEKDAY = DATE + ".getDayOfWeek()";

    private Counting() {}

    static String days(int every) {
        return DAY + " % " + every + " == 0";
    }

    static String weeks(int every) {
        return "(" + DAY + " - " + FIRST_MONDAY + ") / 7 % " + every + " == 0";
    }

    static String weekday(int weekday) {
        return WEEKDAY + " == " + weekday;
    }

    /** One of these days of the month. */
    static String monthDays(Collection<Integer> days) {
        return MONTH_DAY + " in " + days;
    }

    /** The seven days of a month in which each weekday comes for that time. */
    static String week(int place) {
        return "(" + MONTH_DAY + " + 6) / 7 == " + place;
    }

    /** The last so many days of a month: so many days later, no more of the next one are over. */
    static String lastDays(int count) {
        return "(" + DATE + " + duration('" + 24 * count + "h')).getDate() <= " + count;
    }

    /** The first day of a month, or the Monday after a weekend that begins it; among its first three days. */
    static String firstWorkingDay() {
        return WEEKDAY + " in [1, 2, 3, 4, 5] && (" + MONTH_DAY + " == 1 || " + MONTH_DAY + " <= 3 && " + weekday(1)
                + ")";
    }

    /** The last day of a month, or the Friday before a weekend that ends it. */
    static String lastWorkingDay() {
        return WEEKDAY + " in [1, 2, 3, 4, 5] && " + lastDays(1) + " || " + weekday(5) + " && " + lastDays(3);
    }

    static String year(int year) {
        return "run.date.startsWith('" + year + "-')";
    }

    static String years(int every) {
        return "int(run.date.substring(0, 4)) % " + every + " == 0";
    }

    /** Minutes of the day that count in steps from midnight; a start within {@code late} minutes is in time. */
    static String minutes(int every, int late, String zone) {
        return "(" + minuteOfDay(zone) + ") % " + every + " < " + late;
    }

    /** Times of the day, each from its minute on to before that of the next start. */
    static String between(int from, int to, String zone) {
        String minute = minuteOfDay(zone);
        return minute + " >= " + from + " && " + minute + " < " + to;
    }

    private static String minuteOfDay(String zone) {
        return "run.startedAt.getHours('" + zone + "') * 60 + run.startedAt.getMinutes('" + zone + "')";
    }

    /** The day or one of the months of a draft. */
    static String isOne(Draft days) {
        String day = days.dates.isEmpty()
                ? DATE + ".getMonth() + 1 in " + days.months
                : "run.date.endsWith('" + date(days.dates.first()) + "')";
        return days.year == null ? day : year(days.year) + " && " + day;
    }

    /** A day of each year, which is written as month * 100 + day. */
    static String date(int day) {
        return String.format(Locale.ROOT, "%02d-%02d", day / 100, day % 100);
    }

    static String date(int year, int day) {
        return year + "-" + date(day);
    }

    /** A day on which "every n days" holds, to show by. */
    static String exampleDay(int every) {
        LocalDate day = SHOWN_FROM;
        while (day.toEpochDay() % every != 0) {
            day = day.plusDays(1);
        }
        return written(day);
    }

    /** The Monday of a week in which "every n weeks" holds, to show by. */
    static String exampleWeek(int every) {
        LocalDate monday = LocalDate.of(2026, 1, 5);
        while ((monday.toEpochDay() - FIRST_MONDAY) / 7 % every != 0) {
            monday = monday.plusWeeks(1);
        }
        return written(monday);
    }

    private static String written(LocalDate day) {
        String month = day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return day.getDayOfMonth() + " " + month + " " + day.getYear();
    }
}
