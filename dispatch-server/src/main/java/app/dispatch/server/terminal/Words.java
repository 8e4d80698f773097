package app.dispatch.server.terminal;

import java.time.Duration;
import java.util.Locale;

/** Texts and times as a terminal shows them. */
public final class Words {
    private Words() {}

    /** The text on one line, without what a terminal would obey: control characters become spaces. */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.isISOControl(point) || isLineBreak(point) ? ' ' : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isLineBreak(int point) {
        int type = Character.getType(point);
        return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** The clean text, cut to {@code most} characters with an ellipsis. */
    public static String cut(String text, int most) {
        String clean = clean(text).strip();
        int length = clean.codePointCount(0, clean.length());
        return length <= most ? clean : clean.substring(0, clean.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** Milliseconds up to a second, then seconds with one decimal, then minutes and seconds. */
    public static String time(Duration time) {
        long ms = Math.max(0, time.toMillis());
        if (ms < 1_000) {
            return ms + " ms";
        }
        if (ms < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", ms / 1_000.0);
        }
        return ms / 60_000 + " min " + ms % 60_000 / 1_000 + " s";
    }

    /** The text, filled up with spaces to a width. */
    public static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
    }
}
