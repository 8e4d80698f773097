package app.dispatch.adapters.tools.planner.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the days of a draft as the last three fields, in the words of cron that every reader of it knows: what {@code LW}
 * and {@code 5L} would say is said by the days among which it is and a condition.
 */
final class CronDays {
    private static final int SHORTEST_RUN = 3;

    private final Draft draft;
    private final List<String> conditions;

    CronDays(Draft draft, List<String> conditions) {
        this.draft = draft;
        this.conditions = conditions;
    }

    String write() {
        boolean lastWeekday = draft.nthWeekdays.stream().anyMatch(NthWeekday::last);
        String weekdays = lastWeekday
                ? "*"
                : draft.nthWeekdays.isEmpty()
                        ? run(draft.weekdays, 7)
                        : String.join(
                                ",",
                                draft.nthWeekdays.stream().map(NthWeekday::cron).toList());
        String days = lastWeekday ? byWeekday() : byNumber();
        return days + " " + run(draft.months, 12) + " " + weekdays;
    }

    /** A day of the month and a day of the week would mean either of them, so only the first stands in the expression. */
    private String byWeekday() {
        TreeSet<Integer> days = new TreeSet<>();
        draft.nthWeekdays.forEach(day -> day.days().forEach(days::add));
        return kept(days, draft.nthWeekdays.stream().map(NthWeekday::condition).toList());
    }

    private String byNumber() {
        if (draft.unnumbered.isEmpty()) {
            return runs(draft.monthDays);
        }
        if (draft.monthDays.isEmpty() && draft.unnumbered.equals(Set.of(MonthDay.LAST))) {
            return "L";
        }
        TreeSet<Integer> days = new TreeSet<>(draft.monthDays);
        draft.unnumbered.forEach(day -> day.days().forEach(days::add));
        List<String> wanted = new ArrayList<>();
        if (!draft.monthDays.isEmpty()) {
            wanted.add(Counting.monthDays(draft.monthDays));
        }
        draft.unnumbered.forEach(day -> wanted.add(day.condition()));
        return kept(days, wanted);
    }

    private String kept(NavigableSet<Integer> days, List<String> wanted) {
        conditions.add("(" + String.join(" || ", wanted) + ")");
        String written = runs(days);
        draft.notes.add("Cron starts the plan on each of the days " + written
                + " of a month: on those that were not said the steps are skipped.");
        return written;
    }

    /** The runs in a set as ranges, and what is between them: {@code 15,28-31}. */
    private static String runs(NavigableSet<Integer> numbers) {
        List<String> parts = new ArrayList<>();
        Integer first = numbers.isEmpty() ? null : numbers.first();
        while (first != null) {
            int last = first;
            while (numbers.contains(last + 1)) {
                last++;
            }
            parts.add(part(first, last));
            first = numbers.higher(last);
        }
        return parts.isEmpty() ? "*" : String.join(",", parts);
    }

    private static String part(int first, int last) {
        if (last - first + 1 >= SHORTEST_RUN) {
            return first + "-" + last;
        }
        return first == last ? String.valueOf(first) : first + "," + last;
    }

    private static String run(NavigableSet<Integer> numbers, int all) {
        return numbers.size() == all ? "*" : runs(numbers);
    }
}
