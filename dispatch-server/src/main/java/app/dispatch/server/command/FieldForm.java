package app.dispatch.server.command;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Keyboard;
import app.dispatch.server.settings.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields that a person fills in: asked for one by one, secrets unseen; without a person, read from standard input. */
final class FieldForm {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Value TRUE = Value.of(true);

    private final Asked asked;
    private final Keyboard keyboard;

    FieldForm(Asked asked) {
        this.asked = asked;
        this.keyboard = asked.surroundings().keyboard();
    }

    /** What was filled in, by key. */
    Map<String, String> fill(List<Value> declared) throws CannotStart {
        Map<String, String> filled = new LinkedHashMap<>();
        for (String pair : asked.options("--field")) {
            int at = pair.indexOf('=');
            if (at < 1) {
                throw asked.wrong("--field: `" + pair + "` is not KEY=VALUE");
            }
            filled.put(pair.substring(0, at), pair.substring(at + 1));
        }
        if (!keyboard.isThere()) {
            read().values().forEach((key, value) -> {
                if (value instanceof Value.Text(String text)) {
                    filled.putIfAbsent(key, text);
                }
            });
            return filled;
        }
        for (Value each : declared) {
            if (each instanceof Fields field) {
                ask(field, filled);
            }
        }
        return filled;
    }

    private void ask(Fields field, Map<String, String> filled) {
        String key = field.text("key").orElse("");
        if (filled.containsKey(key)) {
            return;
        }
        field.text("help").ifPresent(help -> asked.surroundings().err().println(help));
        boolean required = field.get("required").filter(TRUE::equals).isPresent();
        String question = field.text("label").orElse(key) + (required ? ": " : " (empty for none): ");
        String answer = field.get("secret").filter(TRUE::equals).isPresent()
                ? keyboard.secret(question)
                : keyboard.line(question);
        if (!answer.isBlank()) {
            filled.put(key, answer.strip());
        }
    }

    private Fields read() throws CannotStart {
        String text = text();
        return text.isEmpty() ? Fields.empty() : PlanText.fields(asked, "standard input", text);
    }

    /** One secret. */
    String secret(String name) throws CannotStart {
        String said = keyboard.isThere() ? keyboard.secret(name + ": ") : text();
        if (said.isBlank()) {
            throw new CannotStart(name + " is missing: type it at a terminal, or write it to standard input.");
        }
        return said.strip();
    }

    private String text() throws CannotStart {
        try {
            return new String(asked.surroundings().in().readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        } catch (IOException broken) {
            throw new CannotStart("standard input cannot be read: " + broken.getMessage());
        }
    }
}
