package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what conditions compare by: {@code is at least}, {@code contains}, {@code is not empty}. */
final class Operators {
    private static final Phrases NOT_EMPTY = Phrases.of("""
            is not empty | isn't empty | are not empty | has items | has any items | has entries | has something
            contains anything | has content | aren't empty | is non-empty""");
    private static final Phrases EMPTY = Phrases.of("""
            is empty | are empty | has no items | has nothing | contains nothing | has no entries | is blank""");
    private static final Phrases MISSING = Phrases.of("""
            is missing | is null | does not exist | doesn't exist | is not set | isn't set | is not there
            is not present | is absent""");
    private static final Phrases PRESENT = Phrases.of("""
            exists | is set | is present | is there | is given | is not null | isn't null | is not missing""");
    private static final Phrases NOT = Phrases.of("""
            does not contain | doesn't contain | does not include | doesn't include | does not mention
            doesn't mention | does not have | contains no""");
    private static final Phrases CONTAINS = Phrases.of("""
            contains | includes | mentions | contains the text | contains the word | includes the text
            includes the word | mentions the word | has the word | has the text in it | contain""");
    private static final Phrases STARTS = Phrases.of("""
            starts with | begins with""");

    private static final Map<String, Phrases> SIGNS = signs();

    private Operators() {}

    private static Map<String, Phrases> signs() {
        Map<String, Phrases> signs = new LinkedHashMap<>();
        signs.put(">=", Phrases.of("""
                is at least | >= | is greater than or equal to | is not below | is not less than | is not under
                ≥ | is >= | at least"""));
        signs.put("<=", Phrases.of("""
                is at most | <= | is less than or equal to | is not above | is not over | is not more than | ≤
                is <= | at most"""));
        signs.put(">", Phrases.of("""
                is above | is over | is greater than | is more than | is higher than | is larger than
                is bigger than | exceeds | > | is > | goes above | rises above | is beyond | above | over
                is longer than | goes over | are more than | are over"""));
        signs.put("<", Phrases.of("""
                is below | is under | is less than | is lower than | is smaller than | < | is < | is fewer than
                drops below | falls below | goes below | below | under | is shorter than | are less than
                are fewer than"""));
        signs.put("!=", Phrases.of("""
                is not | isn't | != | is different from | does not equal | doesn't equal | is anything but
                is anything other than | is other than | is not equal to | differs from | <>
                returns anything but | returns anything other than | does not return | doesn't return
                doesn't answer with | does not answer with | is something other than
                returns something other than | answers with anything but | answers with anything other than
                are not | answers anything but | was not"""));
        signs.put("==", Phrases.of("""
                is | equals | = | == | is equal to | is exactly | returns | returned | answers with | answers
                responds with | gives | says | was | replies with | has | are | comes back with | comes back as
                has the value | is set to | reads | responds"""));
        return signs;
    }

    /** A comparison, and the place after it. */
    record Found(String sign, int end) {}

    /** Whether something is empty, or is there. */
    record State(boolean empty, boolean negated, int end) {}

    /** What a text holds. */
    record Holding(String function, String part, boolean negated, int end) {}

    static boolean starts(Tokens tokens, int at) {
        return at(tokens, at).isPresent()
                || state(tokens, at).isPresent()
                || holding(tokens, at).isPresent();
    }

    /** The longest comparison that stands there. */
    static Optional<Found> at(Tokens tokens, int at) {
        Found longest = null;
        for (Map.Entry<String, Phrases> sign : SIGNS.entrySet()) {
            int end = sign.getValue().end(tokens, at);
            if (end > 0 && (longest == null || end > longest.end())) {
                longest = new Found(sign.getKey(), end);
            }
        }
        return Optional.ofNullable(longest);
    }

    static Optional<State> state(Tokens tokens, int at) {
        int notEmpty = NOT_EMPTY.end(tokens, at);
        if (notEmpty > 0) {
            return Optional.of(new State(true, true, notEmpty));
        }
        int empty = EMPTY.end(tokens, at);
        if (empty > 0) {
            return Optional.of(new State(true, false, empty));
        }
        int missing = MISSING.end(tokens, at);
        if (missing > 0) {
            return Optional.of(new State(false, true, missing));
        }
        int present = PRESENT.end(tokens, at);
        return present > 0 ? Optional.of(new State(false, false, present)) : Optional.empty();
    }

    static Optional<Holding> holding(Tokens tokens, int at) {
        int not = NOT.end(tokens, at);
        if (not > 0) {
            return part(tokens, not).map(part -> new Holding("contains", part, true, partEnd(tokens, not)));
        }
        int contains = CONTAINS.end(tokens, at);
        if (contains > 0) {
            return part(tokens, contains).map(part -> new Holding("contains", part, false, partEnd(tokens, contains)));
        }
        int starts = STARTS.end(tokens, at);
        if (starts > 0) {
            return part(tokens, starts).map(part -> new Holding("startsWith", part, false, starts + 1));
        }
        int ends = tokens.phraseEnd(at, "ends with");
        return ends > 0
                ? part(tokens, ends).map(part -> new Holding("endsWith", part, false, ends + 1))
                : Optional.empty();
    }

    private static int partEnd(Tokens tokens, int at) {
        return tokens.word(at).equals("the") ? at + 3 : at + 1;
    }

    private static Optional<String> part(Tokens tokens, int from) {
        int at = tokens.word(from).equals("the")
                        && (tokens.word(from + 1).equals("word")
                                || tokens.word(from + 1).equals("text"))
                ? from + 2
                : from;
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        if (tokens.get(at) instanceof Quote quote) {
            return Optional.of(quote.text());
        }
        return tokens.get(at) instanceof Word word && !word.lower().equals("the")
                ? Optional.of(word.text())
                : Optional.empty();
    }
}
