package app.dispatch.adapters.tools.planner.lexicon;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.WordFiles;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands in the file of English words, by its sections. */
final class Sections {
    static final Phrases NONE = Phrases.of("");
    static final Map<EnglishWords, Set<String>> WORDS = new EnumMap<>(EnglishWords.class);
    static final Map<EnglishWords, Set<String>> ENTRIES = new EnumMap<>(EnglishWords.class);
    static final Map<EnglishWords, Phrases> PHRASES = new EnumMap<>(EnglishWords.class);

    private Sections() {}

    static {
        for (String section : WordFiles.text(Sections.class, "english.txt").split("(?m)^\\[")) {
            int end = section.indexOf(']');
            if (end > 0) {
                EnglishWords name =
                        EnglishWords.valueOf(section.substring(0, end).toUpperCase(Locale.ROOT));
                String words = section.substring(end + 1).strip();
                WORDS.put(name, Set.copyOf(Arrays.stream(words.split("[\\s|]+")).collect(Collectors.toSet())));
                String phrases = words.contains("|") ? words : words.replaceAll("\\s+", "|");
                PHRASES.put(name, Phrases.of(phrases));
                ENTRIES.put(name, entries(phrases));
            }
        }
    }

    private static Set<String> entries(String phrases) {
        return Arrays.stream(phrases.split("[|\n]"))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The words beside a word in phrases, in their order. */
    static List<String> beside(Set<String> phrases, String word) {
        return phrases.stream()
                .map(phrase -> List.of(phrase.split(" ")))
                .filter(phrase -> phrase.contains(word))
                .flatMap(List::stream)
                .filter(other -> !other.equals(word))
                .toList();
    }
}
