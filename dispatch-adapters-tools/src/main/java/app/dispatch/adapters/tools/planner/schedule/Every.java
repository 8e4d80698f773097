package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Piece.Change;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads repetitions that "every" begins: {@code every 5 minutes}, {@code every other Monday}; and {@code twice a day}. */
final class Every {
    private static final Phrases HALF = Phrases.of("half hour | half an hour | half-hour");
    private static final Phrases QUARTER = Phrases.of("quarter hour | quarter of an hour | quarter-hour");
    private static final Phrases COUPLE = Phrases.of("couple | couple of | a couple of | pair of");
    private static final Phrases FEW = Phrases.of("few | a few | several");
    private static final Pattern SHORT = Pattern.compile("(\\d{1,3})-?([a-z]+)");
    private static final Map<String, Integer> STEPS =
            Map.of("other", 2, "alternate", 2, "second", 2, "third", 3, "fourth", 4);
    private static final Map<String, Integer> COUNTS = Map.of("once", 1, "twice", 2, "thrice", 3);
    private static final Set<String> PARTS = Set.of("morning", "afternoon", "evening", "night");
    private static final int MANY = 400;

    private Every() {}

    static Optional<Piece> at(Tokens tokens, int from) {
        if (!Set.of("every", "each").contains(tokens.word(from))) {
            return times(tokens, from);
        }
        int next = Set.of("single", "full", "calendar").contains(tokens.word(from + 1)) ? from + 2 : from + 1;
        return stepped(tokens, next).or(() -> counted(tokens, next)).or(() -> plain(tokens, next));
    }

    /** {@code every other day}, {@code every second Friday}; "the second Friday of the month" is another thing. */
    private static Optional<Piece> stepped(Tokens tokens, int at) {
        Integer step = STEPS.get(tokens.word(at));
        if (step == null) {
            return Optional.empty();
        }
        Optional<Unit> unit = Unit.of(tokens.word(at + 1));
        int after = at + 2;
        if (unit.isPresent()) {
            boolean ofMonth = unit.get() == Unit.DAY && ofMonth(tokens, after);
            return ofMonth ? Optional.empty() : count(after, unit.get(), step);
        }
        if (tokens.word(at + 1).equals("fortnight")) {
            return count(after, Unit.WEEK, 2 * step);
        }
        if (tokens.is(at + 1, PARTS)) {
            return Piece.repeats(after, draft -> {
                draft.repeat(Unit.DAY, step);
                draft.inThe(tokens.word(at + 1));
            });
        }
        Optional<Days.Found> days = Days.week(tokens, at + 1);
        return days.filter(found -> !ofMonth(tokens, found.end()))
                .flatMap(found -> Piece.repeats(part(tokens, found.end()), draft -> {
                    draft.repeat(Unit.WEEK, step);
                    draft.weekdays.addAll(found.numbers());
                    inPart(draft, tokens, found.end());
                }));
    }

    private static boolean ofMonth(Tokens tokens, int at) {
        return Set.of("of", "in").contains(tokens.word(at));
    }

    private static Optional<Piece> counted(Tokens tokens, int at) {
        int half = HALF.end(tokens, at);
        int quarter = QUARTER.end(tokens, at);
        if (half > 0 || quarter > 0) {
            return count(Math.max(half, quarter), Unit.MINUTE, half > 0 ? 30 : 15);
        }
        int more = tokens.phraseEnd(at, "hour and a half");
        if (more > 0) {
            return count(more, Unit.MINUTE, 90);
        }
        int couple = COUPLE.end(tokens, at);
        if (couple > 0) {
            return Unit.of(tokens.word(couple)).flatMap(unit -> count(couple + 1, unit, 2));
        }
        int few = FEW.end(tokens, at);
        if (few > 0) {
            return Unit.of(tokens.word(few)).flatMap(unit -> few(few + 1, unit));
        }
        String word = tokens.word(at);
        Matcher written = SHORT.matcher(word);
        if (written.matches() && Unit.of(written.group(2)).isPresent()) {
            return Unit.of(written.group(2)).flatMap(unit -> count(at + 1, unit, Integer.parseInt(written.group(1))));
        }
        int noun = Set.of("full", "whole").contains(tokens.word(at + 1)) ? at + 2 : at + 1;
        Optional<Integer> number = Clock.number(word);
        if (number.isPresent() && tokens.word(noun).startsWith("fortnight")) {
            return count(noun + 1, Unit.WEEK, 2 * number.get());
        }
        if (number.isPresent() && Days.weekday(tokens.word(noun)).isPresent()) {
            return Optional.empty();
        }
        return number.flatMap(count -> Unit.of(tokens.word(noun)).flatMap(unit -> count(noun + 1, unit, count)));
    }

    private static Optional<Piece> few(int end, Unit unit) {
        int count = unit == Unit.MINUTE ? 5 : 3;
        return Piece.repeats(end, draft -> {
            draft.repeat(unit, count);
            draft.notes.add("“Every few” is taken as every " + count + ".");
        });
    }

