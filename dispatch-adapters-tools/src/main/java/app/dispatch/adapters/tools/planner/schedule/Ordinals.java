package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Piece.Change;
import app.dispatch.adapters.tools.planner.schedule.Piece.Force;
import app.dispatch.adapters.tools.planner.schedule.Piece.Kind;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads days of the month by their place in it: {@code the 1st and 15th}, {@code the last Friday}, {@code month end}. */
final class Ordinals {
    private static final Phrases WORKING = Phrases.of("""
            working day | business day | weekday | work day | workday | week day""");
    private static final Phrases ENDS = Phrases.of("end | month end | month's end | month-end | close");
    private static final Phrases STARTS = Phrases.of("start | beginning | begin");
    private static final Set<String> LEADING = Phrases.words("on at by every each");
    private static final int LAST = NthWeekday.LAST;
    /** Tokens of a list of days; without a bound a long brief of them would be read over and over. */
    private static final int LONGEST_LIST = 100;

    private Ordinals() {}

    /** What stands after a day of the month: {@code of the month}, {@code in March}. */
    private record Of(int end, boolean month, Set<Integer> months) {}

    static Optional<Piece> at(Tokens tokens, int from) {
        boolean every = Set.of("every", "each").contains(tokens.word(from));
        boolean led = LEADING.contains(tokens.word(from));
        int lead = led ? from + 1 : from;
        int at = tokens.word(lead).equals("the") ? lead + 1 : lead;
        if (at > from || Context.starts(tokens, from)) {
            Optional<Piece> edge = edge(tokens, at);
            if (edge.isPresent()) {
                return edge;
            }
        }
        if (tokens.word(at).equals("day") && Clock.number(tokens.word(at + 1)).isPresent() && led) {
            int day = Clock.number(tokens.word(at + 1)).orElse(1);
            Of of = of(tokens, at + 2);
            return day < 1 || day > 31 ? Optional.empty() : made(every || of.month(), of, d -> monthly(d, Set.of(day)));
        }
        Optional<Piece> range = range(tokens, from);
        if (range.isPresent()) {
            return range;
        }
        TreeSet<Integer> places = new TreeSet<>();
        int end = places(tokens, at, places);
        return places.isEmpty() ? Optional.empty() : placed(tokens, end, places, led && at > from, every);
    }

    /** {@code from the 1st to the 24th of December}, {@code between the 1st and the 5th of each month}. */
    private static Optional<Piece> range(Tokens tokens, int from) {
        Set<String> to = switch (tokens.word(from)) {
            case "from" -> Set.of("to", "through", "until", "till");
            case "between" -> Set.of("and");
            default -> Set.of();
        };
        int first = tokens.word(from + 1).equals("the") ? from + 2 : from + 1;
        int last = tokens.word(first + 2).equals("the") ? first + 3 : first + 2;
        Optional<Integer> begins = Days.ordinal(tokens.word(first));
        Optional<Integer> ends = Days.ordinal(tokens.word(last));
        Of of = of(tokens, last + 1);
        boolean days = tokens.is(first + 1, to)
                && begins.isPresent()
                && ends.isPresent()
                && begins.get() < ends.get()
                && (of.month() || !of.months().isEmpty());
        return days ? made(of.month(), of, draft -> monthly(draft, span(begins.get(), ends.get()))) : Optional.empty();
    }

