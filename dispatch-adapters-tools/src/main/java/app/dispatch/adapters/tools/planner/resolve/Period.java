package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.schedule.TimeWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.text.WordFiles;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A time that a brief names relative to the run, as expressions.
 *
 * @param from when it starts
 * @param to when it ends; "" for a time that is still going on
 * @param ahead whether it is to come
 * @param end the place after its words
 * @param note what was assumed; "" for nothing
 */
record Period(String from, String to, boolean ahead, int end, String note) {
    private static final String MIDNIGHT = "timestamp(run.date + 'T00:00:00Z')";
    private static final Set<String> PAST = Phrases.words("last past previous preceding recent");
    private static final Set<String> COMING = Phrases.words("next coming upcoming following");
    private static final Set<String> BEFORE =
            Phrases.words("in during within over of from for since on at the these that this");
    private static final Map<String, Long> UNITS = WordFiles.table("minutes", Long::valueOf);
    private static final long FEW = 3;
    private static final long DAY = 1440;

    /** The time that stands at a place; leading prepositions and articles are part of it. */
    static Optional<Period> at(Tokens tokens, int at) {
        int start = tokens.after(at, BEFORE);
        for (int i = start; i >= at; i--) {
            Optional<Period> found = plain(
                    tokens,
                    i,
                    tokens.word(i - 1),
                    (i > at || tokens.word(at - 1).equals("since")) && since(tokens, at, i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether a word tells when something is or was: "today", the "week" of "last week". */
    static boolean covers(Tokens tokens, int at) {
        if (EnglishWords.RELATOR.has(tokens.word(at)) || EnglishWords.ARTICLE.has(tokens.word(at))) {
            return false;
        }
        for (int i = at; i >= Math.max(0, at - 2); i--) {
            if (at(tokens, i).filter(period -> period.end() > at).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is one day. */
    boolean isDay() {
        return from.startsWith("timestamp(")
                && (to.equals(from + " + duration('24h')")
                        || (from + to)
                                .matches("\\Q" + MIDNIGHT + "\\E( [+-] duration\\('(24|48|0)h'\\))?\\Q" + MIDNIGHT
                                        + "\\E( [+-] duration\\('(24|48|72)h'\\))?"));
    }

    /** Whether a word is one that time is counted in. */
    static boolean isUnit(String word) {
        return UNITS.containsKey(word);
    }

    private static boolean since(Tokens tokens, int from, int to) {
        for (int i = from - 1; i < to; i++) {
            if (tokens.word(i).equals("since")) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Period> plain(Tokens tokens, int at, String before, boolean since) {
        String word = tokens.word(at);
        int end = tokens.word(at + 1).equals("'s") ? at + 2 : at + 1;
        Optional<Period> day = switch (word) {
            case "today", "tonight" -> day(0, end, since);
            case "tomorrow" -> day(1, end, since);
            case "yesterday" -> day(-1, end, since);
            case "day" -> near(tokens, at, before, since);
            case "week", "month", "year" ->
                before.equals("the") && (tokens.word(at - 2).equals("of") || end > at + 1) // "the week's events"
                        ? whole(word, end)
                        : Optional.empty();
            case "lately", "recently" -> Optional.of(back(7 * DAY, end, "“" + word + "” is taken as the last 7 days."));
            default -> Optional.empty();
        };
        if (day.isPresent()) {
            return day;
        }
        String unit = singular(tokens.word(at + 1));
        boolean here = Set.of("this", "current").contains(word) || (word.equals("that") && unit.equals("day"));
        if (here && UNITS.containsKey(unit)) {
            int after = tokens.word(at + 2).equals("'s") ? at + 3 : at + 2;
            return whole(unit, after);
        }
        if (Set.of("morning", "afternoon", "evening").contains(tokens.word(at + 1)) && word.equals("this")) {
            return day(0, at + 2, since);
        }
        return weekday(tokens, at, since)
                .or(() -> Months.lastDay(tokens, at))
                .or(() -> Months.gone(tokens, at, before, since))
                .or(() -> counted(tokens, at))
                .or(() -> named(tokens, at, since));
    }

    /** "last Monday", "next Friday". */
    private static Optional<Period> weekday(Tokens tokens, int at, boolean since) {
        boolean gone = tokens.is(at, PAST);
        Optional<Integer> weekday = gone || tokens.is(at, COMING)
                ? TimeWords.weekday(tokens.word(at + 1))
                        .filter(one -> tokens.word(at + 1).length() > 2
                                && !tokens.word(at + 1).endsWith("days"))
                : Optional.empty();
        if (weekday.isEmpty()) {
            return Optional.empty();
        }
        String days = gone
                ? "-((run.startedAt.getDayOfWeek() - " + weekday.get() + " + 6) % 7 + 1)"
                : "((" + weekday.get() + " - run.startedAt.getDayOfWeek() + 6) % 7 + 1)";
        String start = MIDNIGHT + " + duration(string(" + days + " * 24) + 'h')";
        return Optional.of(new Period(start, since ? "" : start + " + duration('24h')", !gone, at + 2, ""));
    }

    /** "the day", "the day after tomorrow", "for the day after"; "to the day after" counts from what is moved. */
    private static Optional<Period> near(Tokens tokens, int at, String before, boolean since) {
        if (tokens.phrase(at + 1, "after tomorrow")) {
            return day(2, at + 3, since);
        }
        if (tokens.phrase(at + 1, "before yesterday")) {
            return day(-2, at + 3, since);
        }
        if (!before.equals("the") || tokens.word(at + 1).equals("before")) {
            return Optional.empty();
        }
        if (tokens.word(at + 1).equals("after")) {
            return Set.of("of", "for").contains(tokens.word(at - 2)) ? day(1, at + 2, since) : Optional.empty();
        }
        return day(0, at + 1, since);
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    private static Optional<Period> day(long days, int end, boolean since) {
        return Optional.of(new Period(hours(days * 24), since ? "" : hours(days * 24 + 24), days > 0, end, ""));
    }

    private static String hours(long hours) {
        return hours == 0 ? MIDNIGHT : MIDNIGHT + (hours > 0 ? " + " : " - ") + "duration('" + Math.abs(hours) + "h')";
    }

    private static Period back(long minutes, int end, String note) {
        return new Period("run.startedAt - duration('" + length(minutes) + "')", "", false, end, note);
    }

    static String length(long minutes) {
        return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }

    /** "this week": as far as days can be counted from a run. */
    private static Optional<Period> whole(String unit, int end) {
        String monday = MIDNIGHT + " - duration(string(((run.startedAt.getDayOfWeek() + 6) % 7) * 24) + 'h')";
        String first = "timestamp(run.date.substring(0, 8) + '01T00:00:00Z')";
        return switch (unit) {
            case "day" -> day(0, end, false);
            case "week" -> Optional.of(new Period(monday, monday + " + duration('168h')", false, end, ""));
            case "month" -> Optional.of(new Period(first, "", false, end, ""));
            case "quarter" -> Optional.of(new Period(Months.quarter(), "", false, end, ""));
            case "year" ->
                Optional.of(new Period("timestamp(run.date.substring(0, 5) + '01-01T00:00:00Z')", "", false, end, ""));
            default -> Optional.empty();
        };
    }

    /** "last 24 hours", "next week", "past few days", "last month". */
    private static Optional<Period> counted(Tokens tokens, int at) {
        boolean past = tokens.is(at, PAST);
        if (!past && !tokens.is(at, COMING)) {
            return Optional.empty();
        }
        int unitAt = at + 1;
        long many = 1;
        String note = "";
        Optional<Integer> number = TimeWords.number(tokens.word(at + 1));
        String joined = tokens.word(at + 1);
        if (joined.matches("\\d{1,4}(h|hrs?|d|m|min|w)")) {
            return Optional.of(span(past, joined(joined), at + 2, ""));
        }
        if (number.isPresent()) {
            many = number.get();
            unitAt++;
        } else if (Set.of("few", "couple").contains(tokens.word(at + 1))) {
            many = tokens.word(at + 1).equals("few") ? FEW : 2;
            unitAt += tokens.word(at + 2).equals("of") ? 2 : 1;
            note = many == FEW ? "“" + tokens.word(at) + " few” is taken as " + FEW + "." : "";
        }
        if (!past && unitAt == at + 1 && tokens.word(unitAt).equals("day")) {
            return day(1, unitAt + 1, false); // "the following day"
        }
        String unit = singular(tokens.word(unitAt));
        Long each = UNITS.get(unit);
        if (each == null || many <= 0 || many * each > 10 * 525600L) {
            return Optional.empty();
        }
        int end = tokens.word(unitAt + 1).equals("'s") ? unitAt + 2 : unitAt + 1;
        boolean counted = number.isPresent() || !note.isEmpty();
        boolean calendar = !counted && unit.equals("week") && !past;
        if (calendar) {
            String monday = MIDNIGHT + " + duration(string((7 - (run.startedAt.getDayOfWeek() + 6) % 7) * 24) + 'h')";
            return Optional.of(new Period(monday, monday + " + duration('168h')", true, end, ""));
        }
        boolean rolls = past && !counted && each >= 7 * DAY;
        return Optional.of(span(past, many * each, end, rolls ? rolled(tokens.slice(at, unitAt + 1), each) : note));
    }

    private static String rolled(Tokens words, long minutes) {
        return "“" + words.written() + "” is taken as the " + minutes / DAY + " days before the run.";
    }

    /** The minutes of "24h". */
    private static long joined(String word) {
        long each = switch (word.replaceAll("\\d", "")) {
            case "d" -> DAY;
            case "w" -> 7 * DAY;
            case "m", "min" -> 1;
            default -> 60;
        };
        return Long.parseLong(word.replaceAll("\\D", "")) * each;
    }

    private static Period span(boolean past, long minutes, int end, String note) {
        return past
                ? back(minutes, end, note)
                : new Period("run.startedAt", "run.startedAt + duration('" + length(minutes) + "')", true, end, note);
    }

    /** "Thursday", "2026-12-03", "3 December". */
    private static Optional<Period> named(Tokens tokens, int at, boolean since) {
        String word = tokens.word(at);
        Optional<Integer> weekday = word.length() > 2 ? TimeWords.weekday(word) : Optional.empty();
        if (weekday.isPresent() && !word.endsWith("days")) {
            String days = since
                    ? "-((run.startedAt.getDayOfWeek() - " + weekday.get() + " + 7) % 7)"
                    : "((" + weekday.get() + " - run.startedAt.getDayOfWeek() + 7) % 7)";
            String start = MIDNIGHT + " + duration(string(" + days + " * 24) + 'h')";
            int end = tokens.word(at + 1).equals("'s") ? at + 2 : at + 1;
            int dated = tokens.mark(at + 1, ',') ? at + 2 : at + 1;
            Optional<Period> date = dated < tokens.size() ? dayOfMonth(tokens, dated, since) : Optional.empty();
            if (date.isPresent()) {
                return date; // "Friday 4 December"
            }
            return Optional.of(new Period(start, since ? "" : start + " + duration('24h')", !since, end, ""));
        }
        if (word.matches("20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])")) {
            return Optional.of(date(word, at + 1, since));
        }
        return dayOfMonth(tokens, at, since).or(() -> Months.month(tokens, at, since));
    }

    /** The time before it, or after it, where a word says so. */
    Period bound(String relator) {
        return switch (relator) {
            case "before", "until", "till" -> new Period("", from, ahead, end, note);
            case "after" -> new Period(to.isEmpty() ? from : to, "", ahead, end, note);
            default -> this;
        };
    }

    private static Period date(String iso, int end, boolean since) {
        String start = "timestamp('" + iso + "T00:00:00Z')";
        return new Period(start, since ? "" : start + " + duration('24h')", true, end, "");
    }

    private static Optional<Period> dayOfMonth(Tokens tokens, int at, boolean since) {
        Optional<Integer> month =
                TimeWords.month(tokens.word(at)).filter(one -> tokens.word(at).length() > 2);
        int dayAt = month.isPresent() ? at + 1 : at;
        String digits = tokens.word(dayAt).replaceFirst("(st|nd|rd|th)$", "");
        int of = tokens.word(at + 1).equals("of") ? at + 2 : at + 1;
        Optional<Integer> named = month.isPresent()
                ? month
                : TimeWords.month(tokens.word(of)).filter(one -> tokens.word(of).length() > 2);
        if (!digits.matches("[1-9]|[12]\\d|3[01]") || named.isEmpty() || !(tokens.get(at) instanceof Token.Word)) {
            return Optional.empty();
        }
        int end = month.isPresent() ? at + 2 : of + 1;
        String date = String.format(Locale.ROOT, "-%02d-%02d", named.get(), Integer.parseInt(digits));
        int yearAt = tokens.mark(end, ',') ? end + 1 : end;
        if (tokens.word(yearAt).matches("20\\d\\d")) {
            return Optional.of(date(tokens.word(yearAt) + date, yearAt + 1, since));
        }
        String start = "timestamp(run.date.substring(0, 4) + '" + date + "T00:00:00Z')";
        return Optional.of(new Period(start, since ? "" : start + " + duration('24h')", true, end, ""));
    }

    /** The words of a length of time at a place: how many minutes, and the place after them. */
    record Length(long minutes, int end) {}

    static Optional<Length> length(Tokens tokens, int at) {
        String word = tokens.word(at);
        if (word.matches("\\d{1,4}-?(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?)")) {
            String unit = singular(word.replaceAll("[\\d-]", ""));
            long each = switch (unit) {
                case "m" -> 1;
                case "h" -> 60;
                case "d" -> DAY;
                default -> UNITS.getOrDefault(unit, 1L);
            };
            return Optional.of(new Length(Long.parseLong(word.replaceAll("\\D", "")) * each, at + 1));
        }
        boolean half = tokens.phrase(at, "half an hour");
        if (half) {
            return Optional.of(new Length(30, at + 3));
        }
        Optional<Integer> number = Set.of("a", "an").contains(word) ? Optional.of(1) : TimeWords.number(word);
        Long unit = UNITS.get(singular(tokens.word(at + 1)));
        return number.isEmpty() || unit == null
                ? Optional.empty()
                : Optional.of(new Length(number.get() * unit, at + 2));
    }
}
