package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Map;
import java.util.Optional;

/** Writes the times that a brief names relative to a run. */
final class Times {
    private static final String MIDNIGHT = "timestamp(run.date + 'T00:00:00Z')";

    /**
     * A time that is named by its place to the run's day.
     *
     * @param start when it starts and
     * @param length how long it is, in hours from the run's midnight
     * @param back how many hours back from the run it starts; 0 for what is to come
     */
    private record Known(long start, long length, long back) {}

    private static final Map<String, Known> KNOWN = Map.of(
            "today", new Known(0, 24, 24),
            "tonight", new Known(0, 24, 24),
            "tomorrow", new Known(24, 24, 0),
            "yesterday", new Known(-24, 24, 48),
            "this week", new Known(0, 168, 168),
            "next week", new Known(24, 168, 0),
            "upcoming", new Known(0, 168, 0),
            "last week", new Known(-168, 168, 168),
            "this month", new Known(0, 720, 720));

    private Times() {}

    /** A period, as expressions, and the place after its words. */
    record Period(String from, String to, long back, int end) {}

    static Optional<Period> at(Tokens tokens, int at) {
        for (int words = 2; words > 0; words--) {
            String said = tokens.word(at) + (words == 2 ? " " + tokens.word(at + 1) : "");
            Known known = KNOWN.get(said);
            if (known != null) {
                int end = at + words;
                end = tokens.word(end).equals("'s") ? end + 1 : end;
                return Optional.of(
                        new Period(moment(known.start()), moment(known.start() + known.length()), known.back(), end));
            }
        }
        return Optional.empty();
    }

    private static String moment(long hours) {
        return hours == 0 ? MIDNIGHT : MIDNIGHT + (hours > 0 ? " + " : " - ") + "duration('" + Math.abs(hours) + "h')";
    }

    /** So many minutes before the run. */
    static String before(long minutes) {
        return "run.startedAt - duration('" + (minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m") + "')";
    }

    static String template(String expression) {
        return "{{ " + expression + " }}";
    }

    /** A length of time for people. */
    static String shown(long minutes) {
        if (minutes % 60 != 0) {
            return minutes + " minutes";
        }
        long hours = minutes / 60;
        if (hours == 1) {
            return "hour";
        }
        return hours % 24 != 0 || hours == 24 ? hours + " hours" : hours / 24 + " days";
    }
}
