package app.dispatch.domain.error;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an error, which repeats no more of what a caller sent than a person reads. */
final class ErrorText {
    /** The most characters of the whole. */
    static final int MOST = 2_000;

    /** What a caller sent stands in backticks, from one to the next: 200 characters, and more. */
    private static final Pattern QUOTE = Pattern.compile("`([^`]{0,200}+)([^`]*+)`");

    private static final Pattern LONG_STEP = Pattern.compile("([^/]{200})[^/]++");
    private static final int SHORT = 200;

    private ErrorText() {}

    /** The message, with what is too long in it cut. */
    static String message(String text) {
        if (text.length() <= SHORT) {
            return text;
        }
        String cut = QUOTE.matcher(text)
                .replaceAll(quote -> Matcher.quoteReplacement(
                        quote.group(2).isEmpty() ? quote.group() : "`" + quote.group(1) + "…`"));
        return cut.codePointCount(0, cut.length()) <= MOST
                ? cut
                : cut.substring(0, cut.offsetByCodePoints(0, MOST)) + "…";
    }

    /** The JSON pointer, with names that are too long in it cut. */
    static String pointer(String path) {
        return path.length() <= SHORT ? path : LONG_STEP.matcher(path).replaceAll("$1…");
    }
}
