package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Pieces.Piece;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads days of months: {@code on the 15th}, {@code on the 1st and 15th of the month}, {@code on April 1st}. */
final class Dates {
    private static final Phrases NEW_YEAR = Phrases.of("""
            new year's day | new years day | new year 's day""");

    private Dates() {}

    /** {@code on the 15th}, {@code on the 1st and 15th of the month}, {@code on 1 April}, {@code on April 1st}. */
    static Optional<Piece> at(Tokens tokens, int from) {
        int at = Set.of("on", "at", "in").contains(tokens.word(from)) ? from + 1 : from;
        boolean led = at > from;
        if (NEW_YEAR.end(tokens, at) > 0) {
            int end = NEW_YEAR.end(tokens, at);
            return Pieces.piece(true, end, draft -> yearly(draft, 1, 1));
        }
        Optional<Integer> month = Days.month(tokens.word(at));
        if (month.isPresent()) {
            Optional<Integer> day = dayNumber(tokens.word(at + 1));
            int number = month.get();
            if (day.isPresent()) {
                return Pieces.piece(true, at + 2, draft -> yearly(draft, number, day.get()));
            }
            return (led && !tokens.word(at).equals("may")) || (led && tokens.separator(at + 1))
                    ? Pieces.piece(false, at + 1, draft -> draft.months.add(number))
                    : Optional.empty();
        }
        return monthDay(tokens, at, led);
    }

    private static void yearly(Draft draft, int month, int day) throws Unsayable {
        if (draft.unit == null || draft.unit == Unit.DAY) {
            draft.repeat(Unit.YEAR, 1);
        }
        draft.months.add(month);
        draft.monthDays.add(day);
    }

    private static Optional<Integer> dayNumber(String word) {
        return Days.ordinal(word).or(() -> word.matches("[1-9]|[12]\\d|3[01]") ? Clock.number(word) : Optional.empty());
    }

    private static Optional<Piece> monthDay(Tokens tokens, int from, boolean led) {
        int at = tokens.word(from).equals("the") ? from + 1 : from;
        if (tokens.word(at).equals("last")
                && Set.of("day", "weekday", "working", "business").contains(tokens.word(at + 1))) {
            return Pieces.unsayable(
                    at + 2, "a cron expression cannot say the last day of a month; say `on the 28th` or `on the 1st`");
        }
        Optional<Integer> first = led && Days.month(tokens.word(at + 1)).isPresent()
                ? dayNumber(tokens.word(at))
                : Days.ordinal(tokens.word(at));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<Integer> days = new TreeSet<>(Set.of(first.get()));
        int end = at + 1;
        int next = more(tokens, end);
        while (next > end && Days.ordinal(tokens.word(next)).isPresent()) {
            Days.ordinal(tokens.word(next)).ifPresent(days::add);
            end = next + 1;
            next = more(tokens, end);
        }
        return ofMonth(tokens, end, days, led);
    }

    private static int more(Tokens tokens, int end) {
        int at = end;
        while (tokens.mark(at, ',') || Set.of("and", "&").contains(tokens.word(at))) {
            at++;
        }
        while (at > end && Set.of("on", "the").contains(tokens.word(at))) {
            at++;
        }
        return at;
    }

    private static Optional<Piece> ofMonth(Tokens tokens, int from, Set<Integer> days, boolean led) {
        int end = from;
        boolean day = Set.of("day", "days").contains(tokens.word(end));
        end += day ? 1 : 0;
        int of = Set.of("of", "in").contains(tokens.word(end)) ? end + 1 : end;
        int every = Set.of("the", "each", "every", "a").contains(tokens.word(of)) ? of + 1 : of;
        if (of > end && tokens.is(every, Set.of("month", "months"))) {
            return Pieces.piece(true, every + 1, draft -> monthly(draft, days));
        }
        Optional<Integer> month = Days.month(tokens.word(every));
        if (month.isPresent()) {
            return Pieces.piece(true, every + 1, draft -> {
                for (int number : days) {
                    yearly(draft, month.get(), number);
                }
            });
        }
        if (Days.weekday(tokens.word(end)).isPresent()) {
            return Pieces.unsayable(
                    end + 1,
                    "a cron expression cannot say the first or last weekday of a month; name a day of the month, or a weekday of every week");
        }
        boolean plain = !tokens.word(from - 1).matches("[a-z]+");
        return led && (plain || day) ? Pieces.piece(plain, end, draft -> monthly(draft, days)) : Optional.empty();
    }

    private static void monthly(Draft draft, Set<Integer> days) throws Unsayable {
        if (draft.unit == null || (draft.unit == Unit.DAY && draft.every == 1)) {
            draft.repeat(Unit.MONTH, 1);
        }
        draft.monthDays.addAll(days);
        if (days.stream().anyMatch(day -> day > 28)) {
            draft.notes.add("Months without that day are left out.");
        }
    }
}
