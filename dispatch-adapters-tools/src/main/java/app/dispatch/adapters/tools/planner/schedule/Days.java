package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.text.WordFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days of the week, days of the month and months, and lists and ranges of them. */
final class Days {
    private static final Map<String, Integer> WEEKDAYS = WordFiles.table("weekdays", Integer::valueOf);
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final Map<String, Integer> ORDINALS = WordFiles.table("ordinals", Integer::valueOf);
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)");
    private static final Set<String> TO = Set.of("to", "through", "thru", "until", "till", "-", "–");
    static final Set<Integer> WORKDAYS = Set.of(1, 2, 3, 4, 5);
    static final Set<Integer> WEEKEND = Set.of(0, 6);

    private Days() {}

    /** Numbers that were read, and the place after them. */
    record Found(Set<Integer> numbers, int end) {}

    /** The days of the week at that place: names, lists, ranges, "weekdays", "weekends". */
    static Optional<Found> week(Tokens tokens, int from) {
        TreeSet<Integer> days = new TreeSet<>();
        int end = from;
        int at = from;
        while (true) {
            Optional<Found> next = one(tokens, at);
            if (next.isEmpty()) {
                break;
            }
            days.addAll(next.get().numbers());
            end = next.get().end();
            at = list(tokens, end);
            if (at == end) {
                break;
            }
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(new Found(days, end));
    }

    private static int list(Tokens tokens, int end) {
        int at = end;
        while (tokens.mark(at, ',') || Set.of("and", "&", "or", "+", "plus").contains(tokens.word(at))) {
            at++;
        }
        while (at > end && Set.of("on", "every", "each", "the").contains(tokens.word(at))) {
            at++;
        }
        return at;
    }

    private static Optional<Found> one(Tokens tokens, int at) {
        String word = tokens.word(at);
        if (Set.of("weekday", "weekdays", "workday", "workdays").contains(word)) {
            return Optional.of(new Found(new TreeSet<>(WORKDAYS), at + 1));
        }
        if (Set.of("working", "business", "work", "week").contains(word)
                && Set.of("day", "days").contains(tokens.word(at + 1))) {
            return Optional.of(new Found(new TreeSet<>(WORKDAYS), at + 2));
        }
        if (word.equals("weekend") || word.equals("weekends")) {
            return Optional.of(new Found(new TreeSet<>(WEEKEND), at + 1));
        }
        Optional<Found> joined = joined(word, at);
        if (joined.isPresent()) {
            return joined;
        }
        return weekday(word).map(first -> {
            Optional<Integer> last = TO.contains(tokens.word(at + 1)) ? weekday(tokens.word(at + 2)) : Optional.empty();
            return last.map(day -> new Found(range(first, day), at + 3))
                    .orElseGet(() -> new Found(new TreeSet<>(Set.of(first)), at + 1));
        });
    }

    /** "Mon-Fri" and "Tue/Thu" are one word. */
    private static Optional<Found> joined(String word, int at) {
        if (word.equals("m-f")) {
            return Optional.of(new Found(new TreeSet<>(WORKDAYS), at + 1));
        }
        String[] range = word.split("[-–]", 2);
        if (range.length == 2
                && weekday(range[0]).isPresent()
                && weekday(range[1]).isPresent()) {
            return Optional.of(new Found(
                    range(weekday(range[0]).orElse(0), weekday(range[1]).orElse(0)), at + 1));
        }
        String[] list = word.split("/");
        if (list.length > 1
                && Arrays.stream(list).allMatch(part -> weekday(part).isPresent())) {
            TreeSet<Integer> days = new TreeSet<>();
            for (String part : list) {
                weekday(part).ifPresent(days::add);
            }
            return Optional.of(new Found(days, at + 1));
        }
        return Optional.empty();
    }

    /** The months at that place: names, lists, ranges. */
    static Optional<Found> months(Tokens tokens, int from) {
        TreeSet<Integer> months = new TreeSet<>();
        int end = from;
        int at = from;
        Optional<Integer> first = month(tokens.word(at));
        while (first.isPresent()) {
            Optional<Integer> last = TO.contains(tokens.word(at + 1)) ? month(tokens.word(at + 2)) : Optional.empty();
            months.add(first.get());
            for (int month = first.get(); last.isPresent() && month != last.get(); month = month % 12 + 1) {
                months.add(month % 12 + 1);
            }
            end = last.isPresent() ? at + 3 : at + 1;
            at = list(tokens, end);
            at = at > end && tokens.word(at).equals("in") ? at + 1 : at;
            first = at > end ? month(tokens.word(at)) : Optional.empty();
        }
        return months.isEmpty() ? Optional.empty() : Optional.of(new Found(months, end));
    }

    private static Set<Integer> range(int first, int last) {
        TreeSet<Integer> days = new TreeSet<>();
        for (int day = first; day != last; day = (day + 1) % 7) {
            days.add(day);
        }
        days.add(last);
        return days;
    }

    static Optional<Integer> weekday(String word) {
        Integer day = WEEKDAYS.get(word);
        if (day == null && word.endsWith("s") && word.length() > 4) {
            day = WEEKDAYS.get(word.substring(0, word.length() - 1));
        }
        return Optional.ofNullable(day);
    }

    /** The month of that name, from 1. */
    static Optional<Integer> month(String word) {
        if (word.equals("sept")) {
            return Optional.of(9);
        }
        for (int i = 0; i < MONTHS.size(); i++) {
            String month = MONTHS.get(i);
            if (month.equals(word) || (word.length() == 3 && month.startsWith(word))) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    /** The day that an ordinal such as {@code 15th} or {@code first} names. */
    static Optional<Integer> ordinal(String word) {
        Matcher ordinal = ORDINAL.matcher(word);
        Optional<Integer> day = ordinal.matches()
                ? Optional.of(Integer.parseInt(ordinal.group(1)))
                : Optional.ofNullable(ORDINALS.get(word));
        return day.filter(number -> number >= 1 && number <= 31);
    }
}
