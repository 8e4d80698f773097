package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A length of time that a brief names.
 *
 * @param hours how long it is
 * @param end the place after its words
 */
record Span(long hours, int end) {
    private static final Map<String, Long> UNITS =
            Map.of("hour", 1L, "day", 24L, "week", 168L, "month", 720L, "quarter", 2160L, "year", 8760L);
    private static final Phrases AGED = Phrases.of("""
            older than | for more than | for over | for at least | for longer than | no activity in | no activity for
            untouched for | more than | over | at least | without activity for | no updates in | no updates for | for
            no update in | no update for | with no activity in | with no activity for | quiet for | idle for""");
    private static final Set<String> LAST = Set.of("last", "past", "previous");

    /** "older than 3 days", "3 days old", "no activity for two weeks". */
    static Optional<Span> age(Tokens tokens, int at) {
        int lead = AGED.end(tokens, at);
        Optional<Span> length = length(tokens, lead > 0 ? lead : at);
        return length.filter(span -> lead > 0 || tokens.word(span.end()).equals("old"))
                .map(span ->
                        new Span(span.hours(), tokens.word(span.end()).equals("old") ? span.end() + 1 : span.end()));
    }

    /** "in the last 7 days", "from the past week", "since yesterday". */
    static Optional<Span> past(Tokens tokens, int from) {
        if (tokens.phrase(from, "since yesterday")) {
            return Optional.of(new Span(24, from + 2));
        }
        int at = tokens.is(from, Set.of("in", "from", "of", "over", "during", "within")) ? from + 1 : from;
        at = tokens.word(at).equals("the") ? at + 1 : at;
        if (!tokens.is(at, LAST)) {
            return Optional.empty();
        }
        Optional<Span> many = length(tokens, at + 1);
        return many.isPresent()
                ? many
                : unit(tokens.word(at + 1)).isPresent() ? whole(tokens, at + 1) : Optional.empty();
    }

    private static Optional<Span> whole(Tokens tokens, int at) {
        int end = tokens.word(at + 1).equals("'s") ? at + 2 : at + 1;
        return Optional.of(new Span(unit(tokens.word(at)).orElse(24), end));
    }

    private static Optional<Span> length(Tokens tokens, int at) {
        Optional<Numbers.Found> number = Numbers.at(tokens, at)
                .filter(found -> found.currency().isEmpty() && !found.percent() && whole(found))
                .or(() -> tokens.is(at, Set.of("a", "an"))
                        ? Optional.of(new Numbers.Found(BigDecimal.ONE, "", false, at + 1))
                        : Optional.empty());
        return number.flatMap(found -> {
            OptionalLong unit = unit(tokens.word(found.end()));
            return unit.isPresent()
                    ? Optional.of(new Span(found.value().longValueExact() * unit.getAsLong(), found.end() + 1))
                    : Optional.empty();
        });
    }

    private static boolean whole(Numbers.Found number) {
        return number.digits().matches("\\d{1,4}");
    }

    private static OptionalLong unit(String word) {
        Long hours = UNITS.get(Nouns.singular(word));
        return hours == null ? OptionalLong.empty() : OptionalLong.of(hours);
    }
}
