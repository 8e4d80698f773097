package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Piece.Force;
import app.dispatch.adapters.tools.planner.schedule.Piece.Kind;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days of the year and of months: {@code on the 15th}, {@code on April 1st}, {@code on 3 May 2027}, {@code in June}. */
final class Dates {
    private static final Pattern ISO = Pattern.compile("(20\\d\\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
    private static final Pattern YEAR = Pattern.compile("20\\d\\d");
    private static final Pattern DAY = Pattern.compile("[1-9]|0[1-9]|[12]\\d|3[01]");
    private static final Set<String> LEADING = Phrases.words("on at in by every each during from through");

    private Dates() {}

    /** Where a date begins, and what led to it. */
    private record Lead(int at, boolean led, boolean every) {}

    static Optional<Piece> at(Tokens tokens, int from) {
        boolean every = Set.of("every", "each").contains(tokens.word(from));
        boolean led = every || LEADING.contains(tokens.word(from));
        Lead lead = new Lead(led ? from + 1 : from, led, every);
        int name = tokens.word(lead.at()).equals("the") ? lead.at() + 1 : lead.at();
        Optional<Holidays.Found> holiday = Holidays.at(tokens, name);
        if (holiday.isPresent() && (led || Context.starts(tokens, from))) {
            Holidays.Found day = holiday.get();
            return date(lead, day.end(), draft -> yearly(draft, day.month(), day.day()));
        }
        return iso(tokens, lead)
                .or(() -> monthFirst(tokens, lead))
                .or(() -> season(tokens, name, lead))
                .or(() -> Ordinals.at(tokens, from))
                .or(() -> dayFirst(tokens, lead));
    }

    /** The date or the month there, whatever stands before it. */
    static Optional<Piece> day(Tokens tokens, int at) {
        Lead lead = new Lead(at, true, false);
        int name = tokens.word(at).equals("the") ? at + 1 : at;
        return Holidays.at(tokens, name)
                .flatMap(day -> date(lead, day.end(), draft -> yearly(draft, day.month(), day.day())))
                .or(() -> iso(tokens, lead))
                .or(() -> monthFirst(tokens, lead))
                .or(() -> dayFirst(tokens, lead));
    }

    private static Optional<Piece> date(Lead lead, int end, Piece.Change change) {
        return Optional.of(new Piece(lead.every() ? Force.REPEATS : Force.MAKES, Kind.DAYS, end, change));
    }

    private static Optional<Piece> iso(Tokens tokens, Lead lead) {
        Matcher iso = ISO.matcher(tokens.word(lead.at()));
        if (!iso.matches() || !lead.led()) {
            return Optional.empty();
        }
        int month = Integer.parseInt(iso.group(2));
        int day = Integer.parseInt(iso.group(3));
        return date(lead, lead.at() + 1, draft -> {
            draft.year = Integer.valueOf(iso.group(1));
            yearly(draft, month, day);
        });
    }

    /** {@code April 1st}, {@code May 3, 2027}, {@code April 1 and October 1}; a month alone only adds. */
    private static Optional<Piece> monthFirst(Tokens tokens, Lead lead) {
        int at = lead.at();
        Optional<Integer> month = Days.month(tokens.word(at));
        int the = tokens.word(at + 1).equals("the") ? at + 2 : at + 1;
        Optional<Integer> day = month.isPresent() ? dayNumber(tokens.word(the)) : Optional.empty();
        if (month.isEmpty()) {
            return Optional.empty();
        }
        if (day.isPresent() && !clock(tokens, the)) {
            int number = month.get();
            Optional<Integer> year = year(tokens, the + 1);
            int end = the + 1 + (year.isEmpty() ? 0 : tokens.mark(the + 1, ',') ? 2 : 1);
            return date(lead, end, draft -> {
                draft.year = year.orElse(draft.year);
                yearly(draft, number, day.get());
            });
        }
        return months(tokens, lead);
    }

    private static Optional<Piece> months(Tokens tokens, Lead lead) {
        int at = lead.at();
        Optional<Days.Found> months = Days.months(tokens, at);
        boolean led = lead.led() || Context.starts(tokens, at);
        boolean doubtful = Set.of("may", "march", "mar", "sun").contains(tokens.word(at)) && !lead.led();
        if (months.isEmpty() || !led || doubtful) {
            return Optional.empty();
        }
        Piece.Change change = draft -> draft.months.addAll(months.get().numbers());
        return lead.every()
                ? Piece.repeats(months.get().end(), draft -> {
                    draft.repeat(Unit.YEAR, 1);
                    change.to(draft);
                })
                : Piece.adds(months.get().end(), change);
    }

    private static Optional<Piece> season(Tokens tokens, int at, Lead lead) {
        Set<Integer> months = switch (tokens.word(at)) {
            case "spring" -> Set.of(3, 4, 5);
            case "summer" -> Set.of(6, 7, 8);
            case "autumn" -> Set.of(9, 10, 11);
            case "winter" -> Set.of(1, 2, 12);
            default -> Set.of();
        };
        if (months.isEmpty() || !lead.led()) {
            return Optional.empty();
        }
        String season = tokens.word(at);
        if (!lead.every()) {
            return Piece.adds(at + 1, draft -> {
                draft.months.addAll(months);
                draft.notes.add("“" + season + "” is taken as that of the northern half of the earth.");
            });
        }
        return Piece.repeats(at + 1, draft -> {
            draft.repeat(Unit.YEAR, 1);
            draft.months.add(season.equals("winter") ? 12 : new TreeSet<>(months).first());
            draft.notes.add("“Every " + season + "” is taken as its first day, in the northern half of the earth.");
        });
    }

    /** {@code 1 April}, {@code the 24th of December}, {@code 3 May 2027}. */
    private static Optional<Piece> dayFirst(Tokens tokens, Lead lead) {
        int at = tokens.word(lead.at()).equals("the") ? lead.at() + 1 : lead.at();
        Optional<Integer> day = dayNumber(tokens.word(at));
        int of = tokens.word(at + 1).equals("of") ? at + 2 : at + 1;
        Optional<Integer> month = day.isEmpty() ? Optional.empty() : Days.month(tokens.word(of));
        boolean ordinal = Days.ordinal(tokens.word(at)).isPresent();
        if (month.isEmpty() || (!lead.led() && !ordinal)) {
            return Optional.empty();
        }
        Optional<Integer> year = year(tokens, of + 1);
        int end = of + 1 + (year.isEmpty() ? 0 : tokens.mark(of + 1, ',') ? 2 : 1);
        return date(lead, end, draft -> {
            draft.year = year.orElse(draft.year);
            yearly(draft, month.get(), day.get());
        });
    }

    private static boolean clock(Tokens tokens, int at) {
        return Set.of("am", "pm", "o'clock").contains(tokens.word(at + 1));
    }

    private static Optional<Integer> year(Tokens tokens, int at) {
        String word = tokens.mark(at, ',') ? tokens.word(at + 1) : tokens.word(at);
        return YEAR.matcher(word).matches() ? Optional.of(Integer.parseInt(word)) : Optional.empty();
    }

    static Optional<Integer> dayNumber(String word) {
        return Days.ordinal(word)
                .or(() -> DAY.matcher(word).matches() ? Optional.of(Integer.parseInt(word)) : Optional.empty());
    }

    static void yearly(Draft draft, int month, int day) {
        draft.follow(Unit.YEAR);
        draft.months.add(month);
        draft.monthDays.add(day);
        draft.dates.add(month * 100 + day);
    }
}
