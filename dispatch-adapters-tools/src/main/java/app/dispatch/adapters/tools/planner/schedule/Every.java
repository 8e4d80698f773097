package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Pieces.Change;
import app.dispatch.adapters.tools.planner.schedule.Pieces.Kind;
import app.dispatch.adapters.tools.planner.schedule.Pieces.Piece;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads repetitions: {@code every 5 minutes}, {@code every other day}, {@code hourly}, {@code twice a day}. */
final class Every {
    private static final Phrases HALF = Phrases.of("""
            half hour | half an hour | half-hour""");
    private static final Phrases QUARTER = Phrases.of("""
            quarter hour | quarter of an hour | quarter-hour""");

    /** What comes as often as it is said to: "a weekly summary". */
    private static final Set<String> SUMMED =
            Set.of("summary", "digest", "recap", "overview", "report", "update", "reminder", "roundup", "briefing");

    private static final Pattern SHORT = Pattern.compile("(\\d{1,3})-?([a-z]+)");
    private static final String WEEKDAY_OF_MONTH =
            "a cron expression cannot say the first or last weekday of a month; name a day of the month, or a weekday of every week";

    private Every() {}

    private static Optional<Piece> core(int end, Change change) {
        return Optional.of(new Piece(true, Kind.DAYS, end, change));
    }

    static Optional<Piece> at(Tokens tokens, int from) {
        String word = tokens.word(from);
        if (Set.of("every", "each").contains(word)) {
            int next = Set.of("single", "full").contains(tokens.word(from + 1)) ? from + 2 : from + 1;
            return counted(tokens, next).or(() -> ordinal(tokens, next)).or(() -> plain(tokens, next));
        }
        return adverb(tokens, from).or(() -> times(tokens, from));
    }

    private static Optional<Piece> counted(Tokens tokens, int at) {
        String word = tokens.word(at);
        if (word.equals("other")
                || (word.equals("second") && Unit.of(tokens.word(at + 1)).isPresent())) {
            return Unit.of(tokens.word(at + 1))
                    .<Piece>flatMap(unit -> core(at + 2, draft -> draft.repeat(unit, 2)))
                    .or(() -> Days.week(tokens, at + 1)
                            .flatMap(days -> Pieces.unsayable(
                                    days.end(), "a cron expression cannot say every other week; say every week")));
        }
        int half = HALF.end(tokens, at);
        if (half > 0) {
            return core(half, draft -> draft.repeat(Unit.MINUTE, 30));
        }
        int quarter = QUARTER.end(tokens, at);
        if (quarter > 0) {
            return core(quarter, draft -> draft.repeat(Unit.MINUTE, 15));
        }
        int more = tokens.phraseEnd(at, "hour and a half");
        if (more > 0) {
            return count(more, Unit.MINUTE, 90);
        }
        Matcher written = SHORT.matcher(word);
        if (written.matches() && Unit.of(written.group(2)).isPresent()) {
            return Unit.of(written.group(2)).flatMap(unit -> count(at + 1, unit, Integer.parseInt(written.group(1))));
        }
        int noun = tokens.word(at + 1).equals("full") ? at + 2 : at + 1;
        return Clock.number(word)
                .flatMap(number -> Unit.of(tokens.word(noun)).flatMap(unit -> count(noun + 1, unit, number)));
    }

    private static Optional<Piece> count(int end, Unit unit, int number) {
        return core(end, draft -> {
            if (number < 1) {
                throw new Unsayable("`every 0` is no schedule");
            }
            if (unit == Unit.MINUTE && number % 60 == 0) {
                draft.repeat(Unit.HOUR, number / 60);
            } else if (unit == Unit.HOUR && number % 24 == 0) {
                draft.repeat(Unit.DAY, number / 24);
            } else if (unit == Unit.DAY && number == 7) {
                draft.repeat(Unit.WEEK, 1);
            } else if (unit == Unit.DAY && number > 15) {
                throw new Unsayable("a cron expression cannot say `every " + number + " days`; say `every month`");
            } else {
                draft.repeat(unit, number);
            }
        });
    }

