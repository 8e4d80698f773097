package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Piece.Force;
import app.dispatch.adapters.tools.planner.schedule.Piece.Kind;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the days that a schedule leaves out, and from when and until when it is: {@code except on 1 May}, {@code starting next week}. */
final class Bounds {
    private static final Phrases EXCEPT = Phrases.of("""
            except | except on | except for | except in | except from | except between | excluding | but not | but not on | but not in
            but not between | other than | other than on | apart from""");
    private static final Phrases WITHIN = Phrases.of("in the | during the | of the | within the");
    private static final Phrases WEEK = Phrases.of(
            "week of the month | week of each month | week of every month | week of a month | week in the month");
    private static final Phrases FROM = Phrases.of("""
            starting | starting on | starting in | starting from | starting with | beginning | beginning on | beginning in | beginning with
            beginning from | as of | as from | from | effective""");
    private static final Phrases UNTIL = Phrases.of("until | till | up to | ending on | through | up until | before");
    private static final Phrases ENDS = Phrases.of(
            "the end of | end of | the end of the | end of the | the end of this | end of this | the end of next | end of next");
    private static final Set<String> PERIODS = Set.of("week", "month", "quarter", "year", "season", "summer", "winter");
    private static final Set<String> ONWARDS = Set.of("on", "onward", "onwards");
    private static final Set<String> AND = Set.of("and", "or", "nor");

    private Bounds() {}

    /** What is said at that place, which counts only beside a schedule. */
    static Optional<Piece> at(Tokens tokens, int from, boolean adjacent) {
        boolean told = adjacent || Context.starts(tokens, from);
        return except(tokens, from)
                .or(() -> told ? week(tokens, from) : Optional.empty())
                .or(() -> told ? first(tokens, from) : Optional.empty())
                .or(() -> told ? last(tokens, from) : Optional.empty());
    }

    /** "in the first week of the month": its first seven days, or its last ones. */
    private static Optional<Piece> week(Tokens tokens, int from) {
        int the = WITHIN.end(tokens, from);
        boolean last = tokens.word(the).equals("last");
        Optional<Integer> place =
                the == 0 ? Optional.empty() : Days.ordinal(tokens.word(the)).filter(one -> one <= 4);
        int end = WEEK.end(tokens, the + 1);
        if (the == 0 || end == 0 || (place.isEmpty() && !last)) {
            return Optional.empty();
        }
        int ends = place.orElse(1) * 7;
        String day = "int(run.date.substring(8))";
        String begun = ends == 7 ? "" : day + " > " + (ends - 7) + " && ";
        String held = last ? Counting.lastDays(7) : begun + day + " <= " + ends;
        String said = tokens.slice(the, the + 2).written();
        return Piece.adds(end, draft -> {
            draft.conditions.add(held);
            draft.notes.add("The “" + said + "” of a month is taken as "
                    + (last ? "its last 7 days" : "its days " + (ends - 6) + " to " + ends) + ".");
        });
    }

    private static Optional<Piece> except(Tokens tokens, int from) {
        List<Piece> days = new ArrayList<>();
        int at = EXCEPT.end(tokens, from);
        Optional<Piece> next = at == 0 ? Optional.empty() : days(tokens, at);
        while (next.isPresent()) {
            days.add(next.get());
            at = tokens.mark(days.getLast().end(), ',')
                    ? days.getLast().end() + 1
                    : days.getLast().end();
            at = tokens.is(at, AND) ? at + 1 : at;
            at = tokens.after(at, Set.of("on", "in", "from", "between"));
            next = at == days.getLast().end() ? Optional.empty() : days(tokens, at);
        }
        if (days.isEmpty()) {
            return Optional.empty();
        }
        String said = tokens.slice(from, days.getLast().end()).written();
        return Piece.adds(days.getLast().end(), draft -> {
            for (Piece piece : days) {
                Draft left = new Draft();
                piece.change().to(left);
                String held = left.conditions.isEmpty() ? Counting.isOne(left) : left.conditions.getFirst();
                draft.conditions.add("!(" + held + ")");
            }
            draft.notes.add("“" + said + "”: the plan does nothing then.");
        });
    }

