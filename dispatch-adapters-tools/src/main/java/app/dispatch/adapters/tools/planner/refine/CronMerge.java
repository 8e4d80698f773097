package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.schedule.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps of an old schedule what a new one does not say: the time of day, the days, the time zone. */
final class CronMerge {
    private static final String FIXED = "\\d+(?:,\\d+)*";

    /** The hours of each part of the day. */
    private static final List<Part> PARTS = List.of(
            new Part("morning", 4, 11),
            new Part("afternoon", 12, 17),
            new Part("evening", 17, 22),
            new Part("night", 20, 23));

    private record Part(String name, int from, int to) {}

    private CronMerge() {}

    /**
     * The new schedule with what the old one said and the new one only assumes.
     *
     * @param cron the old one; null when there was none
     * @param zone the old time zone
     * @param said the words of the new one
     */
    static Timing of(@Nullable String cron, @Nullable String zone, Timing timing, String said) {
        String kept = timing.zone() == null ? zone : timing.zone();
        String[] old = cron == null ? new String[0] : cron.strip().split("\\s+");
        List<String> notes = new ArrayList<>(timing.assumptions());
        if (kept != null) {
            take(notes, "No time zone was said");
        }
        String cron5 = timing.cron();
        if (old.length != 5 || cron5 == null) {
            return new Timing(cron5, kept, timing.condition(), notes);
        }
        take(notes, "No time zone was said");
        String[] fields = cron5.split(" ");
        if (old[0].matches(FIXED) && old[1].matches(FIXED) && within(old[1], said) && take(notes, "No time of day")) {
            fields[0] = old[0];
            fields[1] = old[1];
        }
        if (take(notes, "No day was said: the plan starts every day")) {
            System.arraycopy(old, 2, fields, 2, 3);
        }
        if (old[4].matches("[0-7]") && take(notes, "No weekday was said")) {
            fields[4] = old[4];
        }
        if (old[2].matches("\\d+") && take(notes, "No day was said: the first of the month")) {
            fields[2] = old[2];
        }
        return new Timing(String.join(" ", fields), kept, notes);
    }

    private static boolean take(List<String> notes, String beginning) {
        Predicate<String> begins = note -> note.startsWith(beginning);
        return notes.removeIf(begins);
    }

    /** Whether the old hours are in the part of the day that is said, if one is. */
    private static boolean within(String hours, String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        for (Part part : PARTS) {
            if (lower.contains(part.name())) {
                return List.of(hours.split(",")).stream()
                        .mapToInt(Integer::parseInt)
                        .allMatch(hour -> hour >= part.from() && hour <= part.to());
            }
        }
        return true;
    }
}
