package app.dispatch.application.expression;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The messages of CEL's interpreter in this product's words. */
final class CelFailures {
    private static final Pattern FUNCTION = Pattern.compile("Function '([^']*)' failed with arg\\(s\\).*");
    private static final Pattern MISMATCH = Pattern.compile("No matching overload for function '([^']*)'.*");
    private static final Map<String, String> KINDS = Map.of(
            "NullValue", "null",
            "Long", "a number",
            "UnsignedLong", "a number",
            "Double", "a number",
            "String", "text",
            "CelByteString", "bytes",
            "Boolean", "true or false",
            "Instant", "a timestamp",
            "Duration", "a duration",
            "Optional", "an optional value");

    /** A message of CEL's, and what is said instead. */
    private record Reworded(Pattern pattern, String instead) {}

    private static final List<Reworded> TABLE = List.of(
            new Reworded(
                    Pattern.compile("(?:.*: )?Index out of (?:bounds|range): (-?\\d+).*"),
                    "there is no item at index $1 (the first is at 0)"),
            new Reworded(Pattern.compile("For input string: \"(.*)\".*"), "`$1` is not a number"),
            new Reworded(
                    Pattern.compile("Text '(.*)' could not be parsed.*"),
                    "`$1` is not a timestamp, which is written as in `2026-03-02T09:30:00Z`"),
            new Reworded(Pattern.compile("empty String"), "an empty text is not a number"),
            new Reworded(
                    Pattern.compile("expected boolean value, found: NULL_VALUE"),
                    "a condition has to be true or false, and this is null"),
            new Reworded(
                    Pattern.compile("expected boolean value, found: (.*)"),
                    "a condition has to be true or false, and this is $1"),
            new Reworded(Pattern.compile("duplicate map key \\[(.*)].*"), "the object has the key `$1` twice"));

    private static final Pattern RANGE = Pattern.compile("expected a list or a map for iteration range but got '(.*)'");

    private CelFailures() {}

    /**
     * @param cause the exception that a function threw
     */
    static String reworded(String message, @Nullable Throwable cause) {
        Matcher function = FUNCTION.matcher(message);
        if (function.matches() && cause instanceof ClassCastException) {
            return mismatch(function.group(1));
        }
        if (function.matches()) {
            return "`" + function.group(1) + "` failed" + (cause == null ? "" : ": " + Sources.brief(text(cause)));
        }
        Matcher mismatch = MISMATCH.matcher(message);
        if (mismatch.matches()) {
            return mismatch(CelMessages.operator(mismatch.group(1)));
        }
        Matcher range = RANGE.matcher(message);
        if (range.matches()) {
            String kind = KINDS.getOrDefault(range.group(1), "something else");
            return "it goes through a list or an object, but finds " + kind;
        }
        for (Reworded row : TABLE) {
            Matcher matcher = row.pattern().matcher(message);
            if (matcher.matches()) {
                return matcher.replaceFirst(row.instead());
            }
        }
        return message;
    }

    private static String mismatch(String operator) {
        String hint = operator.equals("+")
                ? "; `string(x)` makes a text of a number, `default(x, y)` stands in for null"
                : "";
        return "`" + operator + "` cannot be applied to values of these types" + hint;
    }

    private static String text(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }
}
