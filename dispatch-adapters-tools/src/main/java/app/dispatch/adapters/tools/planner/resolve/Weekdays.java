package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.schedule.TimeWords;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads on which days of the week something is done as a condition: "if today is Monday", "unless it is the weekend". */
final class Weekdays {
    private static final Set<String> DAY = Set.of("it", "today", "the", "day", "that", "this", "current");

    private Weekdays() {}

    /** The expression of a condition that says nothing else; empty for others. */
    static Optional<String> expression(Tokens tokens, Range range) {
        int is = tokens.after(range.from(), DAY);
        boolean said = is > range.from()
                && is < range.to()
                && (EnglishWords.BEING.has(tokens.word(is)) || tokens.word(is).equals("'s"));
        boolean not =
                said && (tokens.word(is).endsWith("n't") || tokens.word(is + 1).equals("not"));
        int at = tokens.after(is + 1, Set.of("not", "a", "an", "the", "on"));
        List<Integer> days = new ArrayList<>();
        while (said && at < range.to()) {
            List<Integer> named = named(tokens.word(at));
            if (named.isEmpty()) {
                return Optional.empty();
            }
            days.addAll(named);
            at = tokens.after(at + 1, Set.of("or", "a"));
        }
        String any = days.stream()
                .map(day -> "run.startedAt.getDayOfWeek() == " + day)
                .collect(Collectors.joining(" || "));
        return days.isEmpty() ? Optional.empty() : Optional.of(not ? "!(" + any + ")" : any);
    }

    /** As a timestamp's day of the week is counted: Sunday is 0. */
    private static List<Integer> named(String word) {
        return switch (word) {
            case "weekend" -> List.of(0, 6);
            case "weekday", "workday" -> List.of(1, 2, 3, 4, 5);
            default ->
                TimeWords.weekday(word)
                        .filter(day -> word.length() > 2)
                        .map(List::of)
                        .orElse(List.of());
        };
    }
}
