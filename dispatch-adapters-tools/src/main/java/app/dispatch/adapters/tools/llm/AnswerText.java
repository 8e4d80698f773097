package app.dispatch.adapters.tools.llm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the JSON in the text of an answer. */
public final class AnswerText {
    /** Some models put JSON between fences, though they are told not to. */
    private static final Pattern FENCED = Pattern.compile("(?s)\\s*```(?:json)?\\s*\\n(.*)```\\s*");

    private AnswerText() {}

    /** The JSON that the text is, with or without fences; empty when it is anything else, or more. */
    public static Optional<Value> json(String text) {
        Matcher fenced = FENCED.matcher(text);
        try {
            return Optional.of(Json.parse(fenced.matches() ? fenced.group(1) : text));
        } catch (Refusal notJson) {
            return Optional.empty();
        }
    }
}
