package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times of day: {@code 9}, {@code 9:30}, {@code 5 pm}, {@code noon}, {@code half past 8}, and lists of them. */
final class Clock {
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.h](\\d{2}))?h?(am|pm|a\\.m\\.?|p\\.m\\.?)?");
    private static final Map<String, Integer> NAMED = Map.of("noon", 12, "midday", 12, "midnight", 0);
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("sixty", 60),
            Map.entry("ninety", 90));
    private static final int MOST_TIMES = 24;
    private static final Set<String> AND = Set.of("and", "&", "or");

    private Clock() {}

    /**
     * A time of day.
     *
     * @param plain whether it was written as an hour alone, so that morning and afternoon are not told apart
     */
    record Time(int hour, int minute, boolean plain) {
        Time later() {
            return new Time(hour + 12, minute, false);
        }
    }

    /** Times that were read, and the place after them. */
    record Found(List<Time> times, int end) {}

    /** A whole number in digits or in a word. */
    static Optional<Integer> number(String word) {
        if (word.matches("\\d{1,4}")) {
            return Optional.of(Integer.parseInt(word));
        }
        return Optional.ofNullable(NUMBERS.get(word));
    }

    /** The times that stand at that place, joined by commas or "and". */
    static Optional<Found> times(Tokens tokens, int from) {
        List<Time> times = new ArrayList<>();
        Optional<Found> next = time(tokens, from);
        int end = from;
        while (next.isPresent() && times.size() < MOST_TIMES) {
            times.addAll(next.get().times());
            end = next.get().end();
            int after = end;
            while (tokens.mark(after, ',')
                    || tokens.is(after, AND)
                    || (after > end && tokens.word(after).equals("at"))) {
                after++;
            }
            next = after == end ? Optional.empty() : time(tokens, after);
        }
        return times.isEmpty() ? Optional.empty() : Optional.of(new Found(sameHalf(times), end));
    }

    /** "at 9 and 10 pm" means the evening twice. */
    private static List<Time> sameHalf(List<Time> times) {
        Time last = times.getLast();
        boolean evening = last.hour() > 12
                && !last.plain()
                && times.stream().limit(times.size() - 1L).allMatch(Time::plain);
        if (!evening || times.stream().limit(times.size() - 1L).anyMatch(time -> time.hour() >= last.hour() - 12)) {
            return times;
        }
        return times.stream()
                .map(time -> time.plain() && time.hour() < 12 ? time.later() : time)
                .toList();
    }

    /** The one time that stands at that place. */
    static Optional<Found> time(Tokens tokens, int at) {
        String word = tokens.word(at);
        if (NAMED.containsKey(word)) {
            return found(NAMED.getOrDefault(word, 0), 0, false, at + 1);
        }
        if (word.equals("half") && tokens.word(at + 1).equals("past")) {
            return number(tokens.word(at + 2)).flatMap(hour -> half(tokens, hour, 30, at + 3));
        }
        if (word.equals("quarter") && Set.of("past", "to").contains(tokens.word(at + 1))) {
            boolean past = tokens.word(at + 1).equals("past");
            return number(tokens.word(at + 2))
                    .flatMap(hour -> half(tokens, past ? hour : hour - 1, past ? 15 : 45, at + 3));
        }
        Matcher time = TIME.matcher(word);
        if (time.matches()) {
            int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
            return withHalf(
                    tokens,
                    Integer.parseInt(time.group(1)),
                    minute,
                    time.group(2) == null && !word.endsWith("h"),
                    time.group(3),
                    at + 1);
        }
        return number(word).filter(hour -> hour <= 12).flatMap(hour -> half(tokens, hour, 0, at + 1));
    }

    private static Optional<Found> half(Tokens tokens, int hour, int minute, int end) {
        return withHalf(tokens, hour, minute, true, null, end);
    }

    private static Optional<Found> withHalf(
            Tokens tokens,
            int hour,
            int minute,
            boolean plain,
            @org.jspecify.annotations.Nullable String written,
            int end) {
        String half = written != null ? written : tokens.word(end);
        int after = written != null ? end : end + 1;
        boolean evening = half.startsWith("p") && half.replace(".", "").equals("pm");
        boolean morning = half.startsWith("a") && half.replace(".", "").equals("am");
        if (evening || morning) {
            return hour < 1 || hour > 12
                    ? Optional.empty()
                    : found(hour % 12 + (evening ? 12 : 0), minute, false, after);
        }
        if (half.equals("o'clock") || half.equals("hours") || half.equals("uhr")) {
            return found(hour, minute, plain, after);
        }
        return found(hour, minute, plain, end);
    }

    private static Optional<Found> found(int hour, int minute, boolean plain, int end) {
        return hour < 0 || hour > 23 || minute > 59
                ? Optional.empty()
                : Optional.of(new Found(List.of(new Time(hour, minute, plain)), end));
    }
}
