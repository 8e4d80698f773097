package app.dispatch.adapters.tools.planner.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes times of day as English does: "halb neun" as 8:30, "下午5点半" as 5:30 pm. */
final class Hours {
    private static final int NOON = 12;

    private Hours() {}

    /** The parts, with each time as one of them. */
    static List<Part> read(List<Part> parts) {
        boolean evening = parts.stream()
                .anyMatch(part ->
                        part.english().contains("evening") || part.english().contains("afternoon"));
        List<Part> read = new ArrayList<>();
        int at = 0;
        while (at < parts.size()) {
            int end = time(parts, at, read, evening);
            if (end == at) {
                read.add(parts.get(at));
                end = at + 1;
            }
            at = end;
        }
        return read;
    }

    private static boolean at(List<Part> parts, int at, Role role) {
        return at < parts.size() && parts.get(at).is(role);
    }

    /** Reads a time from there on; returns its end, or the same place when there is none. */
    private static int time(List<Part> parts, int from, List<Part> read, boolean evening) {
        int at = from;
        String half = "";
        if (at(parts, at, Role.HALF_DAY)) {
            half = parts.get(at).english();
            at++;
        }
        String shift = at(parts, at, Role.TO_HOUR) ? parts.get(at++).english() : "";
        boolean written = at(parts, at, Role.CLOCK) && parts.get(at).english().indexOf(':') > 0;
        if (!written && !at(parts, at, Role.NUM)) {
            return from;
        }
        String[] clock = (written ? parts.get(at).english() : parts.get(at).english() + ":00").split(":");
        at++;
        boolean sure = written || !shift.isEmpty();
        if (at(parts, at, Role.CLOCK) && !parts.get(at).english().contains(":")) {
            at = minutes(parts, at + 1, clock);
            sure = true;
        }
        if (at(parts, at, Role.AFTER_HOUR)) {
            shift = parts.get(at++).english();
            sure = true;
        }
        if (at(parts, at, Role.HALF_DAY)) {
            half = parts.get(at++).english();
            sure = true;
        }
        if (!sure || !clock[0].matches("\\d{1,2}")) {
            return from;
        }
        read.add(new Part(
                said(clock, shift, half, evening),
                Role.CLOCK,
                parts.get(from).source(),
                parts.get(from).start(),
                parts.get(at - 1).end()));
        return at;
    }

    /** Reads the minutes behind an hour that has a word of its own, where there are some; returns their end. */
    private static int minutes(List<Part> parts, int at, String[] clock) {
        if (!at(parts, at, Role.NUM) || !parts.get(at).english().matches("[0-5]?\\d")) {
            return at;
        }
        clock[1] = two(Integer.parseInt(parts.get(at).english()));
        return at(parts, at + 1, Role.CLOCK) && parts.get(at + 1).says("minute") ? at + 2 : at + 1;
    }

    private static String said(String[] clock, String shift, String half, boolean evening) {
        int minutes = Integer.parseInt(clock[0]) * 60 + Integer.parseInt(clock[1]);
        minutes += shift.isEmpty() ? 0 : Integer.parseInt(shift);
        int hour = Math.floorMod(minutes, 24 * 60) / 60;
        if (!half.isEmpty() && hour <= NOON && hour > 0) {
            return String.format(Locale.ROOT, "%d:%s %s", hour, two(Math.floorMod(minutes, 60)), half);
        }
        int later = evening && hour > 0 && hour < NOON ? hour + NOON : hour;
        return String.format(Locale.ROOT, "%d:%s", later, two(Math.floorMod(minutes, 60)));
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
