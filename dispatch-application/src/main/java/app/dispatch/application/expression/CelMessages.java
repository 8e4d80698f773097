package app.dispatch.application.expression;

import app.dispatch.application.expression.ScopePath.Found;
import app.dispatch.domain.error.DidYouMean;
import dev.cel.common.CelIssue;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why an expression does not compile or has no value, said to people who never heard of CEL. */
final class CelMessages {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern MISMATCH =
            Pattern.compile("found no matching overload for '([^']*)' applied to '(.*)'.*");
    private static final Pattern EXPECTING = Pattern.compile(" expecting .*");
    private static final Pattern MISSING_KEY = Pattern.compile("key '(.*)' is not present in map\\.");
    private static final Pattern NOT_A_MAP = Pattern.compile("Error resolving fields? '(.*?)'\\..*");
    private static final Pattern PREFIX = Pattern.compile("^evaluation error(?: at [^ ]*)?: ");
    private static final Pattern OPERATOR = Pattern.compile("_?([^_a-z@]+)_?");

    private static final Pattern WORDS = Pattern.compile("\\b(and|or|not) ");

    /** What other languages call what CEL has under another name. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("toUpperCase", "upperAscii()"),
            Map.entry("upper", "upperAscii()"),
            Map.entry("toLowerCase", "lowerAscii()"),
            Map.entry("lower", "lowerAscii()"),
            Map.entry("len", "size()"),
            Map.entry("length", "size()"),
            Map.entry("count", "size()"),
            Map.entry("includes", "contains() of a text, `in` for a list"),
            Map.entry("toString", "string()"),
            Map.entry("toJson", "json()"),
            Map.entry("fromJson", "parseJson()"),
            Map.entry("now", "run.startedAt"));

    private CelMessages() {}

    /** Why an expression does not compile, from the first of the issues. */
    static String of(CelIssue issue, String source, Set<String> functions) {
        String message = firstLine(issue.getMessage());
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return unknown(undeclared.group(1), functions);
        }
        Matcher mismatch = MISMATCH.matcher(message);
        if (mismatch.matches()) {
            return "`" + operator(mismatch.group(1)) + "` cannot be applied to " + mismatch.group(2);
        }
        int column = issue.getSourceLocation().getColumn() + 1;
        int line = issue.getSourceLocation().getLine();
        String at = line > 1 ? "line " + line + ", character " + column : "character " + column;
        String what = EXPECTING.matcher(message).replaceFirst("");
        return "not a valid expression: " + what + " (at " + at + ")" + hint(message, source);
    }

    private static String unknown(String name, Set<String> functions) {
        String elsewhere = ELSEWHERE.get(name);
        String hint = elsewhere == null
                ? DidYouMean.hint(name, new TreeSet<>(functions))
                : " (it is `" + elsewhere.replace("()", "") + "` here)";
        return "there is no function or name `" + name + "`" + hint;
    }

    /** For the slips of those who think in another language. */
    private static String hint(String message, String source) {
        if (WORDS.matcher(source).find()) {
            return "; and, or, not are written `&&`, `||`, `!`";
        }
        if (message.contains("error at: '= ")) {
            return "; equality is written `==`";
        }
        if (message.contains("input '?'")) {
            return "; a stand-in for what is missing is written `default(x, y)`";
        }
        return message.contains("error at: '| ") ? "; functions are written `f(x)` or `x.f()`" : "";
    }

    /** Why an expression has no value in this scope. */
    static String of(CelEvaluationException failure, List<ScopePath> paths, Scope scope) {
        String message =
                PREFIX.matcher(firstLine(String.valueOf(failure.getMessage()))).replaceFirst("");
        return switch (failure.getErrorCode()) {
            case ATTRIBUTE_NOT_FOUND -> missing(message, paths, scope);
            case DIVIDE_BY_ZERO -> "it divides by zero";
            case NUMERIC_OVERFLOW -> "a number gets too large or too small: whole numbers have 64 bits";
            default -> CelFailures.reworded(message, failure.getCause());
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

    /** {@code _+_} as people write it. */
    static String operator(String function) {
        if (function.equals("_[_]")) {
            return "[ ]";
        }
        Matcher matcher = OPERATOR.matcher(function);
        return matcher.matches() ? matcher.group(1) : function.equals("@in") ? "in" : function;
    }

    private static String firstLine(String text) {
        return Sources.brief(text.lines().findFirst().orElse(""));
    }
}
