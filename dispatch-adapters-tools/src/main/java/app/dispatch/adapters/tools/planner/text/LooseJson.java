package app.dispatch.adapters.tools.planner.text;

import app.dispatch.domain.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON as people type it into a sentence: strict JSON (RFC 8259), and beyond it names without quotes, single quotes
 * and a comma after the last member. Finds out by itself where it ends.
 */
public final class LooseJson {
    private static final int DEEPEST = 32;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,40})(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$-]*");

    private final String text;
    private int at;

    private LooseJson(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** A value and the offset after it. */
    public record Found(Value value, int end) {}

    /** The object or list that starts at that offset. */
    public static Optional<Found> at(String text, int offset) {
        LooseJson reader = new LooseJson(text, offset);
        try {
            Value value = text.charAt(offset) == '{' ? reader.object(0) : reader.list(0);
            return Optional.of(new Found(value, reader.at));
        } catch (NotJson e) {
            return Optional.empty();
        }
    }

    /** The object or list that is the whole text. */
    public static Optional<Value> whole(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
            return Optional.empty();
        }
        return at(stripped, 0).filter(found -> found.end() == stripped.length()).map(Found::value);
    }

    private Value value(int depth) throws NotJson {
        space();
        char next = peek();
        if (next == '{' || next == '[') {
            if (depth >= DEEPEST) {
                throw new NotJson();
            }
            return next == '{' ? object(depth + 1) : list(depth + 1);
        }
        if (next == '"' || next == '\'') {
            return Value.of(quoted());
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            return new Value.Num(new BigDecimal(number.group()));
        }
        return word();
    }

    private Value word() throws NotJson {
        String name = name();
        return switch (name) {
            case "true" -> Value.of(true);
            case "false" -> Value.of(false);
            case "null" -> Value.NULL;
            default -> throw new NotJson();
        };
    }

    private Value object(int depth) throws NotJson {
        Map<String, Value> members = new LinkedHashMap<>();
        take('{');
        while (!took('}')) {
            space();
            char first = peek();
            String key = first == '"' || first == '\'' ? quoted() : name();
            take(':');
            members.put(key, value(depth));
            if (!took(',') && peekAfterSpace() != '}') {
                throw new NotJson();
            }
        }
        return new Value.Fields(members);
    }

    private Value list(int depth) throws NotJson {
        List<Value> items = new ArrayList<>();
        take('[');
        while (!took(']')) {
            items.add(value(depth));
            if (!took(',') && peekAfterSpace() != ']') {
                throw new NotJson();
            }
        }
        return new Value.Items(items);
    }

    private String quoted() throws NotJson {
        char quote = text.charAt(at++);
        StringBuilder read = new StringBuilder();
        while (peek() != quote) {
            char next = text.charAt(at++);
            read.append(next == '\\' ? escaped() : String.valueOf(next));
        }
        at++;
        return read.toString();
    }

    private String escaped() throws NotJson {
        char letter = peek();
        at++;
        return switch (letter) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'u' -> unicode();
            default -> String.valueOf(letter);
        };
    }

    private String unicode() throws NotJson {
        if (at + 4 > text.length()) {
            throw new NotJson();
        }
        try {
            char letter = (char) Integer.parseInt(text, at, at + 4, 16);
            at += 4;
            return String.valueOf(letter);
        } catch (NumberFormatException e) {
            throw new NotJson();
        }
    }

    private String name() throws NotJson {
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            throw new NotJson();
        }
        at = name.end();
        return name.group();
    }

    private char peek() throws NotJson {
        if (at >= text.length()) {
            throw new NotJson();
        }
        return text.charAt(at);
    }

    private char peekAfterSpace() throws NotJson {
        space();
        return peek();
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void take(char sign) throws NotJson {
        if (!took(sign)) {
            throw new NotJson();
        }
    }

    private boolean took(char sign) throws NotJson {
        space();
        if (peek() != sign) {
            return false;
        }
        at++;
        return true;
    }

    private static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        NotJson() {
            super(null, null, false, false);
        }
    }
}
