package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads values that stand beside the name of their parameter: "in team OPS", "version v2.3.0", "as README.md". */
final class Labelled {
    private static final Set<String> NEVER =
            Set.of("text", "content", "body", "message", "includeRaw", "query", "input", "to", "max");
    private static final Set<String> SMALL =
            Phrases.words("a an the is as called named titled to of with : = id and or in on for from");
    private static final Map<String, List<String>> ALSO = Map.ofEntries(
            Map.entry("labels", List.of("label", "labelled", "labeled")),
            Map.entry("tag", List.of("version")),
            Map.entry("ref", List.of("branch")),
            Map.entry("filename", List.of("file")),
            Map.entry("name", List.of("called", "named")),
            Map.entry("title", List.of("titled")),
            Map.entry("amount", List.of("refund")),
            Map.entry("max", List.of("top", "first")),
            Map.entry("threadTs", List.of("thread")),
            Map.entry("parent", List.of("page", "under")),
            Map.entry("state", List.of("status")));

    /** Nouns that may stand after their name: "in the Support team". */
    private static final Set<String> BEFORE = Set.of("team", "folder", "database", "calendar", "page");

    private Labelled() {}

    /** Puts what is said into the parameters that are free. */
    static void fill(Operation operation, Tokens tokens, Vocabulary vocabulary, Map<String, Value> params) {
        for (String name : operation.properties().values().keySet()) {
            if (!params.containsKey(name) && !NEVER.contains(name)) {
                Optional<Value> value = value(operation, name, tokens, vocabulary);
                value.ifPresent(found -> params.put(name, found));
            }
        }
    }

    private static Optional<Value> value(Operation operation, String name, Tokens tokens, Vocabulary vocabulary) {
        String plain = name.replaceFirst("Id$", "").toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>(List.of(plain));
        words.addAll(ALSO.getOrDefault(name, List.of()));
        for (int i = 0; i < tokens.size(); i++) {
            if (words.contains(tokens.word(i))) {
                int at = i + 1;
                while (tokens.mark(at, ':') || (at < i + 3 && tokens.is(at, SMALL))) {
                    at++;
                }
                Optional<Value> after = at < tokens.size() && !vocabulary.isNamed(tokens, at)
                        ? typed(operation, name, tokens.get(at))
                        : Optional.empty();
                if (after.isPresent()) {
                    return after;
                }
                Optional<Value> before = i > 0 && BEFORE.contains(plain) && !vocabulary.isNamed(tokens, i - 1)
                        ? typed(operation, name, tokens.get(i - 1))
                        : Optional.empty();
                if (before.isPresent()) {
                    return before;
                }
            }
        }
        return Optional.empty();
    }

    /** The value of a token, if it can be one of that parameter. */
    private static Optional<Value> typed(Operation operation, String name, Token token) {
        String type = operation.properties().fields(name).text("type").orElse("");
        String text = token instanceof Token.Quote(String quoted, int s, int e)
                ? quoted
                : token instanceof Token.Word word
                                && (word.text().matches("[A-Z0-9#$€].*|.*[0-9_].*|.*\\.[a-z]{2,4}")
                                        || Set.of("ref", "labels").contains(name))
                        ? word.text()
                        : "";
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean objects = operation
                .properties()
                .fields(name)
                .fields("items")
                .text("type")
                .filter("object"::equals)
                .isPresent();
        if (objects || text.contains("@")) {
            return Optional.empty();
        }
        if (type.equals("integer") || type.equals("number")) {
            String digits = text.replaceAll("[#$€,]", "");
            return digits.matches("\\d{1,12}") ? Optional.of(Value.of(Long.parseLong(digits))) : Optional.empty();
        }
        boolean allowed = operation.properties().fields(name).items("enum").isEmpty();
        String escaped = text.replace("{{", "{{ '{{' }}");
        return !allowed
                ? Optional.empty()
                : type.equals("array")
                        ? Optional.of(Value.texts(List.of(escaped)))
                        : type.equals("string") || type.isEmpty() ? Optional.of(Value.of(escaped)) : Optional.empty();
    }
}
