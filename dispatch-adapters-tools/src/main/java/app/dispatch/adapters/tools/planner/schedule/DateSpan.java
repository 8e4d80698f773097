package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Piece.Force;
import app.dispatch.adapters.tools.planner.schedule.Piece.Kind;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The days from one date to another: {@code from December 10 to December 20}, {@code between 1 and 5 March}.
 *
 * @param first the first day, as month * 100 + day
 * @param last the last day
 * @param year the year of the last day; 0 for every year
 * @param begins the year of the first day; 0 for every year
 * @param end the place after it
 */
record DateSpan(int first, int last, int begins, int year, int end) {
    private static final Set<String> LINKS = Set.of("to", "until", "till", "through", "thru", "-", "–");
    private static final int MONTH = 100;

    /** A date; a month of 0 stands for the other one's, and a year of 0 for none. */
    private record Date(int month, int day, int year, int end) {
        Date dated(Tokens tokens) {
            int at = tokens.mark(end, ',') ? end + 1 : end;
            boolean said = tokens.word(at).matches("20\\d\\d");
            return said ? new Date(month, day, Integer.parseInt(tokens.word(at)), at + 1) : this;
        }
    }

    static Optional<DateSpan> at(Tokens tokens, int at) {
        boolean between = tokens.word(at).equals("between");
        int from = between || tokens.word(at).equals("from") ? at + 1 : at;
        Optional<Date> first = date(tokens, from)
                .map(one -> one.dated(tokens))
                .or(() -> from > at && !tokens.word(from).matches("the|\\d+(st|nd|rd|th)")
                        ? day(tokens, from)
                        : Optional.empty());
        int link = first.map(Date::end).orElse(0);
        boolean links = (between && tokens.word(link).equals("and")) || tokens.is(link, LINKS);
        boolean open = first.isPresent() && links;
        Optional<Date> last = !open
                ? Optional.empty()
                : date(tokens, link + 1)
                        .map(one -> one.dated(tokens))
                        .or(() -> first.get().month() > 0 ? day(tokens, link + 1) : Optional.empty());
        if (last.isEmpty()) {
            return Optional.empty();
        }
        int begins = first.get().month() > 0 ? first.get().month() : last.get().month();
        int ends = last.get().month() > 0 ? last.get().month() : begins;
        int start = begins * MONTH + first.get().day();
        int to = ends * MONTH + last.get().day();
        int year = last.get().year();
        int started = first.get().year() > 0 || year == 0 ? first.get().year() : start > to ? year - 1 : year;
        return Optional.of(new DateSpan(start, to, started, year, last.get().end()));
    }

    /** Those days of each year, where one expression can say them. */
    Piece piece() {
        return new Piece(Force.MAKES, Kind.OTHER, end, draft -> {
            if (year > 0 && begins > 0) {
                draft.conditions.add(condition());
                return;
            }
            if (first / MONTH != last / MONTH || first > last) {
                throw new Unsayable("a schedule can only keep to days of one month; "
                        + "leave them out, and switch the plan on and off on those days");
            }
            IntStream.rangeClosed(first, last).forEach(date -> {
                draft.follow(Unit.YEAR);
                draft.months.add(date / MONTH);
                draft.monthDays.add(date % MONTH);
            });
        });
    }

    /** That a run is on one of those days of the year, also from one year to the next. */
    String condition() {
        if (year > 0 && begins > 0) {
            return "run.date >= '" + Counting.date(begins, first) + "' && run.date <= '" + Counting.date(year, last)
                    + "'";
        }
        return "run.date.substring(5) >= '" + Counting.date(first) + "' " + (first > last ? "||" : "&&")
                + " run.date.substring(5) <= '" + Counting.date(last) + "'";
    }

    private static Optional<Date> date(Tokens tokens, int from) {
        int at = tokens.word(from).equals("the") ? from + 1 : from;
        Optional<Integer> month = month(tokens, at);
        if (month.isPresent()) {
            int the = tokens.word(at + 1).equals("the") ? at + 2 : at + 1;
            return Dates.dayNumber(tokens.word(the))
                    .filter(day -> !tokens.is(the + 1, Set.of("am", "pm")))
                    .map(day -> new Date(month.get(), day, 0, the + 1));
        }
        int of = tokens.word(at + 1).equals("of") ? at + 2 : at + 1;
        Optional<Integer> named = month(tokens, of);
        return Dates.dayNumber(tokens.word(at)).flatMap(day -> named.map(one -> new Date(one, day, 0, of + 1)));
    }

    private static Optional<Integer> month(Tokens tokens, int at) {
        return Days.month(tokens.word(at)).filter(one -> tokens.word(at).length() > 2);
    }

    private static Optional<Date> day(Tokens tokens, int from) {
        int at = tokens.word(from).equals("the") ? from + 1 : from;
        return Dates.dayNumber(tokens.word(at))
                .filter(day -> !tokens.is(at + 1, Set.of("am", "pm", "o'clock")))
                .map(day -> new Date(0, day, 0, at + 1));
    }
}
