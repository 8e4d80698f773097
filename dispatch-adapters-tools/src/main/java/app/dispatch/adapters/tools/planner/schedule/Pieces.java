package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Piece.Change;
import app.dispatch.adapters.tools.planner.schedule.Piece.Force;
import app.dispatch.adapters.tools.planner.schedule.Piece.Kind;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** Reads times of the day, minutes of the hour and days of the week at one place. */
final class Pieces {
    private static final Set<String> LEADING =
            Set.of("at", "around", "about", "by", "@", "sharp", "exactly", "on", "approximately", "roughly", "circa");
    private static final Set<String> BEFORE_DAYS = Set.of("on", "during", "the", "only", "from", "for");
    private static final Phrases HOUR = Phrases.of("""
            the hour | the full hour | the top of the hour | the top of every hour | the top of each hour""");
    private static final Phrases EACH_HOUR = Phrases.of("the top of every hour | the top of each hour");
    private static final Phrases HALF = Phrases.of("the half hour | the half-hour");
    private static final Phrases AFTER = Phrases.of("the hour | each hour | every hour | the full hour");
    private static final Phrases PART = Phrases.of("in the | during the | at | of the | on the");
    private static final Set<String> PARTS_OFTEN = Set.of("mornings", "afternoons", "evenings", "nights");
    private static final Set<String> PARTS = Set.of("morning", "afternoon", "evening", "night");

    private Pieces() {}

    /** {@code at 9}, {@code at 9 and 17}, {@code at :15}, {@code at minute 5}, {@code at quarter past}. */
    static Optional<Piece> at(Tokens tokens, int from, boolean adjacent) {
        int at = from;
        boolean led = tokens.word(from).startsWith("@");
        while (at < from + Tokens.MOST_IN_A_ROW && tokens.is(at, LEADING)) {
            led |= !tokens.word(at).equals("on");
            at++;
        }
        boolean tied = adjacent || Context.starts(tokens, from) || tokens.phrase(at, "first thing");
        Optional<Clock.Found> times = Clock.times(tokens, at);
        Optional<Piece> minute = minute(tokens, at, led);
        if (minute.isPresent()) {
            return minute;
        }
        if (times.isEmpty() || (at != from && !led) || (!led && !tied)) {
            return Optional.empty();
        }
        Clock.Found found = times.get();
        boolean plain = found.times().stream().anyMatch(Clock.Time::plain) && !past(tokens, at);
        boolean figures = plain && !led && !adjacent;
        boolean counted = Unit.of(tokens.word(found.end())).isPresent()
                || Set.of("percent", "times", "of").contains(tokens.word(found.end()));
        if (figures || counted || (plain && !led && !tokens.word(at).matches("@?\\d{1,2}.*"))) {
            return Optional.empty();
        }
        Force force = !plain && (led || tied) ? Force.MAKES : Force.ADDS;
        boolean daily = tokens.slice(at, found.end()).written().matches("(?i).*(every|each) day");
        return Optional.of(new Piece(daily ? Force.REPEATS : force, Kind.TIME, found.end(), d -> d.addTimes(found)));
    }

    private static boolean past(Tokens tokens, int at) {
        return Set.of("half", "quarter").contains(tokens.word(at));
    }

    private static Optional<Piece> minute(Tokens tokens, int from, boolean led) {
        int at = tokens.word(from).equals("a") ? from + 1 : from;
        int count = tokens.mark(at, ':') ? at + 1 : at;
        count = Set.of("minute", "minutes").contains(tokens.word(at)) ? at + 1 : count;
        Optional<Integer> number = Clock.number(tokens.word(count)).filter(minute -> minute < 60);
        if (led && count > at && number.isPresent()) {
            return minute(count + 1, number.get());
        }
        if (number.isPresent()) {
            int past = Set.of("minutes", "min", "mins").contains(tokens.word(at + 1)) ? at + 2 : at + 1;
            boolean hour = Clock.number(tokens.word(past + 1)).isPresent();
            if (!hour && Set.of("past", "after").contains(tokens.word(past))) {
                return minute(hour(tokens, past + 1), number.get());
            }
            if (!hour && past > at + 1 && Set.of("to", "before").contains(tokens.word(past)) && number.get() > 0) {
                return minute(hour(tokens, past + 1), 60 - number.get());
            }
        }
        return named(tokens, at);
    }

