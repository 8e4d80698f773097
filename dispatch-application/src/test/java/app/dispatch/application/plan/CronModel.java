package app.dispatch.application.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What a cron expression means, told the slow way: every minute of a time is looked at. */
final class CronModel {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean anyDay;
    private final boolean anyWeekday;

    CronModel(String text) {
        String[] fields = text.toLowerCase(Locale.ROOT).split(" +");
        minutes = field(fields[0], 0, 59, List.of());
        hours = field(fields[1], 0, 23, List.of());
        days = field(fields[2], 1, 31, List.of());
        months = field(fields[3], 1, 12, MONTHS);
        weekdays = field(fields[4], 0, 7, DAYS);
        if (weekdays.get(7)) {
            weekdays.set(0);
        }
        anyDay = fields[2].equals("*");
        anyWeekday = fields[4].equals("*");
    }

    private static BitSet field(String text, int least, int most, List<String> names) {
        BitSet set = new BitSet();
        for (String part : text.split(",")) {
            String[] range = part.split("/");
            String[] ends = range[0].split("-");
            int from = range[0].equals("*") ? least : number(ends[0], least, names);
            int to = range[0].equals("*") ? most : ends.length > 1 ? number(ends[1], least, names) : from;
            if (range.length > 1 && ends.length == 1) {
                to = most;
            }
            for (int i = from; i <= to; i += range.length > 1 ? Integer.parseInt(range[1]) : 1) {
                set.set(i);
            }
        }
        return set;
    }

    private static int number(String text, int least, List<String> names) {
        return names.contains(text) ? names.indexOf(text) + least : Integer.parseInt(text);
    }

    private boolean matches(LocalDate date) {
        boolean day = days.get(date.getDayOfMonth());
        boolean weekday = weekdays.get(date.getDayOfWeek().getValue() % 7);
        boolean both = anyDay || anyWeekday ? day && weekday : day || weekday;
        return both && months.get(date.getMonthValue());
    }

    /** All times after {@code from} and up to {@code to} at which the expression fires in the zone, in order. */
    List<Instant> times(Instant from, Instant to, ZoneId zone) {
        TreeSet<Instant> times = new TreeSet<>();
        LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC).plusDays(2);
        for (LocalDate date = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(2);
                date.isBefore(last);
                date = date.plusDays(1)) {
            if (matches(date)) {
                for (int minute = 0; minute < 24 * 60; minute++) {
                    if (hours.get(minute / 60) && minutes.get(minute % 60)) {
                        times.add(instant(date.atStartOfDay().plusMinutes(minute), zone));
                    }
                }
            }
        }
        return new ArrayList<>(times.subSet(from, false, to, true));
    }

    /** A local time that does not exist is the end of the gap that it is in; one that is there twice is the first. */
    private static Instant instant(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        ZoneOffsetTransition gap = zone.getRules().getTransition(local);
        return offsets.isEmpty() ? gap.getInstant() : local.toInstant(offsets.getFirst());
    }
}
