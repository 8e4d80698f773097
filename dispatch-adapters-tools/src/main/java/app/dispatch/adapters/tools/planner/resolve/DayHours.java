package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.schedule.TimeWords;
import app.dispatch.adapters.tools.planner.schedule.TimeWords.Hour;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands after a day: the hours that are meant of it, or the day up to which: "tomorrow between 10 and 12 UTC", "today until Friday". */
final class DayHours {
    private static final Map<String, int[]> PARTS = Map.of(
            "morning", new int[] {0, 720}, "afternoon", new int[] {720, 1080}, "evening", new int[] {1080, 1440});
    private static final Set<String> SINCE_DAYS = Set.of("yesterday", "today");
    private static final String YEAR = "run.date.substring(0, 4)";
    private static final String NEXT_YEAR = "string(int(run.date.substring(0, 4)) + 1)";
    /** An expression of a date in the year of the run. */
    private static final Pattern OF_YEAR =
            Pattern.compile("timestamp\\(run\\.date\\.substring\\(0, 4\\) \\+ '-(\\d\\d-\\d\\d)T00:00:00Z'\\)");

    private static final int HOUR = 60;
    private static final int HALF = 12 * HOUR;

    private final Tokens tokens;

    DayHours(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The hours of a day that are meant; the day itself where none are said. */
    Period of(Period day) {
        if (!day.isDay()) {
            return day.to().isEmpty() && tokens.is(day.end() - 1, SINCE_DAYS) ? since(day) : day;
        }
        int[] ofIt = PARTS.get(tokens.word(day.end() - 1)); // "this afternoon"
        if (ofIt != null) {
            return hours(day, ofIt[0], ofIt[1], day.end(), false);
        }
        int at = tokens.after(day.end(), Set.of("in", "during", "the"));
        int[] part = PARTS.get(tokens.word(at));
        if (part != null) {
            return hours(day, part[0], part[1], at + 1, false);
        }
        Optional<Period> last = last(day);
        if (last.isPresent()) {
            return new Period(
                    day.from(), last.get().to(), day.ahead(), last.get().end(), day.note());
        }
        Optional<Hour> first = TimeWords.hour(tokens, day.end() + 1);
        if (first.isEmpty()) {
            return day;
        }
        int begins = first.get().minute();
        int next = first.get().end();
        return switch (tokens.word(day.end())) {
            case "between", "from" ->
                Optional.of(next)
                        .filter(and -> tokens.is(and, Set.of("and", "to", "until", "till", "-", "–")))
                        .flatMap(and -> TimeWords.hour(tokens, and + 1))
                        .filter(ends -> ends.minute() > begins)
                        .map(ends -> hours(day, half(first.get(), ends), ends.minute(), ends.end(), true))
                        .orElse(day);
            case "after" -> hours(day, begins, 24 * HOUR, next, true);
            case "before" -> hours(day, 0, begins, next, true);
            case "at" -> hours(day, begins, Math.min(begins + HOUR, 24 * HOUR), next, true);
            default -> day;
        };
    }

    /** The day up to which it is meant, where one is said behind it: "December 28 to January 3", "today until Friday". */
    Optional<Period> last(Period day) {
        boolean links = tokens.is(day.end(), Set.of("until", "till", "to", "through", "-", "–"))
                || (tokens.word(day.end()).equals("and") && (between(day.end()) || next(day.end())));
        Optional<Period> last = links ? Period.at(tokens, day.end() + 1).filter(Period::isDay) : Optional.empty();
        return last.map(one -> {
            Matcher first = OF_YEAR.matcher(day.from());
            Matcher ends = OF_YEAR.matcher(one.from());
            boolean over = first.matches() && ends.matches() && first.group(1).compareTo(ends.group(1)) > 0;
            return over
                    ? new Period(
                            one.from().replace(YEAR, NEXT_YEAR),
                            one.to().replace(YEAR, NEXT_YEAR),
                            one.ahead(),
                            one.end(),
                            one.note())
                    : one;
        });
    }

    /** "between December 10 and December 20": whether what ends at a place is the first of two days. */
    private boolean between(int end) {
        for (int at = end - 1; at >= Math.max(0, end - 5); at--) {
            if (tokens.word(at).equals("between")) {
                return true;
            }
        }
        return false;
    }

    /** "Saturday and Sunday": whether a day of the week comes right after the one before that place. */
    private boolean next(int end) {
        Optional<Integer> first = TimeWords.weekday(tokens.word(end - 1));
        return first.isPresent()
                && TimeWords.weekday(tokens.word(end + 1))
                        .filter(one -> one % 7 == (first.get() + 1) % 7)
                        .isPresent();
    }

    /** "since yesterday 8 pm", "since yesterday evening, at 20:00": from that hour on. */
    private Period since(Period day) {
        int part = PARTS.containsKey(tokens.word(day.end())) ? day.end() + 1 : day.end();
        int at = tokens.mark(part, ',') ? part + 1 : part;
        Optional<Hour> hour = TimeWords.hour(tokens, tokens.word(at).equals("at") ? at + 1 : at);
        return hour.map(from -> from(day, from.minute(), from.end(), true))
                .or(() -> Optional.of(part)
                        .filter(end -> end > day.end())
                        .map(end -> from(day, Objects.requireNonNull(PARTS.get(tokens.word(end - 1)))[0], end, false)))
                .orElse(day);
    }

    private Period from(Period day, int minute, int end, boolean told) {
        Period hours = hours(day, minute, 24 * HOUR, end, told);
        return new Period(hours.from(), "", day.ahead(), hours.end(), hours.note());
    }

    /** "between 2 and 4pm": the first hour is in the half of the second, unless that comes before it then. */
    private int half(Hour first, Hour ends) {
        boolean later =
                first.plain() && tokens.word(ends.end() - 1).endsWith("pm") && first.minute() + HALF < ends.minute();
        return later ? first.minute() + HALF : first.minute();
    }

    private Period hours(Period day, int from, int to, int end, boolean told) {
        boolean zone = tokens.is(end, Set.of("utc", "gmt"));
        return new Period(
                day.from() + " + duration('" + from + "m')",
                day.from() + " + duration('" + to + "m')",
                day.ahead(),
                zone ? end + 1 : end,
                zone || !told ? day.note() : "Times of day are taken in UTC.");
    }
}
