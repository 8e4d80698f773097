package app.dispatch.adapters.tools.planner.wire;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes parts of CEL expressions, and texts that are not to be read as templates. */
public final class Cel {
    private static final Set<String> RESERVED = Phrases.words("""
            as break const continue else for function if import in let loop package namespace return var void
            while true false null""");

    private Cel() {}

    /** The expression of a part: {@code x.a[0].b}. */
    public static String path(String base, List<String> path) {
        String expression = base;
        for (String name : path) {
            expression = member(expression, name);
        }
        return expression;
    }

    private static String member(String base, String name) {
        if (name.equals("-1")) {
            return base + "[size(" + base + ") - 1]";
        }
        if (name.matches("\\d{1,4}")) {
            return base + "[" + name + "]";
        }
        boolean plain = name.matches("[A-Za-z_]\\w*") && !RESERVED.contains(name);
        return plain ? base + "." + name : base + "[" + text(name) + "]";
    }

    /** A string literal. */
    public static String text(String text) {
        StringBuilder literal = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '\'' -> literal.append("\\'");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(letter);
            }
        }
        return literal.append("'").toString();
    }

    /** A literal of any value. */
    public static String literal(Value value) {
        return switch (value) {
            case Value.Null none -> "null";
            case Value.Bool(boolean bool) -> String.valueOf(bool);
            case Value.Num number -> number.text();
            case Value.Text(String text) -> text(text);
            case Value.Items(List<Value> items) ->
                items.stream().map(Cel::literal).collect(Collectors.joining(", ", "[", "]"));
            case Value.Fields fields ->
                fields.values().entrySet().stream()
                        .map(entry -> text(entry.getKey()) + ": " + literal(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /** The template of an expression. */
    public static String template(String expression) {
        return "{{ " + expression + " }}";
    }

    /** A value as it is, with no template in it: what a brief quotes is data. */
    public static Value escaped(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Value.of(escaped(text));
            case Value.Items(List<Value> items) ->
                Value.of(items.stream().map(Cel::escaped).toList());
            case Value.Fields fields -> {
                Value.FieldsBuilder builder = Value.Fields.builder();
                fields.values().forEach((key, one) -> builder.put(key, escaped(one)));
                yield builder.build();
            }
            case Value.Null none -> none;
            case Value.Bool bool -> bool;
            case Value.Num number -> number;
        };
    }

    /** A text as it is, with no template in it. */
    public static String escaped(String text) {
        return text.replace("{{", "{{ '{{' }}");
    }
}
