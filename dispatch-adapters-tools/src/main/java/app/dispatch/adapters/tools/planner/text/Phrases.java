package app.dispatch.adapters.tools.planner.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Phrases of one meaning, found by their first word. Immutable. */
public final class Phrases {
    private final Map<String, List<String[]>> byFirst;

    private Phrases(List<String> phrases) {
        Map<String, List<String[]>> found = new HashMap<>();
        for (String phrase : phrases) {
            String[] words = phrase.split(" ");
            found.computeIfAbsent(words[0], first -> new ArrayList<>()).add(words);
        }
        byFirst = Collections.unmodifiableMap(found);
    }

    /** The phrases of a text: one a line, or several parted by {@code |}. */
    public static Phrases of(String text) {
        return new Phrases(Arrays.stream(text.split("[|\n]"))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .toList());
    }

    /** The words of a text, for sets of single words. */
    public static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    }

    /** Whether one of the phrases stands at that place. */
    public boolean at(Tokens tokens, int index) {
        return end(tokens, index) > 0;
    }

    /** The place after the longest of the phrases that stands at {@code index}; 0 when none does. */
    public int end(Tokens tokens, int index) {
        int longest = 0;
        for (String[] words : byFirst.getOrDefault(tokens.word(index), List.of())) {
            if (words.length > longest - index && stands(tokens, index, words)) {
                longest = index + words.length;
            }
        }
        return longest;
    }

    private static boolean stands(Tokens tokens, int index, String[] words) {
        for (int i = 1; i < words.length; i++) {
            if (!tokens.word(index + i).equals(words[i])) {
                return false;
            }
        }
        return true;
    }
}