    private static Optional<Piece> named(Tokens tokens, int at) {
        boolean past = Set.of("past", "to").contains(tokens.word(at + 1));
        if (past && past(tokens, at) && Clock.number(tokens.word(at + 2)).isEmpty()) {
            boolean to = tokens.word(at + 1).equals("to");
            return minute(hour(tokens, at + 2), tokens.word(at).equals("half") ? 30 : to ? 45 : 15);
        }
        int each = EACH_HOUR.end(tokens, at);
        if (each > 0) {
            return Piece.repeats(each, draft -> draft.repeat(Unit.HOUR, 1));
        }
        int hour = HOUR.end(tokens, at);
        int half = HALF.end(tokens, at);
        return hour + half == 0 ? Optional.empty() : minute(Math.max(hour, half), hour > 0 ? 0 : 30);
    }

    private static Optional<Piece> minute(int end, int minute) {
        return Piece.adds(end, draft -> draft.minutes.add(minute));
    }

    private static int hour(Tokens tokens, int end) {
        int after = AFTER.end(tokens, end);
        boolean hourly = Set.of("each", "every").contains(tokens.word(end));
        return after > 0 && !hourly ? after : end;
    }

    /** {@code on Mondays}, {@code Mon-Fri}, {@code on weekends}, {@code except Sundays}, {@code from Monday to Friday}. */
    static Optional<Piece> days(Tokens tokens, int from, boolean adjacent) {
        boolean except = Set.of("except", "excluding", "but").contains(tokens.word(from));
        int at = except ? from + 1 : from;
        at = except ? tokens.after(at, Set.of("not", "for")) : at;
        boolean led = Set.of("on", "during", "only", "from").contains(tokens.word(at));
        at = tokens.after(at, BEFORE_DAYS);
        Optional<Days.Found> found = Days.week(tokens, at);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Set<Integer> numbers = found.get().numbers();
        if (except) {
            return Piece.adds(found.get().end(), draft -> {
                draft.weekdays.addAll(draft.weekdays.isEmpty() ? Set.of(0, 1, 2, 3, 4, 5, 6) : Set.of());
                draft.weekdays.removeAll(numbers);
            });
        }
        boolean many = tokens.word(at).endsWith("s")
                || numbers.size() > 1
                || areParts(tokens, found.get().end());
        boolean placed = led
                || adjacent
                || (Context.starts(tokens, from) && !tokens.word(from).equals("the"));
        if (!many && !placed) {
            return Optional.empty();
        }
        return Optional.of(new Piece(Force.MAKES, Kind.DAYS, found.get().end(), days(numbers, many)));
    }

    /** Whether parts of several days stand there: "mornings". */
    static boolean areParts(Tokens tokens, int at) {
        return tokens.is(at, PARTS_OFTEN);
    }

    private static Change days(Set<Integer> numbers, boolean many) {
        return draft -> {
            if (!many && draft.unit == null) {
                draft.notes.add("The day is read as every week's.");
            }
            draft.weekdays.addAll(numbers);
        };
    }

    /** {@code in the morning}, {@code mornings}, or a part of the day right after a day. */
    static Optional<Piece> part(Tokens tokens, int from, boolean adjacent) {
        int at = PART.end(tokens, from);
        at = at == 0 && adjacent && tokens.word(from).equals("and") ? from + 1 : at;
        int noun = at > 0 ? at : from;
        String word = tokens.word(noun);
        boolean plural = word.endsWith("s");
        String part = plural ? word.substring(0, word.length() - 1) : word;
        if (!PARTS.contains(part) || (at == 0 && !adjacent && !plural)) {
            return Optional.empty();
        }
        Force force = plural ? Force.MAKES : Force.ADDS;
        return Optional.of(new Piece(force, Kind.OTHER, noun + 1, draft -> draft.inThe(part)));
    }
}