    private static Optional<Piece> count(int end, Unit unit, int number) {
        return Piece.repeats(end, draft -> {
            if (number < 1 || number > MANY * 10) {
                throw new Unsayable("`every " + number + "` is no schedule");
            }
            if (unit == Unit.MINUTE && number % 60 == 0) {
                repeat(draft, Unit.HOUR, number / 60);
            } else {
                repeat(draft, unit, number);
            }
        });
    }

    private static void repeat(Draft draft, Unit unit, int number) throws Unsayable {
        if (unit == Unit.HOUR && number % 24 == 0) {
            repeat(draft, Unit.DAY, number / 24);
        } else if (unit == Unit.DAY && number % 7 == 0) {
            draft.repeat(Unit.WEEK, number / 7);
        } else {
            draft.repeat(unit, number);
        }
    }

    private static int part(Tokens tokens, int at) {
        return tokens.is(at, PARTS) ? at + 1 : at;
    }

    private static void inPart(Draft draft, Tokens tokens, int at) {
        if (tokens.is(at, PARTS)) {
            draft.inThe(tokens.word(at));
        }
    }

    private static Optional<Piece> plain(Tokens tokens, int at) {
        String word = tokens.word(at);
        Optional<Days.Found> days = Days.week(tokens, at);
        if (days.isPresent()) {
            int after = days.get().end();
            return Piece.repeats(part(tokens, after), draft -> {
                draft.repeat(Unit.DAY, 1);
                inPart(draft, tokens, after);
                draft.weekdays.addAll(days.get().numbers());
            });
        }
        if (PARTS.contains(word)) {
            return Piece.repeats(at + 1, draft -> {
                if (!draft.weekdays.isEmpty()) {
                    throw new Unsayable("a plan has one schedule; make one plan for each");
                }
                draft.repeat(Unit.DAY, 1);
                draft.inThe(word);
            });
        }
        if (Set.of("noon", "midnight", "midday", "lunchtime").contains(word)) {
            return Clock.time(tokens, at)
                    .flatMap(time -> Piece.repeats(at + 1, draft -> {
                        draft.repeat(Unit.DAY, 1);
                        draft.addTimes(time);
                    }));
        }
        if (word.equals("fortnight")) {
            return count(at + 1, Unit.WEEK, 2);
        }
        if (tokens.phrase(at, "half year")) {
            return count(at + 2, Unit.MONTH, 6);
        }
        return Unit.of(word).filter(unit -> word.length() > 1).flatMap(unit -> unit(tokens, at, unit));
    }

    /** "Every minute", unless it is "every hour of the day", which is "every hour". */
    private static Optional<Piece> unit(Tokens tokens, int at, Unit unit) {
        int last = unit == Unit.MONTH ? tokens.phraseEnd(at + 1, "'s last day") : 0;
        if (last > 0) {
            return Piece.repeats(last, draft -> Ordinals.unnumbered(draft, MonthDay.LAST));
        }
        int end = tokens.phrase(at + 1, "of the day") || tokens.phrase(at + 1, "of the week") ? at + 4 : at + 1;
        return Piece.repeats(end, draft -> draft.repeat(unit, 1));
    }

    /** {@code once a week}, {@code twice a day}, {@code 3 times per hour}, {@code twice daily}. */
    private static Optional<Piece> times(Tokens tokens, int at) {
        Integer named = COUNTS.get(tokens.word(at));
        Optional<Integer> number = named != null
                ? Optional.of(named)
                : tokens.word(at + 1).equals("times") ? Clock.number(tokens.word(at)) : Optional.empty();
        int per = named != null ? at + 1 : at + 2;
        if (number.isEmpty()) {
            return Optional.empty();
        }
        int count = number.get();
        Optional<Unit> adverb = Unit.adverb(tokens.word(per));
        if (adverb.isPresent()) {
            return often(per + 1, adverb.get(), count);
        }
        boolean article = Set.of("a", "an", "per", "each", "every").contains(tokens.word(per));
        if (article && tokens.word(per + 1).equals("fortnight") && count == 1) {
            return count(per + 2, Unit.WEEK, 2);
        }
        int noun = article && tokens.word(per + 1).equals("single") ? per + 2 : per + 1;
        if (article && tokens.is(noun, Set.of("weekday", "workday"))) {
            Change weekdays = draft -> draft.weekdays.addAll(Days.WORKDAYS);
            return often(noun + 1, Unit.DAY, count).map(piece -> also(piece, weekdays));
        }
        return article ? Unit.of(tokens.word(noun)).flatMap(unit -> often(noun + 1, unit, count)) : Optional.empty();
    }

    private static Piece also(Piece piece, Change more) {
        return new Piece(piece.force(), piece.kind(), piece.end(), draft -> {
            piece.change().to(draft);
            more.to(draft);
        });
    }

    private static Optional<Piece> often(int end, Unit unit, int count) {
        return Piece.repeats(end, draft -> {
            if (count < 1) {
                throw new Unsayable("`0 times` is no schedule");
            }
            draft.repeat(unit, 1);
            draft.often = count;
        });
    }
}
