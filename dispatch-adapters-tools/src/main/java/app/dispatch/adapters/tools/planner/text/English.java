package app.dispatch.adapters.tools.planner.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import morfologik.fsa.FSA;
import morfologik.fsa.FSATraversal;
import morfologik.fsa.MatchResult;

/**
 * The words of English, with their plain forms and classes: LanguageTool's dictionary of some 170,000 forms. It is loaded when it
 * is first asked for.
 */
public final class English {
    private static final String PLURAL = "NNS";
    private static final String PROPER = "NNP";

    /** Longer words stand in no dictionary of English. */
    private static final int LONGEST = 45;

    /** So many words are remembered, a few hundred bytes each: a brief asks for each of its words again and again. */
    private static final int MOST_KNOWN = 4096;

    private static final Map<String, List<Entry>> KNOWN = new ConcurrentHashMap<>();
    private static final Set<String> OPEN = Set.of("NN", "VB", "JJ");
    private static final Set<String> IRREGULAR = Set.of("VBD", "VBN", PLURAL);

    private English() {}

    /** What a word can be; told by the beginning of its tag in the Penn Treebank's set. */
    public enum Kind {
        NOUN("NN"),
        ADJECTIVE("JJ");

        private final String tag;

        Kind(String tag) {
            this.tag = tag;
        }
    }

    /** Whether that is a word, in this form and written like this. */
    public static boolean has(String word) {
        return !entries(word).isEmpty();
    }

    /** Whether a word can be of that kind. */
    public static boolean is(Kind kind, String word) {
        return entries(word).stream().anyMatch(entry -> entry.tag().startsWith(kind.tag));
    }

    /** Whether a word, written large, is what somebody or something is called: "bob", not "random". */
    public static boolean isName(String word) {
        return !word.isEmpty()
                && entries(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)).stream()
                        .anyMatch(entry -> entry.tag().equals(PROPER));
    }

    /** Whether a word puts one before all others: "smallest". */
    public static boolean isSuperlative(String word) {
        return entries(word).stream().anyMatch(entry -> entry.tag().equals("JJS"));
    }

    /** Whether a word tells what was: "sent". */
    public static boolean isPast(String word) {
        return entries(word).stream().anyMatch(entry -> entry.tag().equals("VBD"));
    }

    /** Whether a word can say what somebody does: "phones". */
    public static boolean isThird(String word) {
        return entries(word).stream().anyMatch(entry -> entry.tag().equals("VBZ"));
    }

    /** Whether a word can be what somebody is told to do: "wipe". */
    public static boolean isOrder(String word) {
        return entries(word).stream()
                .anyMatch(entry -> entry.tag().equals("VB") || entry.tag().equals("VBP"));
    }

    /** Whether a word is a noun wherever it is no verb or adjective: "growth" and "report", not "about" or "today". */
    public static boolean isThing(String word) {
        List<Entry> entries = entries(word);
        return entries.stream().anyMatch(entry -> entry.tag().startsWith(Kind.NOUN.tag))
                && entries.stream().allMatch(entry -> OPEN.stream().anyMatch(entry.tag()::startsWith));
    }

    /** What a word is an irregular form of: "send" of "sent", "child" of "children". */
    public static List<String> plain(String word) {
        return entries(word).stream()
                .filter(entry -> IRREGULAR.contains(entry.tag()))
                .map(Entry::plain)
                .distinct()
                .toList();
    }

    /** The singular of a plural; empty when a word is none. */
    public static Optional<String> singular(String word) {
        return entries(word).stream()
                .filter(entry -> entry.tag().equals(PLURAL))
                .map(Entry::plain)
                .findFirst();
    }

    private record Entry(String plain, String tag) {}

    private static MatchResult match(String word) {
        return new FSATraversal(Forms.ALL).match((word + Forms.SEPARATOR).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What the automaton has behind a word: how many of its letters to take off for the plain form, "A" for none, the letters to put
     * there instead, and the class.
     */
    private static List<Entry> entries(String word) {
        if (word.length() > LONGEST) {
            return List.of();
        }
        List<Entry> known = KNOWN.get(word);
        if (known != null) {
            return known;
        }
        if (KNOWN.size() >= MOST_KNOWN) {
            KNOWN.clear();
        }
        List<Entry> entries = List.copyOf(found(word));
        KNOWN.put(word, entries);
        return entries;
    }

    private static List<Entry> found(String word) {
        MatchResult match = match(word);
        if (match.kind != MatchResult.SEQUENCE_IS_A_PREFIX) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (ByteBuffer sequence : Forms.ALL.getSequences(match.node)) {
            String rest = StandardCharsets.UTF_8.decode(sequence).toString();
            int end = rest.indexOf(Forms.SEPARATOR);
            int kept = Math.max(0, word.length() - (rest.charAt(0) - 'A'));
            entries.add(new Entry(word.substring(0, kept) + rest.substring(1, end), rest.substring(end + 1)));
        }
        return entries;
    }

    private static final class Forms {
        private static final char SEPARATOR = '+';
        private static final FSA ALL = read();

        private static FSA read() {
            String name = "/org/languagetool/resource/en/english.dict";
            try (InputStream file = Objects.requireNonNull(English.class.getResourceAsStream(name))) {
                return FSA.read(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
