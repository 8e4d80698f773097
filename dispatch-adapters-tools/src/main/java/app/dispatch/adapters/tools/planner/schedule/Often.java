package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Clock.Time;
import java.util.List;
import java.util.Set;

/** Chooses the times of "twice a day" and the like, and says that it did. */
final class Often {
    private Often() {}

    static void fill(Draft draft, Unit unit, int count) throws Unsayable {
        switch (unit) {
            case SECOND, MINUTE -> throw new Unsayable("a schedule starts a plan at most once a minute");
            case HOUR -> even(draft, Unit.MINUTE, 60, count);
            case DAY -> day(draft, count);
            case WEEK -> week(draft, count);
            case MONTH -> month(draft, count);
            case QUARTER, YEAR -> even(draft, Unit.MONTH, unit == Unit.YEAR ? 12 : 3, count);
        }
    }

    private static void even(Draft draft, Unit unit, int whole, int count) throws Unsayable {
        if (whole % count != 0) {
            throw new Unsayable("say at which times: " + count + " even ones are not possible");
        }
        draft.unit = unit;
        draft.every = whole / count;
    }

    private static void day(Draft draft, int count) throws Unsayable {
        if (!draft.times.isEmpty()) {
            return;
        }
        if (count > 3) {
            even(draft, Unit.HOUR, 24, count);
            return;
        }
        List<Integer> hours = count == 2 ? List.of(9, 17) : List.of(9, 13, 17);
        hours.forEach(hour -> draft.times.add(new Time(hour, 0, false)));
        draft.notes.add(
                "No times were said: " + (count == 2 ? "09:00 and 17:00" : "09:00, 13:00 and 17:00") + " are taken.");
    }

    private static void week(Draft draft, int count) throws Unsayable {
        if (!draft.weekdays.isEmpty()) {
            return;
        }
        if (count > 3) {
            throw new Unsayable("say on which days of the week");
        }
        draft.weekdays.addAll(count == 2 ? Set.of(1, 4) : Set.of(1, 3, 5));
        draft.notes.add("No weekdays were said: "
                + (count == 2 ? "Monday and Thursday" : "Monday, Wednesday and Friday") + " are taken.");
    }

    private static void month(Draft draft, int count) throws Unsayable {
        if (!draft.monthDays.isEmpty() || !draft.weekdays.isEmpty()) {
            return;
        }
        if (count > 2) {
            throw new Unsayable("say on which days of the month");
        }
        draft.monthDays.addAll(Set.of(1, 15));
        draft.notes.add("No days were said: the 1st and the 15th are taken.");
    }
}
