package app.dispatch.adapters.tools.planner.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what holds when an expression does not, as a person would: {@code a != b} and not {@code !(a == b)}. */
public final class Opposite {
    private static final Map<String, String> SIGNS =
            Map.of(" == ", " != ", " != ", " == ", " < ", " >= ", " >= ", " < ", " > ", " <= ", " <= ", " > ");

    private Opposite() {}

    public static String of(String expression) {
        String plain = bare(expression);
        if (parts(plain, " ? ").size() > 1) {
            return "!(" + plain + ")";
        }
        List<String> any = parts(plain, " || ");
        if (any.size() > 1) {
            return any.stream().map(Opposite::of).map(Opposite::grouped).collect(Collectors.joining(" && "));
        }
        List<String> all = parts(plain, " && ");
        if (all.size() > 1) {
            return all.stream().map(Opposite::of).map(Opposite::grouped).collect(Collectors.joining(" || "));
        }
        if (plain.matches("steps\\.\\w+\\.status == '(ok|failed)'")) {
            return plain.endsWith("'ok'") ? plain.replace("'ok'", "'failed'") : plain.replace("'failed'", "'ok'");
        }
        for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
            List<String> sides = parts(plain, sign.getKey());
            if (sides.size() == 2) {
                return sides.getFirst() + sign.getValue() + sides.getLast();
            }
        }
        return plain.startsWith("!") ? bare(plain.substring(1)) : "!" + plain;
    }

    /** An expression that can stand beside others. */
    public static String grouped(String expression) {
        boolean joined = parts(expression, " && ").size() > 1
                || parts(expression, " || ").size() > 1;
        return joined ? "(" + expression + ")" : expression;
    }

    private static String bare(String expression) {
        boolean wrapped = expression.startsWith("(") && end(expression, 0) == expression.length() - 1;
        return wrapped ? bare(expression.substring(1, expression.length() - 1)) : expression;
    }

    /** What stands between an operator, outside of brackets and texts. */
    private static List<String> parts(String expression, String operator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < expression.length()) {
            if (expression.startsWith(operator, at)) {
                parts.add(expression.substring(from, at));
                at += operator.length();
                from = at;
            } else {
                at = end(expression, at) + 1;
            }
        }
        parts.add(expression.substring(from));
        return parts;
    }

    /** The place of the last letter of the text or the brackets that begin at a place; the place itself for any other. */
    private static int end(String expression, int from) {
        char opens = expression.charAt(from);
        int at = from + 1;
        if (opens == '\'') {
            while (at < expression.length() - 1 && expression.charAt(at) != '\'') {
                at += expression.charAt(at) == '\\' ? 2 : 1;
            }
            return at;
        }
        if ("([{".indexOf(opens) < 0) {
            return from;
        }
        while (at < expression.length() - 1 && ")]}".indexOf(expression.charAt(at)) < 0) {
            at = end(expression, at) + 1;
        }
        return at;
    }
}
