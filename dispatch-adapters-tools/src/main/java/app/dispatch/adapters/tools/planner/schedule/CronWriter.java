package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Clock.Time;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Writes a draft as five fields, and as a condition where these fire more often than was meant. */
final class CronWriter {
    private static final int DAY_MINUTES = 1440;
    private static final int FINEST = 5;
    private static final int LONGEST_DAYS = 366;
    private static final int LONGEST_WEEKS = 104;
    private static final int MOST_PIECES = 12;

    private final Draft draft;
    private final Unit base;
    private final List<String> conditions = new ArrayList<>();

    CronWriter(Draft draft) {
        this.draft = draft;
        this.base = draft.unit == null ? Unit.DAY : draft.unit;
    }

    Timing write() throws Unsayable {
        if (base == Unit.SECOND) {
            throw new Unsayable("a schedule starts a plan at most once a minute; say `every minute`");
        }
        boolean monthly = !draft.monthDays.isEmpty() || !draft.unnumbered.isEmpty();
        boolean weekly = !draft.weekdays.isEmpty() || !draft.nthWeekdays.isEmpty();
        if (monthly && weekly) {
            throw new Unsayable(
                    "a cron expression with a day of the month and a day of the week means either of them; name one of the two");
        }
        if (!draft.weekdays.isEmpty() && !draft.nthWeekdays.isEmpty()) {
            throw new Unsayable("weekdays of every week and of the month do not go together; make one plan for each");
        }
        if (!draft.dates.isEmpty() && draft.dates.size() != draft.months.size() * draft.monthDays.size()) {
            throw new Unsayable("a cron expression cannot say these dates together; make one plan for each");
        }
        if (draft.year != null) {
            conditions.add(Counting.year(draft.year));
            draft.notes.add("It runs once, in " + draft.year + ": in other years its steps are skipped.");
        } else if (!draft.dates.isEmpty() && !draft.explicit) {
            draft.notes.add("No year was said: it runs every year.");
        }
        if (draft.begins && draft.every > 1 && base != Unit.MINUTE && base != Unit.HOUR) {
            throw new Unsayable(
                    "from when on each second, third or later one is counted cannot be said; leave out from when");
        }
        conditions.addAll(draft.conditions);
        String cron = fields();
        String condition = conditions.isEmpty() ? null : String.join(" && ", conditions);
        return new Timing(cron, draft.zone, condition, draft.notes);
    }

    private String fields() throws Unsayable {
        boolean timed = !draft.times.isEmpty();
        if (timed && (base == Unit.MINUTE || base == Unit.HOUR)) {
            throw new Unsayable("a time of day and `every " + base.name().toLowerCase(Locale.ROOT)
                    + "` do not go together; say from when to when, or one of the two");
        }
        if (base == Unit.MINUTE) {
            String minute = minutes(draft.every);
            return String.join(" ", minute, hours(false), days());
        }
        if (base == Unit.HOUR) {
            String minute = draft.minutes.isEmpty() ? "0" : list(draft.minutes);
            return String.join(" ", minute, hourStep(), days());
        }
        period();
        return clock() + " " + days();
    }

