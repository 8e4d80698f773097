package app.dispatch.server.harm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a vendor was made to do.
 *
 * @param op the operation of ours that it amounts to, such as {@code gmail.send}
 * @param params what arrived, by the operation's names; each with all spellings that mean the same
 * @param changing whether anything is another now
 */
record Deed(String op, Map<String, List<String>> params, boolean changing) {
    private static final int SHOWN = 160;

    static Deed of(String op) {
        return new Deed(op, Map.of(), true);
    }

    /** With that parameter; one that did not arrive is left out. */
    Deed with(String name, String... spellings) {
        List<String> known = Arrays.stream(spellings).distinct().toList();
        if (known.stream().allMatch(String::isEmpty)) {
            return this;
        }
        Map<String, List<String>> more = new LinkedHashMap<>(params);
        more.put(name, known);
        return new Deed(op, more, changing);
    }

    /** With those members of what arrived. */
    Deed with(Fields arrived, String... names) {
        Deed deed = this;
        for (String name : names) {
            deed = deed.with(name, arrived.get(name).map(Deed::text).orElse(""));
        }
        return deed;
    }

    /** The same, where nothing is changed by it. */
    Deed changing(boolean other) {
        return new Deed(op, params, other);
    }

    /** All texts in it. */
    Stream<String> texts() {
        return params.values().stream().flatMap(List::stream);
    }

    static String text(Value value) {
        return value instanceof Value.Text(String text) ? text : Json.write(value);
    }

    @Override
    public String toString() {
        List<String> shown = new ArrayList<>();
        params.forEach((name, spellings) -> shown.add(name + "=" + cut(spellings.getFirst())
                + (spellings.size() > 1 && spellings.getFirst().length() < 40 ? "|" + cut(spellings.getLast()) : "")));
        return op + shown.stream().collect(Collectors.joining(", ", "(", ")")) + (changing ? "" : " unchanged");
    }

    private static String cut(String text) {
        String line = text.replace("\n", "\\n");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
