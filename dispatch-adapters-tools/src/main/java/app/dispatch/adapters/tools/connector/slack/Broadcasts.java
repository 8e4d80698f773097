package app.dispatch.adapters.tools.connector.slack;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Text;
import java.util.regex.Pattern;

/**
 * Makes plain text of what would ping a whole channel or group
 * (https://docs.slack.dev/messaging/formatting-message-text): a value that comes from elsewhere must not be able to. People
 * who are mentioned, channels, dates and links stay what they are.
 */
final class Broadcasts {
    private static final Pattern OPENING =
            Pattern.compile("(?i)<(?=\\s*!\\s*(?:channel|everyone|here|group|subteam)\\b)");

    private Broadcasts() {}

    static String escaped(String text) {
        return OPENING.matcher(text).replaceAll("&lt;");
    }

    /** The same in every text within. */
    static Value escaped(Value value) {
        return value instanceof Text(String text) ? Value.of(escaped(text)) : value.map(Broadcasts::escaped);
    }
}
