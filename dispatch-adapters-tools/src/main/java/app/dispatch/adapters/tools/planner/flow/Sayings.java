package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a parameter's schema says of the words of a brief, under {@code x-words}: a phrase, and the value that it means. A
 * {@code *} in both stands for whatever is said there: {@code "from *": "from:*"}.
 */
record Sayings(Map<String, Value> values) {
    private static final int MOST_WORDS = 4;
    private static final Set<String> ENDS = Phrases.words("""
            and or to in into on onto from of for with by via at as that which who is are was when if about every each
            the a an my our then me us latest new newest recent""");

    /** A value that is said, and the place after the words that say it. */
    record Found(Value value, int end) {}

    /** The value of the longest phrase that stands at a place. */
    Optional<Found> at(Tokens tokens, int at) {
        Found longest = null;
        for (Map.Entry<String, Value> one : values.entrySet()) {
            Optional<Found> found = phrase(tokens, at, one.getKey(), one.getValue());
            if (found.isPresent() && (longest == null || found.get().end() > longest.end())) {
                longest = found.get();
            }
        }
        return Optional.ofNullable(longest);
    }

    private Optional<Found> phrase(Tokens tokens, int from, String phrase, Value value) {
        int at = from;
        String said = "";
        for (String word : phrase.split(" ")) {
            if (word.equals("*")) {
                int end = end(tokens, at);
                if (end == at) {
                    return Optional.empty();
                }
                said = written(tokens, at, end);
                at = end;
            } else if (tokens.word(at).equals(word)
                    || Nouns.singular(tokens.word(at)).equals(word)) {
                at++;
            } else {
                return Optional.empty();
            }
        }
        Value meant = value instanceof Value.Text(String text) ? Value.of(text.replace("*", said)) : value;
        return Optional.of(new Found(meant, at));
    }

    private int end(Tokens tokens, int from) {
        if (from >= tokens.size()) {
            return from;
        }
        if (tokens.get(from) instanceof Token.Quote) {
            return from + 1;
        }
        if (Times.at(tokens, from).isPresent()
                || values.containsKey(tokens.word(from))
                || (from > 0 && !adjoins(tokens, from))) {
            return from;
        }
        int start = tokens.is(from, Set.of("the", "a", "an", "my", "our")) ? from + 1 : from;
        int end = start;
        while (end < tokens.size()
                && end < start + MOST_WORDS
                && (end == from || adjoins(tokens, end))
                && tokens.get(end) instanceof Token.Word word
                && !ENDS.contains(word.lower())) {
            end++;
        }
        return end == start ? from : end;
    }

    /** Whether nothing was taken out between a word and the one before it. */
    private static boolean adjoins(Tokens tokens, int at) {
        return tokens.get(at - 1).end() + 1 >= tokens.get(at).start();
    }

    private static String written(Tokens tokens, int from, int to) {
        List<String> words = new ArrayList<>();
        for (Token token : tokens.slice(from, to).list()) {
            switch (token) {
                case Token.Quote(String text, int s, int e) -> words.add("\"" + text + "\"");
                case Token.Word word -> words.add(word.text());
                case Token.Link link -> words.add(link.url());
                case Token.Literal literal -> {}
                case Token.Mark mark -> {}
            }
        }
        words.removeIf(word -> ENDS.contains(word.toLowerCase(Locale.ROOT)));
        return String.join(" ", words);
    }
}
