package app.dispatch.application.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an expression that only decide: what a list is filtered or sorted by, and how long a time is. No text in them can
 * become the expression's value.
 */
final class Deciding {
    private static final Pattern CALL =
            Pattern.compile("\\.\\s*(?:filter|exists|exists_one|all|sortBy)\\s*\\(|\\b(?:duration|timestamp)\\s*\\(");

    private Deciding() {}

    /** The arguments of such calls, brackets not included. */
    static List<Span> spans(String source) {
        List<Span> spans = new ArrayList<>();
        Matcher call = CALL.matcher(source);
        int from = 0;
        while (call.find(from)) {
            int end = close(source, call.end());
            spans.add(new Span(call.end(), end));
            from = end;
        }
        return spans;
    }

    /** Where the bracket closes that was opened before; the end of the source when it does not. */
    private static int close(String source, int from) {
        int open = 1;
        for (int at = from; at < source.length(); at++) {
            char character = source.charAt(at);
            if (character == '\'' || character == '"') {
                at = quoted(source, at, character);
            } else if (character == '(') {
                open++;
            } else if (character == ')' && --open == 0) {
                return at;
            }
        }
        return source.length();
    }

    private static int quoted(String source, int from, char quote) {
        int at = from + 1;
        while (at < source.length() && source.charAt(at) != quote) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
