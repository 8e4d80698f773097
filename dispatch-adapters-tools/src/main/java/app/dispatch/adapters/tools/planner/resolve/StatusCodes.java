package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Status codes that a brief says: "200", "5xx", "500 or 503", "above 399".
 *
 * @param not whether the words hold a "not" that turns them around
 * @param end the place after them
 */
record StatusCodes(List<Range> ranges, boolean not, int end) {
    private static final int LAST = 599;
    private static final int FIRST = 100;
    private static final Set<String> JOINTS = Set.of("or", "nor", "and");
    private static final Set<String> ARTICLES = Set.of("a", "an", "or", "nor");
    private static final Set<String> UPWARDS = Set.of("more", "higher", "above");

    StatusCodes {
        ranges = List.copyOf(ranges);
    }

    /** Codes from one to another, both of them meant. */
    record Range(int first, int last) {}

    static Optional<StatusCodes> at(Tokens words, int at) {
        Optional<Range> first = code(words.word(at));
        return first.isPresent() ? Optional.of(listed(words, at)) : compared(words, at);
    }

    private static StatusCodes listed(Tokens words, int from) {
        List<Range> ranges = new ArrayList<>();
        int at = from;
        int end = from;
        Optional<Range> code = code(words.word(at));
        while (code.isPresent()) {
            ranges.add(code.get());
            end = at + 1;
            boolean joined = words.is(end, JOINTS) || words.mark(end, ',');
            at = joined ? words.after(end + 1, ARTICLES) : end;
            code = joined ? code(words.word(at)) : Optional.empty();
        }
        boolean upwards = ranges.size() == 1 && words.word(end).equals("or") && words.is(end + 1, UPWARDS);
        return upwards
                ? new StatusCodes(List.of(new Range(ranges.getFirst().first(), LAST)), false, end + 2)
                : new StatusCodes(ranges, false, end);
    }

    /** "is above 399": the "not" before it was read already. */
    private static Optional<StatusCodes> compared(Tokens words, int at) {
        return Comparison.at(words, at)
                .filter(found -> !EnglishWords.SHIFTING.has(words.word(found.at()))) // a price drops, no status does
                .filter(found -> found.upper().isEmpty()
                        && found.number().digits().matches("[1-5]\\d\\d")
                        && found.number().currency().isEmpty())
                .map(found -> {
                    boolean not = found.at() < at;
                    Comparison plain = not ? found.opposite() : found;
                    int number = Integer.parseInt(found.number().digits());
                    Range range = switch (plain.sign()) {
                        case ">" -> new Range(number + 1, LAST);
                        case ">=" -> new Range(number, LAST);
                        case "<" -> new Range(FIRST, number - 1);
                        case "<=" -> new Range(FIRST, number);
                        default -> new Range(number, number);
                    };
                    return new StatusCodes(List.of(range), plain.sign().equals("!="), found.end());
                });
    }

    private static Optional<Range> code(String word) {
        if (word.matches("[1-5]xx")) {
            int first = (word.charAt(0) - '0') * 100;
            return Optional.of(new Range(first, first + 99));
        }
        return word.matches("[1-5]\\d\\d")
                ? Optional.of(new Range(Integer.parseInt(word), Integer.parseInt(word)))
                : Optional.empty();
    }
}