    /** A day, a month, or the days from one to another. */
    private static Optional<Piece> days(Tokens tokens, int at) {
        int span = tokens.is(at - 1, Set.of("from", "between")) ? at - 1 : at;
        return DateSpan.at(tokens, span)
                .flatMap(days -> Piece.adds(days.end(), draft -> draft.conditions.add(days.condition())))
                .or(() -> Dates.day(tokens, at));
    }

    private static Optional<Piece> first(Tokens tokens, int from) {
        int at = FROM.end(tokens, from);
        if (at == 0) {
            return Optional.empty();
        }
        Optional<Piece> day = Dates.day(tokens, at);
        int end = day.map(Piece::end).orElse(Math.max(Once.end(tokens, at), weekday(tokens, at)));
        int after = tokens.is(end, ONWARDS) ? end + 1 : end;
        boolean open = tokens.word(from).equals("from") && after == end;
        boolean closed =
                tokens.find(at, i -> i >= after || UNTIL.at(tokens, i)) < after; // "starting in May until July"
        if (end == 0 || open || closed) {
            return Optional.empty();
        }
        String said = tokens.slice(from, after).written();
        return Optional.of(new Piece(Force.ADDS, Kind.OTHER, after, draft -> {
            Draft first = new Draft();
            if (day.isPresent()) {
                day.get().change().to(first);
            }
            draft.begins = true;
            if (first.year == null) {
                draft.notes.add("“" + said + "”: the schedule begins when it is switched on. Switch it on then.");
            } else {
                draft.conditions.add("run.date >= '" + Counting.date(first.year, first.dates.first()) + "'");
            }
        }));
    }

    /** "from Monday on": the place after the day; 0 where none stands there. */
    private static int weekday(Tokens tokens, int at) {
        boolean day =
                Days.weekday(tokens.word(at)).isPresent() && !tokens.word(at).endsWith("days");
        return day && tokens.is(at + 1, ONWARDS) ? at + 1 : 0;
    }

    /** "until 31 December 2027": the last day, which has to be told with its year. */
    private static Optional<Piece> last(Tokens tokens, int from) {
        int at = UNTIL.end(tokens, from);
        Optional<Piece> day = at == 0 ? Optional.empty() : Dates.day(tokens, at);
        int end = day.map(Piece::end).orElse(at == 0 ? 0 : undated(tokens, at));
        if (tokens.phrase(at, "further notice")) {
            return Piece.adds(at + 2, draft -> {});
        }
        if (end == 0) {
            return Optional.empty();
        }
        String said = tokens.slice(from, end).written();
        return Piece.adds(end, draft -> {
            Draft last = new Draft();
            if (day.isPresent()) {
                day.get().change().to(last);
            }
            if (last.year == null || last.dates.isEmpty()) {
                throw new Unsayable("when “" + said + "” is over is not clear: write the last day with its year, "
                        + "as in “until 30 June 2030”");
            }
            draft.conditions.add("run.date " + (tokens.word(from).equals("before") ? "<" : "<=") + " '"
                    + Counting.date(last.year, last.dates.first()) + "'");
        });
    }

    /** The place after "until the end of the month", which is no day that comes again; 0 where none stands there. */
    static int over(Tokens tokens, int from) {
        int at = UNTIL.end(tokens, from);
        return at == 0 ? 0 : undated(tokens, at);
    }

    /** The place after a last day that has no date: "Friday", "tomorrow", "the end of June"; 0 where none stands there. */
    private static int undated(Tokens tokens, int at) {
        int end = ENDS.end(tokens, at);
        int day = Math.max(end, at);
        int named =
                Math.max(Once.end(tokens, day), Days.weekday(tokens.word(day)).isPresent() ? day + 1 : 0);
        boolean period = end > 0 && (Days.month(tokens.word(day)).isPresent() || PERIODS.contains(tokens.word(day)));
        int closed = named > 0 ? named : period ? day + 1 : 0;
        return closed > 0 && tokens.word(closed).matches("20\\d\\d") ? closed + 1 : closed;
    }
}
