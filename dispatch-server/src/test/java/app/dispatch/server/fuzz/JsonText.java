package app.dispatch.server.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The text of a JSON value and where its parts stand in it, so that single ones can be changed and the rest stays. */
final class JsonText {
    private static final int DEEPEST = 200;

    private final String text;
    private final List<Part> parts = new ArrayList<>();
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    /** A value, or a member with its name: both from where they begin to where they end. */
    private record Part(int start, int end, boolean member) {}

    /** The text with one part of it changed; the same text when it is no JSON. */
    static String changed(String text, Random random) {
        JsonText json = new JsonText(text);
        try {
            json.value();
        } catch (IllegalStateException | StringIndexOutOfBoundsException notJson) {
            return text;
        }
        return json.change(random);
    }

    private String change(Random random) {
        Part part = Odd.one(parts, random);
        String own = text.substring(part.start, part.end);
        String other = text.substring(part.start, part.end);
        Part donor = Odd.one(parts, random);
        String theirs = text.substring(donor.start, donor.end);
        if (part.member) {
            other = switch (random.nextInt(5)) {
                case 0 -> ""; // what is left over, such as two commas, is one more error
                case 1 -> own + "," + own;
                case 2 -> own + "," + Odd.quoted(Odd.text(random), true) + ":" + Odd.json(random);
                case 3 -> Odd.quoted(Odd.text(random), true) + own.substring(own.indexOf('"', 1) + 1);
                default -> donor.member ? theirs : own + "," + own.replaceFirst("\"", "\"_");
            };
            return other.isEmpty() ? without(part) : text.substring(0, part.start) + other + text.substring(part.end);
        }
        other = switch (random.nextInt(4)) {
            case 0 -> donor.member ? Odd.json(random) : theirs;
            case 1 -> random.nextBoolean() ? "[" + own + "]" : "{\"a\":" + own + "}";
            default -> Odd.json(random);
        };
        return text.substring(0, part.start) + other + text.substring(part.end);
    }

    /** The text without a member and the comma beside it. */
    private String without(Part member) {
        int end = member.end < text.length() && text.charAt(member.end) == ',' ? member.end + 1 : member.end;
        int start = end == member.end && text.charAt(member.start - 1) == ',' ? member.start - 1 : member.start;
        return text.substring(0, start) + text.substring(end);
    }

    private void value() {
        if (++depth > DEEPEST) {
            throw new IllegalStateException("too deep for this reader");
        }
        int start = at;
        switch (text.charAt(at)) {
            case '{' -> members();
            case '[' -> items();
            case '"' -> string();
            default -> {
                while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
            }
        }
        depth--;
        parts.add(new Part(start, at, false));
    }

    private void members() {
        at++;
        while (text.charAt(at) != '}') {
            int start = at;
            string();
            expect(':');
            value();
            parts.add(new Part(start, at, true));
            if (text.charAt(at) != '}') {
                expect(',');
            }
        }
        at++;
    }

    private void items() {
        at++;
        while (text.charAt(at) != ']') {
            value();
            if (text.charAt(at) != ']') {
                expect(',');
            }
        }
        at++;
    }

    private void string() {
        expect('"');
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void expect(char sign) {
        if (text.charAt(at) != sign) {
            throw new IllegalStateException("no " + sign + " at " + at);
        }
        at++;
    }
}
