package app.dispatch.server.fairness;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts of requests. */
final class Payload {
    /** A little less than the most that a request may have. */
    static final int LARGE = 1_000_000;

    private static final int MOST_OBJECTS = 12_000;

    private Payload() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A list of as many small objects as so many characters hold: what takes most room once it is read. */
    static String trees(int characters) {
        return "[" + "{\"\":0},".repeat(characters / 7 - 1) + "{}]";
    }

    /** So many characters in as many pieces as any JSON may have, the rest of it a text. */
    static String packed(int characters) {
        String trees = trees(MOST_OBJECTS * 7);
        return "[" + trees + ",\"" + "a".repeat(characters - trees.length() - 5) + "\"]";
    }

    /** The one or the other of these, by turns: whatever is limited, characters or pieces, has to hold against both. */
    static String large(int number, int characters) {
        return number % 2 == 0 ? trees(characters) : packed(characters);
    }

    static String list(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
    }

    /** The body of a run of this plan. */
    static String run(String steps) {
        return "{\"plan\":" + plan(steps) + "}";
    }

    static String plan(String steps) {
        return "{\"name\":\"p\",\"steps\":[" + steps + "]}";
    }

    /** A step that waits for nothing. */
    static String step(int number, String tool, String op, String params, String more) {
        return "{\"id\":\"s" + number + "\",\"tool\":\"" + tool + "\",\"op\":\"" + op
                + "\",\"dependsOn\":[],\"params\":" + params + more + "}";
    }

    static String get(int number, String url) {
        return step(number, "http", "get", "{\"url\":\"" + url + "\"}", "");
    }
}
