package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.Optional;
import java.util.Set;

/**
 * How many of what is listed are meant: "the top 3", "the last five".
 *
 * @param many how many
 * @param sure whether the words leave no doubt of which ones
 * @param end the place after its words
 */
record Few(long many, boolean sure, int end) {
    /** The parameter of operations that give lists. */
    static final String MOST = "max";

    private static final Set<String> NEWEST = Set.of("last", "latest", "newest");
    private static final Phrases LEAD =
            Phrases.of("top | first | last | latest | newest | most recent | at most | up to | no more than");
    private static final Set<String> TIMES = Phrases.words("""
            second seconds minute minutes hour hours day days week weeks month months quarter quarters year years
            years' days' weeks' months'""");

    /** What stands at that place; the newest only where an operation gives those first. */
    static Optional<Few> at(Operation operation, Tokens tokens, int at) {
        int lead = LEAD.end(tokens, at);
        if (lead == 0 || !operation.has(MOST)) {
            return Optional.empty();
        }
        boolean newest = tokens.is(at, NEWEST) || tokens.word(at).equals("most");
        return Numbers.at(tokens, lead)
                .filter(found -> found.currency().isEmpty()
                        && !found.percent()
                        && found.digits().matches("\\d{1,4}")
                        && !tokens.is(found.end(), TIMES)
                        && found.value().longValueExact() > 0
                        && found.value().longValueExact() <= most(operation)
                        && (!newest || operation.newestFirst()))
                .map(found -> new Few(
                        found.value().longValueExact(),
                        newest || tokens.is(at, Set.of("at", "up", "no")),
                        found.end()));
    }

    /** Whether words speak of the newest. */
    static boolean newest(Tokens tokens) {
        return tokens.find(0, i -> tokens.is(i, NEWEST) || tokens.phrase(i, "most recent")) < tokens.size();
    }

    /** The most that an operation gives. */
    static long most(Operation operation) {
        return number(operation, "maximum");
    }

    /** How many it gives unasked. */
    static long unasked(Operation operation) {
        return number(operation, "default");
    }

    private static long number(Operation operation, String name) {
        return operation.properties().fields(MOST).get(name).orElse(Value.NULL) instanceof Value.Num number
                ? number.value().longValue()
                : 0;
    }
}
