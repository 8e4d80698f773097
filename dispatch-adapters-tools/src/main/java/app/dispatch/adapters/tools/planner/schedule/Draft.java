package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Clock.Time;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of a schedule while it is read; {@link CronWriter} writes it at the end. */
final class Draft {
    private static final Map<String, Integer> PARTS = Map.of("morning", 9, "afternoon", 14, "evening", 18, "night", 2);

    @Nullable
    Unit unit;

    int every = 1;

    /** Whether the unit was said, and does not just follow from a date. */
    boolean explicit;

    /** The parts of the day; each with whether it has times of its own. */
    private final List<String> parts = new ArrayList<>();

    private boolean partTimed;

    @Nullable
    String zone;

    /** How often in each unit, when that was said instead of the times. */
    int often = 1;

    @Nullable
    String literal;

    /** The moment for which the plan is to be started by hand. */
    @Nullable
    String byHand;

    @Nullable
    Integer year;

    final List<Time> times = new ArrayList<>();
    final TreeSet<Integer> minutes = new TreeSet<>();
    final TreeSet<Integer> weekdays = new TreeSet<>();
    final Set<NthWeekday> nthWeekdays = new LinkedHashSet<>();
    final Set<MonthDay> unnumbered = EnumSet.noneOf(MonthDay.class);

    final TreeSet<Integer> monthDays = new TreeSet<>();
    final TreeSet<Integer> months = new TreeSet<>();
    final List<String> notes = new ArrayList<>();

    /** What has to hold beside the days and times. */
    final List<String> conditions = new ArrayList<>();

    /** Whether it was said from when on it is. */
    boolean begins;

    /** Days of the year, as month * 100 + day. */
    final TreeSet<Integer> dates = new TreeSet<>();

    /** The hour that is taken when none is said. */
    int assumed = 9;

    @Nullable
    Integer firstHour;

    @Nullable
    Integer lastHour;

    /** Sets the unit; a second, different one is a second schedule, but for "every hour every day". */
    void repeat(Unit other, int count) throws Unsayable {
        boolean daily = other == Unit.DAY && count == 1;
        boolean wasDaily = unit == null || !explicit || (unit == Unit.DAY && every == 1);
        if (!wasDaily && !daily && (unit != other || every != count)) {
            if (!(unit == other && (every == 1 || count == 1))) {
                throw new Unsayable("a plan has one schedule; make one plan for each");
            }
        }
        if (wasDaily || (!daily && count > every)) {
            unit = other;
            every = count;
        }
        explicit = true;
    }

    /** Sets the unit that a date has by itself, where none is said. */
    void follow(Unit other) {
        if (unit == null || (unit == Unit.DAY && every == 1)) {
            unit = other;
            every = 1;
        }
    }

    /** Sets the part of the day: of the times before it when they have none, else of those that come. */
    void inThe(String part) {
        boolean before = parts.isEmpty() && !times.isEmpty();
        if (before) {
            List<Time> said = new ArrayList<>(times);
            times.clear();
            said.forEach(time -> times.add(inPart(time, part)));
        }
        if (parts.isEmpty() || !parts.getLast().equals(part)) {
            settle();
            parts.add(part);
            partTimed = before;
        }
    }

    boolean hasParts() {
        return !parts.isEmpty();
    }

    void addTimes(Clock.Found found) {
        for (Time time : found.times()) {
            times.add(parts.isEmpty() ? time : inPart(time, parts.getLast()));
        }
        partTimed = true;
        if (!found.assumed().isEmpty()) {
            notes.add("“" + found.assumed() + "” is taken as " + written(found.first()) + ".");
        }
    }

    /** Gives the last part of the day its usual time when it got none. */
    void settle() {
        if (!parts.isEmpty() && !partTimed) {
            assume(PARTS.getOrDefault(parts.getLast(), 9));
            partTimed = true;
        }
    }

    void assume(int hour) {
        Time time = new Time(hour, 0, false);
        times.add(time);
        notes.add("No time of day was said: " + written(time) + " is taken.");
    }

    /** The time as the part of the day makes it: "every evening at 8" and "at 8:30" are 20:00 and 20:30. */
    private static Time inPart(Time time, String part) {
        boolean late = !part.equals("morning");
        int earliest = part.equals("night") ? 7 : 1;
        if (part.equals("night") && time.hour() == 12) {
            return new Time(0, time.minute(), false);
        }
        return late && time.hour() >= earliest && time.hour() < 12
                ? time.later()
                : new Time(time.hour(), time.minute(), false);
    }

    Timing timing() throws Unsayable {
        settle();
        if (byHand != null) {
            return new Timing(
                    null,
                    null,
                    null,
                    List.of("“" + byHand
                            + "” comes once and is no schedule: the plan is started by hand. Run it then."));
        }
        if (literal != null) {
            return new Timing(literal, zone, notes);
        }
        if (often > 1 && unit != null) {
            Often.fill(this, unit, often);
        }
        return new CronWriter(this).write();
    }

    static String written(Time time) {
        return String.format(Locale.ROOT, "%02d:%02d", time.hour(), time.minute());
    }
}
