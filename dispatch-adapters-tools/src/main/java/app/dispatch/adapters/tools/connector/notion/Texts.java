package app.dispatch.adapters.tools.connector.notion;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts between their characters: never within a surrogate pair. */
final class Texts {
    private Texts() {}

    /** The beginning, of at most that many UTF-16 units. */
    static String head(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** How often a character follows itself, at most. */
    static int longestRun(String text, char of) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == of ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** The text in parts, each of at most that many UTF-16 units. */
    static List<String> parts(String text, int most) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            String part = head(text.substring(from, Math.min(text.length(), from + most + 1)), most);
            parts.add(part);
            from += part.length();
        }
        return parts;
    }
}
