package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** The pieces that schedules are made of, each read at one place. */
final class Pieces {
    private static final Set<String> LEADING = Set.of("at", "around", "about", "by", "@", "sharp", "exactly", "on");
    private static final Set<String> BEFORE_DAYS = Set.of("on", "during", "the", "only", "from", "for");
    private static final Phrases HOUR = Phrases.of("""
            the hour | the full hour | the top of the hour | the top of every hour""");
    private static final Phrases HALF = Phrases.of("""
            the half hour | the half-hour""");
    private static final Phrases AFTER = Phrases.of("""
            the hour | each hour | every hour | the full hour""");
    private static final Phrases OFFICE = Phrases.of("""
            during business hours | during office hours | during working hours | in business hours
            during work hours | in office hours""");
    private static final Phrases PART = Phrases.of("""
            in the | during the | at | of the""");

    private Pieces() {}

    /** What a piece changes in the draft. */
    interface Change {
        void to(Draft draft) throws Unsayable;
    }

    /**
     * A piece that was read.
     *
     * @param core whether it makes a schedule by itself; others only add to one
     * @param end the place after it
     */
    record Piece(boolean core, Kind kind, int end, Change change) {}

    /** Whether a piece says days, or a time of day, or neither. */
    enum Kind {
        DAYS,
        TIME,
        OTHER
    }

    static Optional<Piece> piece(boolean core, int end, Change change) {
        return piece(core, Kind.OTHER, end, change);
    }

    private static Optional<Piece> piece(boolean core, Kind kind, int end, Change change) {
        return Optional.of(new Piece(core, kind, end, change));
    }

    static Optional<Piece> unsayable(int end, String message) {
        return piece(true, end, draft -> {
            throw new Unsayable(message);
        });
    }

    /** {@code at 9}, {@code at 9 and 17}, {@code at :15}, {@code at minute 5}, {@code at quarter past}. */
    static Optional<Piece> at(Tokens tokens, int from) {
        int at = from;
        boolean led = false;
        while (at < from + Tokens.MOST_IN_A_ROW && tokens.is(at, LEADING)) {
            led |= !tokens.word(at).equals("on");
            at++;
        }
        Optional<Piece> minute = minute(tokens, at, led);
        if (minute.isPresent()) {
            return minute;
        }
        Optional<Clock.Found> times = Clock.times(tokens, at);
        if (times.isEmpty() || (!led && times.get().times().stream().anyMatch(Clock.Time::plain))) {
            return Optional.empty();
        }
        Clock.Found found = times.get();
        boolean unit = Unit.of(tokens.word(found.end())).isPresent()
                || Set.of("am", "percent").contains(tokens.word(found.end()));
        boolean core = led && found.times().stream().noneMatch(Clock.Time::plain);
        return unit || (!led && at != from)
                ? Optional.empty()
                : piece(core, Kind.TIME, found.end(), draft -> draft.times.addAll(found.times()));
    }

    private static Optional<Piece> minute(Tokens tokens, int at, boolean led) {
        int count = tokens.mark(at, ':') ? at + 1 : at;
        count = Set.of("minute", "minutes").contains(tokens.word(at)) ? at + 1 : count;
        Optional<Integer> number =
                tokens.word(count).matches("[0-5]?\\d") ? Clock.number(tokens.word(count)) : Optional.empty();
        if (led && count > at && number.isPresent()) {
            int minute = number.get();
            return piece(false, count + 1, draft -> draft.minutes.add(minute));
        }
        if (number.isPresent() && Set.of("minutes", "past", "min").contains(tokens.word(at + 1))) {
            int end = tokens.word(at + 1).equals("past")
                    ? at + 2
                    : tokens.word(at + 2).equals("past") ? at + 3 : 0;
            int minute = number.get();
            return end == 0 ? Optional.empty() : piece(false, hour(tokens, end), draft -> draft.minutes.add(minute));
        }
        boolean past = tokens.word(at + 1).equals("past") || tokens.word(at + 1).equals("to");
        if (past
                && Set.of("quarter", "half").contains(tokens.word(at))
                && Clock.number(tokens.word(at + 2)).isEmpty()) {
            int minute =
                    tokens.word(at).equals("half") ? 30 : tokens.word(at + 1).equals("to") ? 45 : 15;
            return piece(false, hour(tokens, at + 2), draft -> draft.minutes.add(minute));
        }
        int hour = HOUR.end(tokens, at);
        if (hour > 0) {
            return piece(false, hour, draft -> draft.minutes.add(0));
        }
        int half = HALF.end(tokens, at);
        return half > 0 ? piece(false, half, draft -> draft.minutes.add(30)) : Optional.empty();
    }

