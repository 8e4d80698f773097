package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.text.WordFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times of day: {@code 9}, {@code 9:30}, {@code 5 pm}, {@code noon}, {@code half past 8}, and lists of them. */
final class Clock {
    private static final Pattern TIME =
            Pattern.compile("@?(\\d{1,2})(?:[:.h](\\d{2}))?(h|u|hrs)?(am|pm|a\\.m\\.?|p\\.m\\.?)?");
    private static final Phrases NOON = Phrases.of("noon | midday | lunchtime | lunch time | lunch | 12 noon");
    private static final Phrases MIDNIGHT = Phrases.of("midnight | 12 midnight");
    private static final Phrases CLOSE = Phrases.of("""
            the end of the day | the end of day | end of day | the end of business | end of business | eod
            the close of business | close of business | cob | the end of the working day | the end of the work day
            the end of every day | the end of each day | end of the day | closing time""");
    private static final Phrases FIRST = Phrases.of("""
            first thing in the morning | first thing | the start of the day | the beginning of the day | start of day
            the start of business""");
    private static final Map<String, Integer> NUMBERS = WordFiles.table("clock", Integer::valueOf);
    private static final int MOST_TIMES = 24;
    private static final Set<String> AND = Set.of("and", "&", "or", "then");

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

        int ofDay() {
            return hour * 60 + minute;
        }
    }

    /**
     * Times that were read, and the place after them.
     *
     * @param assumed words whose hour was chosen; "" when none was
     */
    record Found(List<Time> times, String assumed, int end) {
        Time first() {
            return times.getFirst();
        }
    }

    /** A whole number in digits or in a word. */
    static Optional<Integer> number(String word) {
        if (!word.isEmpty() && word.length() <= 4 && word.chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
            return Optional.of(Integer.parseInt(word));
        }
        return Optional.ofNullable(NUMBERS.get(word));
    }

    /** The times that stand at that place, joined by commas or "and". */
    static Optional<Found> times(Tokens tokens, int from) {
        List<Time> times = new ArrayList<>();
        String assumed = "";
        Optional<Found> next = time(tokens, from);
        int end = from;
        while (next.isPresent() && times.size() < MOST_TIMES) {
            times.addAll(next.get().times());
            assumed = assumed.isEmpty() ? next.get().assumed() : assumed;
            end = next.get().end();
            int after = end;
            while (after < end + Tokens.MOST_IN_A_ROW
                    && (tokens.mark(after, ',')
                            || tokens.is(after, AND)
                            || (after > end && Set.of("at", "again").contains(tokens.word(after))))) {
                after++;
            }
            next = after == end
                    ? Optional.empty()
                    : time(tokens, after)
                            .filter(found -> !counted(tokens, found.end()) && !spelled(tokens, found.end()));
        }
        return times.isEmpty() ? Optional.empty() : Optional.of(new Found(sameHalf(times), assumed, end));
    }

    /** Whether the number is one of things: "at 9, 3 issues". */
    private static boolean counted(Tokens tokens, int end) {
        return Unit.of(tokens.word(end)).isPresent() || tokens.word(end).equals("times");
    }

    /** "at 7:30, one email to me": whether the number is one of what is named behind it. */
    private static boolean spelled(Tokens tokens, int end) {
        return NUMBERS.containsKey(tokens.word(end - 1)) && English.isThing(tokens.word(end));
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
    static Optional<Found> time(Tokens tokens, int from) {
        Optional<Found> named = named(tokens, from);
        if (named.isPresent()) {
            return named;
        }
        int at = tokens.word(from).equals("a") ? from + 1 : from;
        String word = tokens.word(at);
        if (word.equals("half")) {
            int past = tokens.word(at + 1).equals("past") ? at + 2 : at + 1;
            return number(tokens.word(past)).flatMap(hour -> withHalf(tokens, hour, 30, null, past + 1));
        }
        Optional<Integer> minutes = word.equals("quarter") ? Optional.of(15) : number(word);
        int middle = Set.of("minutes", "min", "mins").contains(tokens.word(at + 1)) ? at + 2 : at + 1;
        if (minutes.isPresent() && Set.of("past", "to", "after", "before").contains(tokens.word(middle))) {
            boolean past = Set.of("past", "after").contains(tokens.word(middle));
            Optional<Integer> hour = number(tokens.word(middle + 1));
            boolean counts = word.equals("quarter") || (minutes.get() % 5 == 0 && minutes.get() < 30);
            if (hour.isPresent() && counts && (past || hour.get() <= 12)) {
                int before = hour.get() <= 1 ? 12 : hour.get() - 1;
                return withHalf(
                        tokens,
                        past ? hour.get() : before,
                        past ? minutes.get() : 60 - minutes.get(),
                        null,
                        middle + 2);
            }
        }
        return at > from ? Optional.empty() : digits(tokens, at);
    }

    private static Optional<Found> digits(Tokens tokens, int at) {
        String word = tokens.word(at);
        Matcher time = TIME.matcher(word);
        if (time.matches()) {
            int hour = Integer.parseInt(time.group(1));
            int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
            if (time.group(2) == null && time.group(3) == null) {
                return withHalf(tokens, hour, 0, time.group(4), at + 1);
            }
            return half(tokens, hour, minute, time.group(4), false, at + 1);
        }
        Optional<Integer> hour = number(word).filter(number -> number <= 12);
        Optional<Integer> minute = number(tokens.word(at + 1))
                .filter(number -> Set.of("fifteen", "thirty", "forty-five").contains(tokens.word(at + 1)));
        if (hour.isPresent() && minute.isPresent()) {
            return withHalf(tokens, hour.get(), minute.get(), null, at + 2);
        }
        return hour.flatMap(number -> withHalf(tokens, number, 0, null, at + 1));
    }

    private static Optional<Found> named(Tokens tokens, int at) {
        boolean topic = tokens.word(at - 1).equals("about")
                && !EnglishWords.PLACING.has(tokens.word(at - 2)); // "the mail about lunch", but "at about noon"
        int noon = topic ? 0 : NOON.end(tokens, at);
        int close = CLOSE.end(tokens, at);
        int midnight = MIDNIGHT.end(tokens, at);
        int first = FIRST.end(tokens, at);
        int end = Math.max(Math.max(noon, close), Math.max(midnight, first));
        if (end == 0) {
            return Optional.empty();
        }
        int hour = close > 0 ? 17 : noon > 0 ? 12 : first > 0 ? 9 : 0;
        boolean assumed = close > 0 || first > 0 || tokens.word(at).startsWith("lunch");
        String said = assumed ? tokens.slice(at, end).written() : "";
        return Optional.of(new Found(List.of(new Time(hour, 0, false)), said, end));
    }

    private static Optional<Found> withHalf(Tokens tokens, int hour, int minute, @Nullable String written, int end) {
        return half(tokens, hour, minute, written, true, end);
    }

    private static Optional<Found> half(
            Tokens tokens, int hour, int minute, @Nullable String written, boolean plain, int from) {
        boolean clock = Set.of("o'clock", "oclock", "hours", "uhr", "hrs").contains(tokens.word(from));
        int end = written == null && clock ? from + 1 : from;
        String half = (written != null ? written : tokens.word(end)).replace(".", "");
        if (half.equals("am") || half.equals("pm")) {
            int after = written != null ? end : end + 1;
            return hour < 1 || hour > 12
                    ? Optional.empty()
                    : found(hour % 12 + (half.equals("pm") ? 12 : 0), minute, false, after);
        }
        return found(hour, minute, plain && hour <= 12, end);
    }

    private static Optional<Found> found(int hour, int minute, boolean plain, int end) {
        return hour < 0 || hour > 23 || minute > 59
                ? Optional.empty()
                : Optional.of(new Found(List.of(new Time(hour, minute, plain)), "", end));
    }
}
