package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A number beside a word for how something compares to it: "over $500", "isn't above 20", "50 or more", "between 2 and 5".
 *
 * @param sign how it compares: {@code >}, {@code >=}, {@code <}, {@code <=}, {@code ==} or {@code !=}
 * @param number what it compares to; the lower of two
 * @param upper the higher of two that it lies between; empty when there is only one
 * @param at the place where its words start
 * @param end the place after its words
 */
record Comparison(String sign, Numbers.Found number, Optional<Numbers.Found> upper, int at, int end) {
    private static final Phrases MORE = Phrases.of("""
            is above | are above | above | is over | are over | over | more than | is more than | are more than
            greater than | is greater than | exceeds | exceed | exceeding | is higher than | higher than | larger than
            is larger than | goes above | rises above | goes over | bigger than | is bigger than | longer than | tops
            crosses | climbs above | gets above | rises over | climbs over | warmer than | hotter than | > | beyond
            is beyond | upwards of | in excess of | dearer than | pricier than | more expensive than""");
    private static final Phrases LEAST = Phrases.of("""
            at least | is at least | are at least | no less than | not less than | reaches | reach | hits | no fewer than
            has reached | reached | >= | a minimum of | starting at""");
    private static final Phrases LESS = Phrases.of("""
            is below | are below | below | is under | are under | under | less than | is less than | are less than
            fewer than | are fewer than | lower than | is lower than | smaller than | is smaller than | drops below
            falls below | goes below | dips below | drop below | fall below | go below | drops under | falls under
            drop under | fall under | goes under | sinks below | gets below | colder than | cheaper than | < | shorter than
            has dropped below | has fallen below | is down to less than""");
    private static final Phrases MOST = Phrases.of("""
            at most | is at most | are at most | no more than | not more than | up to | <= | a maximum of | no higher than""");
    private static final Phrases SAME =
            Phrases.of("exactly | is exactly | are exactly | is equal to | equals | precisely");
    private static final Phrases OR_MORE =
            Phrases.of("or more | or higher | or above | and up | or over | and above | plus");
    private static final Phrases OR_LESS =
            Phrases.of("or less | or lower | or below | or fewer | or under | and below");
    private static final Set<String> ABOUT = Set.of("the", "about", "around", "of", "roughly", "approximately");
    private static final Set<String> NOT = Phrases.words("""
            not isn't aren't doesn't don't didn't wasn't weren't hasn't haven't never won't cannot can't isnt doesnt dont""");
    private static final Map<String, Phrases> SIGNS = signs();
    private static final Map<String, String> OPPOSITE =
            Map.of(">", "<=", ">=", "<", "<", ">=", "<=", ">", "==", "!=", "!=", "==");

    private static Map<String, Phrases> signs() {
        Map<String, Phrases> signs = new LinkedHashMap<>();
        signs.put(">=", LEAST);
        signs.put("<=", MOST);
        signs.put(">", MORE);
        signs.put("<", LESS);
        signs.put("==", SAME);
        return signs;
    }

    static boolean isNot(String word) {
        return NOT.contains(word);
    }

    /** The first comparison of these words. */
    static Optional<Comparison> in(Tokens words) {
        for (int i = 0; i < words.size(); i++) {
            Optional<Comparison> found = at(words, i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The comparison that starts at that place. */
    static Optional<Comparison> at(Tokens words, int at) {
        if (words.word(at).equals("between") || words.phrase(at, "is between")) {
            return between(words, at);
        }
        String sign = "";
        int end = 0;
        for (Map.Entry<String, Phrases> one : SIGNS.entrySet()) {
            int after = one.getValue().end(words, at);
            if (after > end) {
                end = after;
                sign = one.getKey();
            }
        }
        return end == 0 ? trailing(words, at) : led(words, at, sign, end);
    }

    private static Optional<Comparison> led(Tokens words, int at, String sign, int end) {
        int value = words.after(end, ABOUT);
        boolean not = at > 0 && isNot(words.word(at - 1));
        return Numbers.at(words, value)
                .map(number -> new Comparison(
                        not ? OPPOSITE.getOrDefault(sign, sign) : sign,
                        number,
                        Optional.empty(),
                        not ? at - 1 : at,
                        number.end()));
    }

    /** "50 or more". */
    private static Optional<Comparison> trailing(Tokens words, int at) {
        return Numbers.at(words, at).flatMap(number -> {
            int more = OR_MORE.end(words, number.end());
            int less = OR_LESS.end(words, number.end());
            return more + less == 0
                    ? Optional.empty()
                    : Optional.of(
                            new Comparison(more > 0 ? ">=" : "<=", number, Optional.empty(), at, Math.max(more, less)));
        });
    }

    private static Optional<Comparison> between(Tokens words, int at) {
        int low = words.word(at).equals("between") ? at + 1 : at + 2;
        boolean not = at > 0 && isNot(words.word(at - 1));
        return Numbers.at(words, low)
                .filter(number -> words.word(number.end()).equals("and") && !not)
                .flatMap(number -> Numbers.at(words, number.end() + 1).map(upper -> {
                    Numbers.Found lower = number.currency().isEmpty()
                            ? new Numbers.Found(number.value(), upper.currency(), upper.percent(), number.end())
                            : number;
                    return new Comparison(">=", lower, Optional.of(upper), at, upper.end());
                }));
    }

    /** The expression that compares something to the number, the number as it is written by that function. */
    Optional<String> of(String left, Function<Numbers.Found, Optional<String>> written) {
        Optional<String> first = written.apply(number).map(digits -> left + " " + sign + " " + digits);
        return upper.isEmpty()
                ? first
                : first.flatMap(low -> written.apply(upper.get()).map(high -> low + " && " + left + " <= " + high));
    }

    /** What holds when this does not; empty for what lies between two. */
    Comparison opposite() {
        return new Comparison(OPPOSITE.getOrDefault(sign, sign), number, upper, at, end);
    }
}
