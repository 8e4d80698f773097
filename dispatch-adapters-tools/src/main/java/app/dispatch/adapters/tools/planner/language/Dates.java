package app.dispatch.adapters.tools.planner.language;

import java.util.ArrayList;
import java.util.List;

/** Writes days of the month as English does: "le 1 et le 15 de chaque mois" as "on the 1st and the 15th of every month". */
final class Dates {
    private static final int LAST = 31;

    private Dates() {}

    static List<Part> read(List<Part> parts) {
        List<Part> read = new ArrayList<>(parts);
        for (int i = 0; i < read.size(); i++) {
            if (read.get(i).says("every month of") && i + 1 < read.size() && day(read.get(i + 1))) {
                Part month = read.get(i);
                read.set(i, ordinal(read.get(i + 1), "on the "));
                read.set(i + 1, month.as("of every month"));
            } else if (read.get(i).says("of every month")) {
                days(read, i - 1);
            }
        }
        return read;
    }

    private static void days(List<Part> read, int last) {
        int at = last;
        int first = -1;
        while (at >= 0 && (day(read.get(at)) || read.get(at).says("the", "and", "", "on the", ",", "at"))) {
            if (day(read.get(at))) {
                read.set(at, ordinal(read.get(at), ""));
                first = at;
            }
            at--;
        }
        if (first >= 0) {
            read.set(first, read.get(first).as("on the " + read.get(first).english()));
            if (first > 0 && read.get(first - 1).says("the", "on the", "at")) {
                read.remove(first - 1);
            }
        }
    }

    private static boolean day(Part part) {
        return part.is(Role.NUM) && part.english().matches("\\d{1,2}") && Integer.parseInt(part.english()) <= LAST;
    }

    private static Part ordinal(Part number, String before) {
        int day = Integer.parseInt(number.english());
        String ending = day / 10 == 1
                ? "th"
                : switch (day % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number.as(before + day + ending, Role.TIME);
    }
}