    private static Optional<Piece> ordinal(Tokens tokens, int at) {
        if (tokens.word(at).equals("last")) {
            return Pieces.unsayable(
                    at + 2, "a cron expression cannot say the last day of a month; say `on the 28th` or `on the 1st`");
        }
        Optional<Integer> day = Days.ordinal(tokens.word(at));
        if (day.isEmpty()) {
            return Optional.empty();
        }
        if (Days.weekday(tokens.word(at + 1)).isPresent()) {
            return Pieces.unsayable(at + 2, WEEKDAY_OF_MONTH);
        }
        return Dates.at(new Tokens(tokens.text(), withOn(tokens, at)), at - 1)
                .map(piece -> new Piece(true, Kind.DAYS, piece.end(), piece.change()));
    }

    /** "every 15th" is read as "on 15th". */
    private static List<app.dispatch.adapters.tools.planner.text.Token> withOn(Tokens tokens, int at) {
        List<app.dispatch.adapters.tools.planner.text.Token> list = new java.util.ArrayList<>(tokens.list());
        app.dispatch.adapters.tools.planner.text.Token before = list.get(at - 1);
        list.set(
                at - 1,
                new app.dispatch.adapters.tools.planner.text.Token.Word("on", "on", before.start(), before.end()));
        return list;
    }

    private static Optional<Piece> plain(Tokens tokens, int at) {
        String word = tokens.word(at);
        Optional<Days.Found> days = Days.week(tokens, at);
        if (days.isPresent()) {
            boolean part = Set.of("morning", "afternoon", "evening", "night")
                    .contains(tokens.word(days.get().end()));
            int end = days.get().end() + (part ? 1 : 0);
            return core(end, draft -> {
                draft.unit = draft.unit == null ? Unit.DAY : draft.unit;
                if (part) {
                    draft.inThe(tokens.word(days.get().end()));
                }
                draft.weekdays.addAll(days.get().numbers());
            });
        }
        if (Set.of("morning", "afternoon", "evening", "night").contains(word)) {
            return core(at + 1, draft -> {
                draft.repeat(Unit.DAY, 1);
                draft.inThe(word);
            });
        }
        if (Set.of("noon", "midnight", "midday").contains(word)) {
            return Clock.time(tokens, at).flatMap(time -> core(at + 1, draft -> draft.times.addAll(time.times())));
        }
        Optional<Integer> month = Days.month(word);
        if (month.isPresent()) {
            return Dates.at(tokens, at)
                    .map(piece -> new Piece(true, Kind.DAYS, piece.end(), piece.change()))
                    .or(() -> core(at + 1, draft -> {
                        draft.repeat(Unit.YEAR, 1);
                        draft.months.add(month.get());
                    }));
        }
        return Unit.of(word)
                .filter(unit -> word.length() > 1)
                .flatMap(unit -> core(at + 1, draft -> draft.repeat(unit, 1)));
    }

    private static Optional<Piece> adverb(Tokens tokens, int at) {
        String word = tokens.word(at);
        boolean summed = tokens.word(at - 1).equals("a") && SUMMED.contains(tokens.word(at + 1));
        boolean described = at > 0
                && !summed
                && Set.of("the", "a", "my", "our", "this", "its", "their").contains(tokens.word(at - 1));
        if (described || tokens.word(at).isEmpty()) {
            return Optional.empty();
        }
        if (word.equals("nightly")) {
            return core(at + 1, draft -> {
                draft.repeat(Unit.DAY, 1);
                draft.inThe("night");
            });
        }
        if (Set.of("biweekly", "bi-weekly", "fortnightly").contains(word)) {
            return Pieces.unsayable(
                    at + 1,
                    "a cron expression cannot say every two weeks; say `every Monday`, or `on the 1st and the 15th of the month`");
        }
        return Unit.adverb(word).flatMap(unit -> core(at + 1, draft -> draft.repeat(unit, 1)));
    }

    /** {@code once a week}, {@code twice a day}, {@code 3 times per hour}. */
    private static Optional<Piece> times(Tokens tokens, int at) {
        String word = tokens.word(at);
        boolean named = word.equals("once") || word.equals("twice") || word.equals("thrice");
        int per = named ? at + 1 : at + 2;
        if ((!named
                        && !(tokens.word(at + 1).equals("times")
                                && Clock.number(word).isPresent()))
                || !Set.of("a", "an", "per", "each", "every").contains(tokens.word(per))) {
            return Optional.empty();
        }
        int count = word.equals("once")
                ? 1
                : word.equals("twice")
                        ? 2
                        : word.equals("thrice") ? 3 : Clock.number(word).orElse(1);
        return Unit.of(tokens.word(per + 1))
                .flatMap(unit -> core(per + 2, draft -> {
                    draft.repeat(unit, 1);
                    draft.often = count;
                }));
    }
}
