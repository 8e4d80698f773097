package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.schedule.TimeWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads months that a brief names, days of them, and what has been, as periods. */
final class Months {
    /** The end of an expression that chooses the month in which a quarter begins. */
    private static final String QUARTER = "[(int(run.date.substring(5, 7)) - 1) / 3] + '-01T00:00:00Z')";

    /** An expression of a date in the year of the run. */
    private static final Pattern OF_YEAR =
            Pattern.compile("timestamp\\(run\\.date\\.substring\\(0, 4\\) \\+ '-(\\d\\d-\\d\\d)T00:00:00Z'\\)");

    /** An expression of how many days there are up to a day of the week. */
    private static final Pattern COMING_DAY =
            Pattern.compile("\\(\\((\\d) - run\\.startedAt\\.getDayOfWeek\\(\\) \\+ 7\\) % 7\\)");

    private Months() {}

    /** "the last day of this month". */
    static Optional<Period> lastDay(Tokens tokens, int at) {
        int month = tokens.phraseEnd(at, "last day of");
        int noun = month == 0 ? 0 : tokens.after(month, Set.of("the", "this", "current", "next"));
        if (month == 0 || !tokens.word(noun).equals("month")) {
            return Optional.empty();
        }
        String next = following("timestamp(run.date.substring(0, 8) + '01T00:00:00Z')");
        String after = tokens.word(noun - 1).equals("next") ? following(next) : next;
        return Optional.of(new Period(after + " - duration('24h')", after, true, noun + 1, ""));
    }

    /** The first of the month after a first of a month. */
    private static String following(String first) {
        return "timestamp(string(" + first + " + duration('768h')).substring(0, 8) + '01T00:00:00Z')";
    }

    /** "the 3rd", "the 1st of the month": the last one that has come. */
    static Optional<Period> day(Tokens tokens, int at) {
        String word = tokens.word(at + 1);
        int month = Math.max(tokens.phraseEnd(at + 2, "of the month"), tokens.phraseEnd(at + 2, "of this month"));
        int end = Math.max(month, at + 2);
        String after = tokens.word(end);
        boolean alone = after.isEmpty()
                || EnglishWords.RELATOR.has(after)
                || EnglishWords.THAT.has(after)
                || after.equals("and");
        if (!tokens.word(at).equals("the") || !word.matches("([1-9]|1\\d|2[0-8])(st|nd|rd|th)") || !alone) {
            return Optional.empty();
        }
        int day = Integer.parseInt(word.replaceAll("\\D", ""));
        String before = "string(timestamp(run.date.substring(0, 8) + '01T00:00:00Z') - duration('24h'))";
        String of = month > 0 ? "run.date" : "(int(run.date.substring(8)) < " + day + " ? " + before + " : run.date)";
        String start = String.format(Locale.ROOT, "timestamp(%s.substring(0, 8) + '%02dT00:00:00Z')", of, day);
        boolean since = tokens.word(at - 1).equals("since");
        return Optional.of(new Period(start, since ? "" : start + " + duration('24h')", false, end, ""));
    }

    /** "last month", "the previous quarter": the whole one before that of the run; "the last month" counts back from it. */
    static Optional<Period> gone(Tokens tokens, int at, String before, boolean since) {
        String unit = tokens.word(at + 1);
        boolean whole = (tokens.word(at).equals("last") && (unit.equals("quarter") || !before.equals("the")))
                || tokens.word(at).equals("previous");
        String year = "run.date.substring(0, 4)";
        String month = "timestamp(run.date.substring(0, 8) + '01T00:00:00Z')";
        String monday =
                "timestamp(run.date + 'T00:00:00Z') - duration(string(((run.startedAt.getDayOfWeek() + 6) %% 7) * 24%s) + 'h')";
        int end = tokens.word(at + 2).equals("'s") ? at + 3 : at + 2;
        Optional<Period> one = switch (unit) {
            case "week" -> Optional.of(new Period(monday.formatted(" + 168"), monday.formatted(""), false, end, ""));
            case "month" ->
                Optional.of(new Period(
                        "timestamp(string(" + month + " - duration('24h')).substring(0, 8) + '01T00:00:00Z')",
                        month,
                        false,
                        end,
                        ""));
            case "quarter" ->
                Optional.of(new Period(
                        "timestamp(string(int(" + year + ") - (int(run.date.substring(5, 7)) < 4 ? 1 : 0))"
                                + " + ['-10', '-01', '-04', '-07']" + QUARTER,
                        quarter(),
                        false,
                        end,
                        ""));
            case "year" ->
                Optional.of(new Period(
                        "timestamp(string(int(" + year + ") - 1) + '-01-01T00:00:00Z')",
                        "timestamp(" + year + " + '-01-01T00:00:00Z')",
                        false,
                        end,
                        ""));
            default -> Optional.empty();
        };
        return one.filter(period -> whole)
                .map(period -> since ? new Period(period.from(), "", false, end, "") : period);
    }