    private static Set<Integer> span(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    private static int places(Tokens tokens, int from, Set<Integer> places) {
        int end = from;
        int at = from;
        Optional<Integer> place = place(tokens, at);
        while (place.isPresent() && at < from + LONGEST_LIST) {
            places.add(place.get());
            end = at + 1;
            at = end;
            while (at < end + Tokens.MOST_IN_A_ROW
                    && (tokens.mark(at, ',')
                            || Set.of("and", "&", "the", "on", "or").contains(tokens.word(at)))) {
                at++;
            }
            place = at > end ? place(tokens, at) : Optional.empty();
        }
        return end;
    }

    private static Optional<Integer> place(Tokens tokens, int at) {
        return tokens.word(at).equals("last") ? Optional.of(LAST) : Days.ordinal(tokens.word(at));
    }

    private static Optional<Piece> placed(Tokens tokens, int at, Set<Integer> places, boolean led, boolean every) {
        int working = WORKING.end(tokens, at);
        if (working > 0) {
            Of of = of(tokens, working);
            return sure(tokens, at, of, led, every) ? working(places, of) : Optional.empty();
        }
        Optional<Days.Found> weekday = Days.weekday(tokens.word(at)).flatMap(day -> Days.week(tokens, at));
        if (weekday.isPresent()) {
            Of of = of(tokens, weekday.get().end());
            return sure(tokens, at, of, led, every)
                    ? made(true, of, draft -> nth(draft, places, weekday.get().numbers()))
                    : Optional.empty();
        }
        boolean day = Set.of("day", "days").contains(tokens.word(at));
        int after = day ? at + 1 : at;
        if (tokens.word(after).equals("of") && tokens.is(after + 1, Set.of("this", "next", "current"))) {
            return Optional.empty(); // a day of one month
        }
        Of of = of(tokens, after);
        if (places.contains(LAST)) {
            int year = day
                    ? Math.max(tokens.phraseEnd(at + 1, "of the year"), tokens.phraseEnd(at + 1, "of each year"))
                    : 0;
            if (year > 0) {
                return Piece.repeats(year, draft -> Dates.yearly(draft, 12, 31));
            }
            return day && sure(tokens, at, of, led, every)
                    ? made(true, of, draft -> withLast(draft, places))
                    : Optional.empty();
        }
        boolean figures = Character.isDigit(tokens.word(at - 1).charAt(0));
        boolean known = of.month() || !of.months().isEmpty() || (led && (figures || day)) || (every && figures);
        return known
                ? made(every || of.month() || (figures && of.months().isEmpty()), of, draft -> monthly(draft, places))
                : Optional.empty();
    }

    /** Whether "the last Friday" is one of each month, and not the one that has just been. */
    private static boolean sure(Tokens tokens, int at, Of of, boolean led, boolean every) {
        boolean the = tokens.word(at - 2).equals("the");
        return of.month() || !of.months().isEmpty() || every || (led && the);
    }

    private static Of of(Tokens tokens, int from) {
        int of = Set.of("of", "in", "from").contains(tokens.word(from)) ? from + 1 : from;
        int every = tokens.is(of, Set.of("the", "each", "every", "a", "any", "per")) ? of + 1 : of;
        if (every > from && tokens.is(every, Set.of("month", "months"))) {
            return new Of(every + 1, true, Set.of());
        }
        Optional<Days.Found> months = of > from ? Days.months(tokens, every) : Optional.empty();
        return months.map(found -> new Of(found.end(), false, found.numbers())).orElse(new Of(from, false, Set.of()));
    }

    private static Optional<Piece> made(boolean sure, Of of, Change change) {
        return Optional.of(new Piece(sure ? Force.REPEATS : Force.MAKES, Kind.DAYS, of.end(), draft -> {
            for (int month : of.months()) {
                draft.months.add(month);
                draft.follow(Unit.YEAR);
            }
            change.to(draft);
        }));
    }

    private static Optional<Piece> working(Set<Integer> places, Of of) {
        if (!Set.of(1, LAST).containsAll(places)) {
            return Piece.unsayable(
                    of.end(),
                    "of the working days of a month a schedule can say the first and the last; name one of these, or a day");
        }
        return made(true, of, draft -> {
            for (int place : new TreeSet<>(places)) {
                unnumbered(draft, place == LAST ? MonthDay.LAST_WORKING : MonthDay.FIRST_WORKING);
            }
        });
    }

    static void unnumbered(Draft draft, MonthDay day) {
        draft.follow(Unit.MONTH);
        draft.unnumbered.add(day);
    }

    private static void withLast(Draft draft, Set<Integer> places) {
        unnumbered(draft, MonthDay.LAST);
        monthly(draft, places.stream().filter(place -> place != LAST).collect(Collectors.toSet()));
    }

    private static void nth(Draft draft, Set<Integer> places, Set<Integer> weekdays) throws Unsayable {
        draft.follow(Unit.MONTH);
        for (int weekday : new TreeSet<>(weekdays)) {
            for (int place : new TreeSet<>(places)) {
                if (place > 5) {
                    throw new Unsayable("no weekday comes more than five times in a month");
                }
                draft.nthWeekdays.add(new NthWeekday(place, weekday));
            }
        }
    }

    private static void monthly(Draft draft, Set<Integer> days) {
        draft.follow(Unit.MONTH);
        draft.monthDays.addAll(days);
        List<Integer> months = List.copyOf(draft.months);
        days.forEach(day -> months.forEach(month -> draft.dates.add(month * 100 + day)));
        if (days.stream().anyMatch(day -> day > 28)) {
            draft.notes.add("Months without that day are left out.");
        }
    }

    /** {@code at the end of the month}, {@code at the start of each week}, {@code month end}. */
    private static Optional<Piece> edge(Tokens tokens, int at) {
        int ends = ENDS.end(tokens, at);
        int starts = STARTS.end(tokens, at);
        int end = Math.max(ends, starts);
        if (end == 0) {
            return Optional.empty();
        }
        if (tokens.word(at).startsWith("month")) {
            return Piece.repeats(end, draft -> unnumbered(draft, MonthDay.LAST));
        }
        int the = tokens.is(end + 1, Set.of("the", "each", "every", "a")) ? end + 2 : end + 1;
        Optional<Unit> unit = tokens.word(end).equals("of") ? Unit.of(tokens.word(the)) : Optional.empty();
        return unit.flatMap(of -> switch (of) {
            case WEEK -> Piece.repeats(the + 1, draft -> week(draft, ends > 0));
            case MONTH, QUARTER, YEAR -> Piece.repeats(the + 1, draft -> edge(draft, of, ends > 0));
            case SECOND, MINUTE, HOUR, DAY -> Optional.empty();
        });
    }

    private static void week(Draft draft, boolean end) throws Unsayable {
        draft.repeat(Unit.WEEK, 1);
        draft.weekdays.add(end ? 5 : 1);
        draft.notes.add(end ? "The end of the week is taken as Friday." : "The start of the week is taken as Monday.");
        if (end) {
            draft.assumed = 17;
        }
    }

    private static void edge(Draft draft, Unit unit, boolean end) throws Unsayable {
        draft.repeat(unit, 1);
        if (!end) {
            draft.monthDays.add(1);
            return;
        }
        draft.unnumbered.add(MonthDay.LAST);
        if (unit != Unit.MONTH) {
            draft.months.addAll(unit == Unit.YEAR ? Set.of(12) : Set.of(3, 6, 9, 12));
        }
    }
}