    private static int hour(Tokens tokens, int end) {
        int after = AFTER.end(tokens, end);
        return after > 0 ? after : end;
    }

    /** {@code on Mondays}, {@code Mon-Fri}, {@code on weekends}, {@code except Sundays}, {@code from Monday to Friday}. */
    static Optional<Piece> days(Tokens tokens, int from) {
        boolean except = Set.of("except", "excluding", "but").contains(tokens.word(from));
        int at = except ? from + 1 : from;
        at += except && tokens.word(at).equals("not") ? 1 : 0;
        boolean led = Set.of("on", "during", "only", "from").contains(tokens.word(at));
        at = tokens.after(at, BEFORE_DAYS);
        Optional<Days.Found> found = Days.week(tokens, at);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String first = tokens.word(at);
        boolean many = first.endsWith("s") || found.get().numbers().size() > 1;
        if (except) {
            return piece(false, found.get().end(), draft -> {
                draft.weekdays.addAll(draft.weekdays.isEmpty() ? Set.of(0, 1, 2, 3, 4, 5, 6) : Set.of());
                draft.weekdays.removeAll(found.get().numbers());
            });
        }
        return piece(led || many, Kind.DAYS, found.get().end(), draft -> {
            if (!many && draft.unit == null) {
                draft.notes.add("The day is read as every week's.");
            }
            draft.weekdays.addAll(found.get().numbers());
        });
    }

    /** {@code between 9 and 17}, {@code from 9am to 5pm}, {@code during business hours}. */
    static Optional<Piece> range(Tokens tokens, int from) {
        int office = OFFICE.end(tokens, from);
        if (office > 0) {
            return piece(false, office, draft -> {
                draft.firstHour = 9;
                draft.lastHour = 17;
                draft.weekdays.addAll(draft.weekdays.isEmpty() ? Days.WORKDAYS : Set.of());
                draft.notes.add("Business hours are taken as 09:00 to 17:00, Monday to Friday.");
            });
        }
        if (!Set.of("between", "from").contains(tokens.word(from))) {
            return Optional.empty();
        }
        Optional<Clock.Found> first = Clock.time(tokens, from + 1);
        if (first.isEmpty()
                || !Set.of("and", "to", "until", "till", "through", "-")
                        .contains(tokens.word(first.get().end()))) {
            return Optional.empty();
        }
        return Clock.time(tokens, first.get().end() + 1)
                .flatMap(last -> hours(first.get().times().getFirst(), last));
    }

    private static Optional<Piece> hours(Clock.Time first, Clock.Found found) {
        Clock.Time last = found.times().getFirst();
        Clock.Time end = last.plain() && last.hour() <= first.hour() && last.hour() < 12 ? last.later() : last;
        return piece(false, found.end(), draft -> {
            if (first.minute() != 0 || end.minute() != 0 || end.hour() <= first.hour()) {
                throw new Unsayable("a range of hours goes from one full hour to a later one of the same day");
            }
            draft.firstHour = first.hour();
            draft.lastHour = end.hour();
        });
    }

    /** {@code in the morning}, {@code mornings}, or a part of the day right after a day. */
    static Optional<Piece> part(Tokens tokens, int from, boolean adjacent) {
        int at = PART.end(tokens, from);
        int noun = at > 0 ? at : from;
        String word = tokens.word(noun);
        String part = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        boolean known = Set.of("morning", "afternoon", "evening", "night").contains(part);
        if (!known || (at == 0 && !adjacent && !word.endsWith("s"))) {
            return Optional.empty();
        }
        return piece(false, noun + 1, draft -> draft.inThe(part));
    }
}
