package app.dispatch.application.grounding;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks for whole words and addresses in folded texts. */
final class Words {
    private static final Pattern BETWEEN = Pattern.compile("[\\s_-]+");

    private Words() {}

    /** Whether the text holds the literal, not as a part of a longer address or word. */
    static boolean hold(String text, String literal) {
        if (literal.isEmpty()) {
            return true;
        }
        for (int at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
            if (starts(text, at) && ends(text, at + literal.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(String text, int at) {
        if (at == 0 || !Character.isLetterOrDigit(text.charAt(at))) {
            return true;
        }
        char before = text.charAt(at - 1);
        return !Character.isLetterOrDigit(before) && "._-+%@".indexOf(before) < 0;
    }

    private static boolean ends(String text, int at) {
        if (at >= text.length() || !Character.isLetterOrDigit(text.charAt(at - 1))) {
            return true;
        }
        char after = text.charAt(at);
        boolean more = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
        return !Character.isLetterOrDigit(after)
                && after != '_'
                && after != '@'
                && !(more && ".-+".indexOf(after) >= 0);
    }

    /** Whether the text holds the words of the name in their order, with spaces, hyphens or nothing between them. */
    static boolean holdName(String text, String name) {
        String words = Arrays.stream(BETWEEN.split(name))
                .filter(word -> !word.isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining("[\\s_-]{0,3}"));
        return words.isEmpty()
                || Pattern.compile("(?<![\\p{L}\\p{N}_.])" + words + "(?![\\p{L}\\p{N}_@]|[.-][\\p{L}\\p{N}])")
                        .matcher(text)
                        .find();
    }
}
