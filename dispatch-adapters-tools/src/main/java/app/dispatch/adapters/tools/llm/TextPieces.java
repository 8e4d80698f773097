package app.dispatch.adapters.tools.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text that is too long for a language model: between paragraphs, else between lines, sentences, words, and at last
 * anywhere. The pieces one after another are the text.
 */
public final class TextPieces {
    /** A token is about four characters of English; of other scripts it may be a single one. */
    private static final int QUARTERS = 4;

    private static final List<Pattern> ENDS = List.of(
            Pattern.compile("\\n[ \\t\\r]*\\n\\s*"),
            Pattern.compile("\\n"),
            Pattern.compile("[.!?…][\"')\\]]*\\s+|[。！？]"),
            Pattern.compile("\\s+"));

    private TextPieces() {}

    /** About how many tokens a text is; rather too many. */
    public static long tokens(String text) {
        return (quarters(text) + QUARTERS - 1) / QUARTERS;
    }

    private static long quarters(String text) {
        return text.chars().mapToLong(TextPieces::quarters).sum();
    }

    private static int quarters(int character) {
        return character < 128 ? 1 : QUARTERS;
    }

    /** The text in pieces of at most so many tokens. */
    public static List<String> of(String text, int mostTokens) {
        long most = (long) mostTokens * QUARTERS;
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        long size = 0;
        for (String part : parts(text, most, 0)) {
            long more = quarters(part);
            if (size + more > most && !piece.isEmpty()) {
                pieces.add(piece.toString());
                piece.setLength(0);
                size = 0;
            }
            piece.append(part);
            size += more;
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    private static List<String> parts(String text, long most, int level) {
        if (quarters(text) <= most) {
            return text.isEmpty() ? List.of() : List.of(text);
        }
        if (level == ENDS.size()) {
            return cut(text, most);
        }
        List<String> parts = new ArrayList<>();
        Matcher end = ENDS.get(level).matcher(text);
        int from = 0;
        while (end.find()) {
            parts.addAll(parts(text.substring(from, end.end()), most, level + 1));
            from = end.end();
        }
        parts.addAll(parts(text.substring(from), most, level + 1));
        return parts;
    }

    /** Never within a character that takes two places. */
    private static List<String> cut(String text, long most) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        long size = 0;
        int at = 0;
        while (at < text.length()) {
            int wide = Character.charCount(text.codePointAt(at));
            int more = wide * quarters(text.charAt(at));
            if (size + more > most && at > from) {
                parts.add(text.substring(from, at));
                from = at;
                size = 0;
            }
            size += more;
            at += wide;
        }
        parts.add(text.substring(from));
        return parts;
    }
}