    private String minutes(int count) throws Unsayable {
        if (count == 1) {
            return "*";
        }
        if (60 % count == 0) {
            return "*/" + count;
        }
        if (count * 2 < 60) {
            draft.notes.add(
                    "“Every " + count + " minutes” starts anew with each hour, so the last wait in it is shorter.");
            return "*/" + count;
        }
        int step = divisor(count, 60);
        if (step < FINEST || count * 2 > DAY_MINUTES) {
            throw new Unsayable("a cron expression cannot say `every " + count
                    + " minutes`; say a number of minutes that divides 60, or whole hours");
        }
        conditions.add(Counting.minutes(count, step, zone()));
        draft.notes.add("“Every " + count + " minutes” is counted from midnight: the plan starts every " + step
                + " minutes, and its steps are skipped in between."
                + (DAY_MINUTES % count == 0 ? "" : " The last wait of a day is shorter."));
        return "*/" + step;
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    private String zone() {
        return draft.zone == null ? "UTC" : draft.zone;
    }

    private String hourStep() throws Unsayable {
        int every = draft.every;
        String hours = hours(true);
        if (every == 1) {
            return hours;
        }
        if (every >= 24) {
            throw new Unsayable("a cron expression cannot say `every " + every + " hours`; say a number below 24");
        }
        if (24 % every != 0 && draft.firstHour == null) {
            draft.notes.add(
                    "“Every " + every + " hours” starts anew with each day, so the last wait in it is shorter.");
        }
        return hours + "/" + every;
    }

    private String hours(boolean toTheLast) {
        if (draft.firstHour == null || draft.lastHour == null) {
            return "*";
        }
        int first = draft.firstHour;
        int last = toTheLast || draft.lastHour == first || draft.lastHour == 23 ? draft.lastHour : draft.lastHour - 1;
        if (last != draft.lastHour) {
            draft.notes.add(String.format(Locale.ROOT, "The last start of the day is before %02d:00.", draft.lastHour));
        }
        return first + "-" + last;
    }

    /** Fills in on which day a week, month, quarter or year starts when that was not said. */
    private void period() throws Unsayable {
        int every = draft.every;
        switch (base) {
            case DAY -> everyDays(every);
            case WEEK -> everyWeeks(every);
            case MONTH -> inYear(every);
            case QUARTER -> {
                boolean last = every == 1 && draft.months.isEmpty() && draft.unnumbered.contains(MonthDay.LAST);
                draft.months.addAll(last ? Set.of(3, 6, 9, 12) : Set.of());
                inYear(3 * every);
            }
            case YEAR -> {
                if (every > 1) {
                    conditions.add(Counting.years(every));
                    draft.notes.add("“Every " + every + " years” are those that " + every + " divides.");
                }
                inYear(12);
            }
            case SECOND, MINUTE, HOUR -> {}
        }
    }

    private void everyDays(int every) throws Unsayable {
        if (every > LONGEST_DAYS) {
            throw new Unsayable("`every " + every + " days` is too long; say `every year`");
        }
        if (every > 1) {
            conditions.add(Counting.days(every));
            draft.notes.add("“Every " + every + " days” is counted so that " + Counting.exampleDay(every)
                    + " is one of them; on other days the steps are skipped.");
        }
    }

    private void everyWeeks(int every) throws Unsayable {
        if (every > LONGEST_WEEKS) {
            throw new Unsayable("`every " + every + " weeks` is too long; say `every year`");
        }
        if (every > 1) {
            conditions.add(Counting.weeks(every));
            draft.notes.add("“Every " + every + " weeks” is counted so that the week of Monday "
                    + Counting.exampleWeek(every) + " is one of them; in other weeks the steps are skipped.");
        }
        if (draft.weekdays.isEmpty() && draft.monthDays.isEmpty() && draft.nthWeekdays.isEmpty()) {
            draft.weekdays.add(1);
            draft.notes.add("No weekday was said: Monday is taken.");
        }
    }

    private void inYear(int step) throws Unsayable {
        if (12 % step != 0) {
            throw new Unsayable("a cron expression cannot say `every " + step + " months`; name the months");
        }
        if (draft.months.isEmpty() && step > 1) {
            for (int month = 1; month <= 12; month += step) {
                draft.months.add(month);
            }
        }
        boolean day = draft.monthDays.isEmpty() && draft.unnumbered.isEmpty();
        if (day && draft.weekdays.isEmpty() && draft.nthWeekdays.isEmpty()) {
            draft.monthDays.add(1);
            draft.notes.add("No day was said: the first of the month is taken.");
        }
    }

    private String clock() throws Unsayable {
        if (draft.times.isEmpty() && draft.firstHour != null && draft.lastHour != null) {
            throw new Unsayable("from when to when is said, but not how often in between; say `every hour` with it");
        }
        if (draft.times.isEmpty()) {
            draft.assume(draft.assumed);
        }
        TreeSet<Integer> wanted = new TreeSet<>();
        TreeSet<Integer> minutes = new TreeSet<>();
        TreeSet<Integer> hours = new TreeSet<>();
        for (Time time : draft.times) {
            early(time);
            wanted.add(time.ofDay());
            minutes.add(time.minute());
            hours.add(time.hour());
        }
        if (minutes.size() * hours.size() != wanted.size()) {
            onlyAt(wanted, minutes, hours);
        }
        return list(minutes) + " " + list(hours);
    }

    private void early(Time time) {
        if (time.plain() && time.hour() >= 1 && time.hour() <= 6) {
            String note = time.hour() + " is read on the 24-hour clock, as " + Draft.written(time) + ".";
            if (!draft.notes.contains(note)) {
                draft.notes.add(note);
            }
        }
    }

    /** Hours and minutes of cron are combined freely; a condition keeps the combinations that were said. */
    private void onlyAt(NavigableSet<Integer> wanted, Set<Integer> minutes, Set<Integer> hours) throws Unsayable {
        TreeSet<Integer> fired = new TreeSet<>();
        hours.forEach(hour -> minutes.forEach(minute -> fired.add(hour * 60 + minute)));
        List<String> pieces = new ArrayList<>();
        for (int time : wanted) {
            Integer next = fired.higher(time);
            pieces.add(Counting.between(time, next == null ? DAY_MINUTES : next, zone()));
            boolean soon = next != null && next - time < FINEST;
            if (soon || pieces.size() > MOST_PIECES) {
                throw new Unsayable("one cron expression cannot say "
                        + String.join(
                                " and ",
                                draft.times.stream().map(Draft::written).toList())
                        + "; take the same minute for all of them, or make one plan for each");
            }
        }
        conditions.add("(" + String.join(" || ", pieces) + ")");
        draft.notes.add(
                "Cron combines all hours with all minutes: at the times that were not said the steps are skipped.");
    }

    private String days() {
        return new CronDays(draft, conditions).write();
    }

    private static String list(Collection<Integer> numbers) {
        return numbers.isEmpty()
                ? "*"
                : String.join(",", numbers.stream().map(String::valueOf).toList());
    }
}
