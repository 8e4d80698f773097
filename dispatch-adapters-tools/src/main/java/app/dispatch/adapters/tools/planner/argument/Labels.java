package app.dispatch.adapters.tools.planner.argument;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names under which a brief may give an operation's parameters, drawn from its schema. */
public final class Labels {
    /** Parameters that carry what is handed on, whatever they are called. */
    static final Set<String> CONTENT = Phrases.words("""
            body json text content message input prompt description summary""");

    private static final Map<String, List<String>> OTHERS = Map.of(
            "query",
                    List.of(
                            "query parameter",
                            "query parameters",
                            "query string",
                            "query param",
                            "query params",
                            "url parameter",
                            "url parameters",
                            "search parameter",
                            "search parameters",
                            "parameter",
                            "parameters",
                            "param",
                            "params",
                            "querystring",
                            "request parameters",
                            "get parameters",
                            "get parameter",
                            "url params",
                            "query-string"),
            "form",
                    List.of(
                            "form data",
                            "form fields",
                            "form field",
                            "form parameters",
                            "form values",
                            "form body",
                            "form-data"),
            "json", List.of("json body", "json payload", "json data", "json object", "json content", "json document"),
            "body",
                    List.of(
                            "payload",
                            "data",
                            "content",
                            "text",
                            "message",
                            "plain text",
                            "request body",
                            "text body",
                            "plain text body",
                            "raw body",
                            "text message"));

    private final Map<String, String> byWords = new HashMap<>();
    private final Fields properties;

    public Labels(OpDef op) {
        properties = op.params().fields("properties");
        properties.values().keySet().forEach(this::add);
    }

    private void add(String property) {
        String words =
                property.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
        byWords.putIfAbsent(words, property);
        if (words.contains(" ")) {
            byWords.putIfAbsent(words.substring(0, words.indexOf(' ')), property);
        }
        if (words.endsWith("e")) {
            byWords.putIfAbsent(words + "d", property);
        }
        OTHERS.getOrDefault(property, List.of()).forEach(other -> byWords.putIfAbsent(other, property));
    }

    /**
     * A parameter that is named.
     *
     * @param object whether it is an object of named values
     * @param content whether it carries what is handed on
     * @param format whether its name also says how that is written, as "json" and "form" do
     */
    record Found(String property, boolean object, boolean content, boolean format, int end) {}

    /** The parameter whose name stands at that place; the longest name wins. */
    Optional<Found> at(Tokens tokens, int at) {
        String property = null;
        int longest = 0;
        for (Map.Entry<String, String> entry : byWords.entrySet()) {
            int end = tokens.phraseEnd(at, entry.getKey());
            if (end > longest) {
                longest = end;
                property = entry.getValue();
            }
        }
        if (property == null) {
            return Optional.empty();
        }
        boolean content = CONTENT.contains(property);
        boolean object = !content
                && properties
                        .fields(property)
                        .text("type")
                        .filter("object"::equals)
                        .isPresent();
        boolean format = Set.of("json", "form").contains(property)
                || (property.equals("body") && tokens.is(at, Set.of("plain", "text", "raw")));
        return Optional.of(new Found(property, object, content, format, longest));
    }

    /** The parameter of that name. */
    Optional<String> property(String words) {
        return Optional.ofNullable(byWords.get(words));
    }
}
