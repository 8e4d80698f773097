package app.dispatch.application.expression;

import app.dispatch.application.expression.ScopePath.Found;
import app.dispatch.domain.error.DidYouMean;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelIssue;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CEL's errors, said to people who never heard of it. */
final class CelMessages {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '(.*?)'.*", Pattern.DOTALL);
    private static final Pattern NO_OVERLOAD = Pattern.compile("No matching overload for function '([^']*)'.*");
    private static final Pattern MISSING_KEY = Pattern.compile("key '(.*)' is not present in map\\.", Pattern.DOTALL);
    private static final Pattern NOT_A_MAP = Pattern.compile("Error resolving fields? '(.*?)'\\..*", Pattern.DOTALL);
    private static final Pattern PREFIX = Pattern.compile("^evaluation error(?: at [^ ]*)?: ");
    private static final Pattern OPERATOR = Pattern.compile("^!?_?([^_a-z@]+|\\bin\\b)_?$");

    private CelMessages() {}

    /** Why an expression does not compile, from the first of the issues. */
    static String of(CelIssue issue, Set<String> functions) {
        String message = firstLine(issue.getMessage());
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            String name = undeclared.group(1);
            return "there is no function or name `" + name + "`" + DidYouMean.hint(name, new TreeSet<>(functions));
        }
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return "`" + operator(overload.group(1)) + "` cannot be applied to " + overload.group(2);
        }
        int column = issue.getSourceLocation().getColumn() + 1;
        int line = issue.getSourceLocation().getLine();
        String at = line > 1 ? "line " + line + ", character " + column : "character " + column;
        return "not a valid expression: " + message + " (at " + at + ")";
    }

    /** Why an expression has no value in this scope. */
    static String of(CelEvaluationException failure, List<ScopePath> paths, Scope scope) {
        String message =
                PREFIX.matcher(firstLine(String.valueOf(failure.getMessage()))).replaceFirst("");
        CelErrorCode code = failure.getErrorCode();
        return switch (code) {
            case ATTRIBUTE_NOT_FOUND -> missing(message, paths, scope);
            case DIVIDE_BY_ZERO -> "it divides by zero";
            case NUMERIC_OVERFLOW -> "a number gets too large: whole numbers have 64 bits";
            case OVERLOAD_NOT_FOUND -> overload(message);
            default -> message;
        };
    }

    private static String missing(String message, List<ScopePath> paths, Scope scope) {
        Matcher absent = MISSING_KEY.matcher(message);
        Matcher unreadable = NOT_A_MAP.matcher(message);
        String key = absent.matches() ? absent.group(1) : unreadable.matches() ? unreadable.group(1) : message;
        for (ScopePath path : paths) {
            if (path.read(scope) instanceof Found.Missing(String wanted, String why) && wanted.equals(key)) {
                return why;
            }
        }
        return unreadable.matches()
                ? "`" + key + "` cannot be read from a value that is no object"
                : "there is no key `" + key + "`";
    }

    private static String overload(String message) {
        Matcher matcher = NO_OVERLOAD.matcher(message);
        return matcher.matches()
                ? "`" + operator(matcher.group(1)) + "` cannot be applied to values of these types"
                : message;
    }

    /** {@code _+_} as people write it. */
    private static String operator(String function) {
        Matcher matcher = OPERATOR.matcher(function);
        return matcher.matches() ? matcher.group(1) : function.replace("@in", "in");
    }

    private static String firstLine(String text) {
        return Sources.brief(text.lines().findFirst().orElse(""));
    }
}
