package app.dispatch.adapters.tools.planner.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a text that has no spaces apart: a letter is a word, and so is a name or number within it. */
final class Characters {
    private static final Pattern PIECE = Pattern.compile("[\\p{IsLatin}]+(?:[-][\\p{IsLatin}]+)*|\\d+|[^\\s]");

    private Characters() {}

    static String[] of(String text) {
        List<String> pieces = new ArrayList<>();
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            pieces.add(piece.group());
        }
        return pieces.toArray(String[]::new);
    }
}