    /** The last such day, and the last such days, before the end of the run's day: "Tuesday", "Monday to Wednesday", "1 December". */
    static Period past(Period day) {
        Matcher begins = COMING_DAY.matcher(day.from());
        Matcher ends = COMING_DAY.matcher(day.to());
        boolean starts = begins.find();
        boolean closes = ends.find();
        if (!starts && closes && !day.from().isEmpty()) {
            return day; // "today until Friday"
        }
        if (!starts && !closes) {
            return new Period(
                    begun(day.from(), day.to(), day.from()),
                    begun(day.from(), day.to(), day.to()),
                    false,
                    day.end(),
                    day.note());
        }
        int last = Integer.parseInt((closes ? ends : begins).group(1));
        int first = starts ? Integer.parseInt(begins.group(1)) : last;
        String ago = "(-((run.startedAt.getDayOfWeek() - " + last + " + 7) % 7)";
        int days = (last - first + 7) % 7;
        return new Period(
                begins.reset().replaceFirst(Matcher.quoteReplacement(ago + (days == 0 ? "" : " - " + days) + ")")),
                ends.reset().replaceFirst(Matcher.quoteReplacement(ago + ")")),
                false,
                day.end(),
                day.note());
    }

    /** A bound of days whose year is not said, in the year in which the last of them has come. */
    private static String begun(String from, String to, String bound) {
        Matcher last = OF_YEAR.matcher(to.isEmpty() ? from : to);
        if (!last.find()) {
            return bound;
        }
        String day = last.group(1);
        String year = "string(int(run.date.substring(0, 4)) - (run.date.substring(5) < '" + day + "' ? 1 : 0))";
        return OF_YEAR.matcher(bound)
                .replaceFirst(Matcher.quoteReplacement("timestamp(" + year + " + '-") + "$1"
                        + Matcher.quoteReplacement("T00:00:00Z')"));
    }

    /**
     * What begins on a day whose year is not said, in the year in which that day comes next: what is planned is not in the past.
     *
     * @param what the day itself, or the days from it on
     */
    static Period coming(Period day, Period what) {
        Matcher start = OF_YEAR.matcher(day.from());
        if (!day.isDay() || !start.find()) {
            return what;
        }
        String year = "run.date.substring(0, 4)";
        String next = "string(int(" + year + ") + (run.date.substring(5) > '" + start.group(1) + "' ? 1 : 0))";
        return new Period(
                what.from().replace(year, next), what.to().replace(year, next), what.ahead(), what.end(), what.note());
    }

    /** When the quarter of the run begins. */
    static String quarter() {
        return "timestamp(run.date.substring(0, 4) + ['-01', '-04', '-07', '-10']" + QUARTER;
    }

    /** "September": the last one that has begun. */
    static Optional<Period> month(Tokens tokens, int at, boolean since) {
        boolean name = tokens.get(Math.min(at, tokens.size() - 1)) instanceof Token.Word word
                && word.text().length() > 3
                && Character.isUpperCase(word.text().charAt(0));
        Optional<Integer> month = name ? TimeWords.month(tokens.word(at)) : Optional.empty();
        return month.map(number -> {
            String year = tokens.word(at + 1).matches("20\\d\\d")
                    ? "'" + tokens.word(at + 1) + "'"
                    : "string(int(run.date.substring(0, 4)) - (int(run.date.substring(5, 7)) < " + number
                            + " ? 1 : 0))";
            String start = String.format(Locale.ROOT, "timestamp(%s + '-%02d-01T00:00:00Z')", year, number);
            String next = number == 12
                    ? start + " + duration('744h')"
                    : String.format(Locale.ROOT, "timestamp(%s + '-%02d-01T00:00:00Z')", year, number + 1);
            return new Period(start, since ? "" : next, false, year.startsWith("'") ? at + 2 : at + 1, "");
        });
    }
}
