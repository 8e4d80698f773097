package app.dispatch.adapters.tools.planner.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import morfologik.fsa.FSA;
import morfologik.fsa.FSATraversal;
import morfologik.fsa.MatchResult;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.DictionaryMetadata;
import morfologik.stemming.WordData;

/**
 * The words of English, with their plain forms and classes: LanguageTool's dictionary of some 170,000 forms. It is loaded when it
 * is first asked for.
 */
public final class English {
    private static final String FILE = "/org/languagetool/resource/en/english";

    private English() {}

    /** What a word can be; told by the beginning of its tag in the Penn Treebank's set. */
    public enum Kind {
        NOUN("NN"),
        PLURAL("NNS"),
        VERB("VB"),
        ADJECTIVE("JJ");

        private final String tag;

        Kind(String tag) {
            this.tag = tag;
        }
    }

    /** Whether that is a word, in this form and written like this. */
    public static boolean has(String word) {
        byte[] entry = (word + Forms.SEPARATOR).getBytes(StandardCharsets.UTF_8);
        return new FSATraversal(Forms.ALL).match(entry).kind == MatchResult.SEQUENCE_IS_A_PREFIX;
    }

    /** Whether a word can be of that kind. */
    public static boolean is(Kind kind, String word) {
        return entries(word).anyMatch(entry -> entry.getTag().toString().startsWith(kind.tag));
    }

    /** Whether a word is a noun wherever it is no verb or adjective: "growth" and "report", not "about" or "today". */
    public static boolean isThing(String word) {
        List<String> tags =
                entries(word).map(entry -> entry.getTag().toString()).toList();
        return tags.stream().anyMatch(tag -> tag.startsWith(Kind.NOUN.tag))
                && tags.stream().allMatch(tag -> tag.matches("(?:NN|VB|JJ).*"));
    }

    /** The plain forms of a word, "send" of "sent"; none when it is no word. */
    public static List<String> plain(String word) {
        return entries(word).map(entry -> entry.getStem().toString()).distinct().toList();
    }

    /** A look-up holds buffers and serves one thread at a time, so there is a new one each time; what it gives is read one by one. */
    private static Stream<WordData> entries(String word) {
        return has(word) ? new DictionaryLookup(Classes.ALL).lookup(word).stream() : Stream.empty();
    }

    private static <T> T read(String ending, Reader<T> reader) {
        try (InputStream file = Objects.requireNonNull(English.class.getResourceAsStream(FILE + ending))) {
            return reader.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private interface Reader<T> {
        T read(InputStream file) throws IOException;
    }

    /** All that it takes to know a word: half of what there is to load. */
    private static final class Forms {
        private static final char SEPARATOR = '+';
        private static final FSA ALL = English.read(".dict", FSA::read);
    }

    private static final class Classes {
        private static final Dictionary ALL =
                new Dictionary(Forms.ALL, English.read(".info", DictionaryMetadata::read));
    }
}
