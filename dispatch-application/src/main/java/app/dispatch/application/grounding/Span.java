package app.dispatch.application.grounding;

import java.util.List;

/**
 * A part of a text.
 *
 * @param start where it starts, in UTF-16 code units
 * @param end where it ends, not included
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a span ends after it starts: " + start + ", " + end);
        }
    }

    boolean holds(int at) {
        return at >= start && at < end;
    }

    /** The text with spaces in place of the spans; its lines, and where all else stands, are kept. */
    static String blank(String text, List<Span> spans) {
        StringBuilder blank = new StringBuilder(text);
        for (Span span : spans) {
            for (int i = span.start(); i < span.end(); i++) {
                blank.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
            }
        }
        return blank.toString();
    }
}
