package app.dispatch.adapters.tools.planner.text;

import app.dispatch.adapters.tools.planner.text.Token.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what people write for short as the words that it stands for: "wanna" as "want to", "2 #dev" as "to #dev". Immutable. */
final class Shorthand {
    private static final Map<String, String> LONG = known();
    private static final int MOST_WORDS =
            LONG.keySet().stream().mapToInt(one -> one.split(" ").length).max().orElse(1);
    /** What no number stands before: "4 me", "2 the team". */
    private static final Set<String> UNCOUNTED =
            Phrases.words("me us you him her them it the a an my our your his their this that everyone everybody");

    private final Tokens tokens;
    private final Set<String> names;

    private Shorthand(Tokens tokens, Set<String> names) {
        this.tokens = tokens;
        this.names = names;
    }

    /**
     * The tokens in full; the same object where nothing is short.
     *
     * @param names words that somebody may be sent something by
     */
    static Tokens read(Tokens tokens, Set<String> names) {
        return new Shorthand(tokens, names).read();
    }

    private Tokens read() {
        List<Token> read = new ArrayList<>();
        boolean changed = false;
        int at = 0;
        while (at < tokens.size()) {
            int words = at(at);
            if (words == 0) {
                read.add(tokens.get(at));
                at++;
                continue;
            }
            read.addAll(full(at, at + words));
            changed = true;
            at += words;
        }
        return changed ? new Tokens(tokens.text(), read) : tokens;
    }

    /** How many words that are short for others stand at a place. */
    private int at(int at) {
        for (int words = MOST_WORDS; words > 0; words--) {
            if (key(at, words).filter(LONG::containsKey).isPresent() && (words > 1 || isShort(at))) {
                return words;
            }
        }
        return 0;
    }

    private Optional<String> key(int at, int words) {
        StringBuilder key = new StringBuilder(tokens.word(at));
        for (int i = at + 1; i < at + words; i++) {
            if (tokens.word(i).isEmpty()) {
                return Optional.empty();
            }
            key.append(' ').append(tokens.word(i));
        }
        return Optional.of(key.toString()).filter(one -> !one.isEmpty());
    }

    /** A letter or a sign is short for a word only between words, a number only before what it cannot count. */
    private boolean isShort(int at) {
        Word word = (Word) tokens.get(at);
        boolean within = at > 0
                && at + 1 < tokens.size()
                && tokens.get(at - 1) instanceof Word
                && tokens.get(at + 1) instanceof Word;
        if (word.lower().matches("\\d")) {
            return within && !counts(at + 1);
        }
        return word.lower().length() > 1 || (within && word.text().equals(word.lower()));
    }

    private boolean counts(int at) {
        String word = tokens.word(at);
        boolean place = word.startsWith("#") || word.startsWith("@") || UNCOUNTED.contains(word);
        boolean named = names.contains(word)
                && !(at + 1 < tokens.size()
                        && English.singular(tokens.word(at + 1)).isPresent());
        return !place && !named;
    }

    private List<Token> full(int from, int to) {
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        Optional<String> written = Optional.of(tokens.text().substring(start, end));
        List<Token> full = new ArrayList<>();
        for (String word :
                LONG.getOrDefault(key(from, to - from).orElseThrow(), "").split(" ")) {
            full.add(new Word(written.orElse(word), word, start, end));
            start = end; // the others are not written
            written = Optional.empty();
        }
        return full;
    }

    private static Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        for (String line : WordFiles.text(Shorthand.class, "shorthand.txt").split("\n")) {
            String[] both = line.split(" = ", 2);
            if (both.length == 2) {
                known.put(both[0].strip(), both[1].strip());
            }
        }
        return known;
    }
}
