package app.dispatch.application.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the expressions of a text in one pass: each character is looked at once, whatever the text holds.
 *
 * <p>It knows as much of CEL as it takes to find an expression's end: string literals in all their forms, comments and nested
 * braces. Not for use by several threads.
 */
public final class TemplateScanner {
    /** A run of plain text, or the source of an expression. */
    public sealed interface Part {
        record Plain(String text) implements Part {}

        record Source(String text) implements Part {}
    }

    /** The answer to a text whose template has no end. */
    public static final class Unclosed extends Exception {
        private static final long serialVersionUID = 1L;

        Unclosed(String message) {
            super(message);
        }

        /** What is not closed, and how to mend it. */
        public String text() {
            String message = getMessage();
            return message == null ? "a template is not closed" : message;
        }
    }

    private static final String OPEN = "{{";

    private final String text;
    private int at;

    private TemplateScanner(String text) {
        this.text = text;
    }

    /** Whether the text holds what looks like a template; quick. */
    public static boolean holdsTemplate(String text) {
        return text.contains(OPEN);
    }

    /**
     * The parts of {@code text} in their order, without empty runs of plain text.
     *
     * @throws Unclosed when a template or a string in one has no end
     */
    public static List<Part> parts(String text) throws Unclosed {
        return new TemplateScanner(text).scan();
    }

    private List<Part> scan() throws Unclosed {
        List<Part> parts = new ArrayList<>();
        while (at < text.length()) {
            int open = text.indexOf(OPEN, at);
            int end = open < 0 ? text.length() : open;
            if (end > at) {
                parts.add(new Part.Plain(text.substring(at, end)));
            }
            at = end;
            if (open >= 0) {
                parts.add(new Part.Source(source()));
            }
        }
        return parts;
    }

    /** The source between the braces that open here and those that close it; leaves {@code at} behind the latter. */
    private String source() throws Unclosed {
        int open = at;
        int start = at + OPEN.length();
        int depth = 0;
        at = start;
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case '{' -> depth++;
                case '}' -> {
                    if (depth == 0 && follows("}}")) {
                        at += 2;
                        return text.substring(start, at - 2).strip();
                    }
                    depth = Math.max(0, depth - 1);
                }
                case '\'', '"' -> literal();
                case '/' -> comment();
                default -> {}
            }
            at++;
        }
        throw new Unclosed("`{{` at character " + open
                + " is never closed: end the expression with `}}`, or write `{{ '{{' }}` for two plain braces");
    }

    /** Moves to the last character of the string literal that starts here. */
    private void literal() throws Unclosed {
        int open = at;
        char quote = text.charAt(at);
        boolean raw = isRaw();
        boolean triple = follows(String.valueOf(quote).repeat(3));
        at += triple ? 3 : 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && !raw) {
                at++;
            } else if (!triple && (c == '\n' || c == '\r')) {
                break;
            } else if (c == quote && (!triple || follows(String.valueOf(quote).repeat(3)))) {
                at += triple ? 2 : 0;
                return;
            }
            at++;
        }
        throw new Unclosed("the string that starts at character " + open + " of the text is never closed");
    }

    /** Whether the letters before the quote make it a raw literal, in which a backslash is a plain character. */
    private boolean isRaw() {
        int first = at;
        while (first > 0 && at - first < 3 && Character.isLetterOrDigit(text.charAt(first - 1))) {
            first--;
        }
        String prefix = text.substring(first, at);
        return prefix.equalsIgnoreCase("r") || prefix.equalsIgnoreCase("br");
    }

    /** Moves to the last character before the line's or the template's end, when a comment starts here. */
    private void comment() {
        if (!follows("//")) {
            return;
        }
        while (at + 1 < text.length() && text.charAt(at + 1) != '\n' && !text.startsWith("}}", at + 1)) {
            at++;
        }
    }

    private boolean follows(String expected) {
        return text.startsWith(expected, at);
    }
}
