package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Clock.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of a schedule while it is read; writes it as a cron expression at the end. */
final class Draft {
    private static final Map<String, Integer> PARTS = Map.of("morning", 9, "afternoon", 15, "evening", 18, "night", 22);

    @Nullable
    Unit unit;

    int every = 1;

    @Nullable
    String part;

    @Nullable
    String zone;

    /** How often in each unit, when that was said instead of the times. */
    int often = 1;

    @Nullable
    String literal;

    final List<Time> times = new ArrayList<>();
    final TreeSet<Integer> minutes = new TreeSet<>();
    final TreeSet<Integer> weekdays = new TreeSet<>();
    final TreeSet<Integer> monthDays = new TreeSet<>();
    final TreeSet<Integer> months = new TreeSet<>();
    final List<String> notes = new ArrayList<>();

    @Nullable
    Integer firstHour;

    @Nullable
    Integer lastHour;

    /** Sets the unit; a second, different one is a second schedule. */
    void repeat(Unit other, int count) throws Unsayable {
        if (unit != null && unit != Unit.DAY && unit != other) {
            throw new Unsayable("a plan has one schedule; make one plan for each");
        }
        unit = other;
        every = count;
    }

    /** Sets the part of the day; a second one is a second schedule. */
    void inThe(String other) throws Unsayable {
        if (part != null && !part.equals(other)) {
            throw new Unsayable("a plan has one schedule; make one plan for each part of the day");
        }
        part = other;
    }

    Timing timing() throws Unsayable {
        if (often > 1 && unit != null) {
            Often.fill(this, unit, often);
        }
        String cron = literal != null ? literal : cron();
        return new Timing(cron, zone, notes);
    }

    private String cron() throws Unsayable {
        Unit base = unit == null ? Unit.DAY : unit;
        if (base == Unit.SECOND) {
            throw new Unsayable("a schedule starts a plan at most once a minute; say `every minute`");
        }
        if (!monthDays.isEmpty() && !weekdays.isEmpty()) {
            throw new Unsayable(
                    "a cron expression with a day of the month and a day of the week means either of them; name one of the two");
        }
        if (base == Unit.MINUTE) {
            return String.join(" ", step(every, 60, "minutes"), hours(false), days());
        }
        if (base == Unit.HOUR) {
            String minute = minutes.isEmpty() ? "0" : list(minutes);
            String hour =
                    every == 1 ? hours(true) : firstHour == null ? step(every, 24, "hours") : hours(true) + "/" + every;
            return String.join(" ", minute, hour, days());
        }
        period(base);
        return clock() + " " + days();
    }

    /** Fills in on which day a week, month, quarter or year starts when that was not said. */
    private void period(Unit base) throws Unsayable {
        if (base == Unit.DAY && every > 1) {
            notes.add("“Every " + every + " days” is counted from the first of each month.");
        }
        if (base == Unit.WEEK) {
            if (every > 1) {
                throw new Unsayable("a cron expression cannot say `every " + every
                        + " weeks`; say `every Monday`, or `on the 1st and the 15th of the month`");
            }
            if (weekdays.isEmpty() && monthDays.isEmpty()) {
                weekdays.add(1);
                notes.add("No weekday was said: Monday is taken.");
            }
        }
        if (base == Unit.MONTH || base == Unit.QUARTER || base == Unit.YEAR) {
            inYear(base == Unit.QUARTER ? 3 * every : base == Unit.YEAR ? 12 * every : every);
        }
    }

    private void inYear(int step) throws Unsayable {
        if (12 % step != 0 && step != 12) {
            throw new Unsayable("a cron expression cannot say `every " + step + " months`; name the months");
        }
        if (months.isEmpty() && step > 1) {
            for (int month = 1; month <= 12; month += step) {
                months.add(month);
            }
        }
        if (monthDays.isEmpty() && weekdays.isEmpty()) {
            monthDays.add(1);
            notes.add("No day was said: the first of the month is taken.");
        }
    }

    private String clock() throws Unsayable {
        List<Time> said = times.isEmpty()
                ? List.of(assumedTime())
                : times.stream().map(this::inPart).distinct().toList();
        TreeSet<Integer> allMinutes = new TreeSet<>();
        TreeSet<Integer> allHours = new TreeSet<>();
        for (Time time : said) {
            allMinutes.add(time.minute());
            allHours.add(time.hour());
        }
        if (allMinutes.size() * allHours.size() != said.size()) {
            throw new Unsayable("one cron expression cannot say "
                    + String.join(" and ", said.stream().map(Draft::written).toList())
                    + "; take the same minute for all of them, or make one plan for each");
        }
        return list(allMinutes) + " " + list(allHours);
    }

    private Time assumedTime() {
        int hour = part == null ? 9 : PARTS.getOrDefault(part, 9);
        Time time = new Time(hour, 0, false);
        notes.add("No time of day was said: " + written(time) + " is taken.");
        return time;
    }

    /** The time as the part of the day makes it: "every evening at 8" is 20:00. */
    private Time inPart(Time time) {
        boolean late = "afternoon".equals(part) || "evening".equals(part) || "night".equals(part);
        int earliest = "night".equals(part) ? 7 : 1;
        if (time.plain() && late && time.hour() >= earliest && time.hour() < 12) {
            return time.later();
        }
        if (time.plain() && part == null && time.hour() >= 1 && time.hour() <= 6) {
            notes.add(time.hour() + " is read on the 24-hour clock, as " + written(time) + ".");
        }
        return time;
    }

    private static String written(Time time) {
        return String.format(Locale.ROOT, "%02d:%02d", time.hour(), time.minute());
    }

    private String hours(boolean toTheLast) {
        if (firstHour == null || lastHour == null) {
            return "*";
        }
        int last = toTheLast || lastHour.equals(firstHour) ? lastHour : lastHour - 1;
        if (!toTheLast) {
            notes.add(String.format(Locale.ROOT, "The last start of the day is before %02d:00.", lastHour));
        }
        return firstHour + "-" + last;
    }

    private String days() {
        String monthDay = unit == Unit.DAY && every > 1 && monthDays.isEmpty() ? "*/" + every : list(monthDays);
        return monthDay + " " + list(months) + " " + weekdays();
    }

    private String weekdays() {
        if (weekdays.size() == 7) {
            return "*";
        }
        boolean run = weekdays.size() > 2 && weekdays.last() - weekdays.first() == weekdays.size() - 1;
        return run ? weekdays.first() + "-" + weekdays.last() : list(weekdays);
    }

    private static String list(Set<Integer> numbers) {
        return numbers.isEmpty()
                ? "*"
                : String.join(",", numbers.stream().map(String::valueOf).toList());
    }

    private String step(int count, int whole, String units) throws Unsayable {
        if (count == 1) {
            return "*";
        }
        if (count >= whole || (whole % count != 0 && count * 2 >= whole)) {
            throw new Unsayable("a cron expression cannot say `every " + count + " " + units
                    + "`; say a number that divides " + whole);
        }
        if (whole % count != 0) {
            notes.add("“Every " + count + " " + units + "” starts anew with each " + (whole == 60 ? "hour" : "day")
                    + ", so the last wait in it is shorter.");
        }
        return "*/" + count;
    }
}
