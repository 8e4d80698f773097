package app.dispatch.adapters.tools.connector;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds, in an answer that says no, the words that say why. */
final class VendorMessage {
    static final int LONGEST = 500;

    private static final List<String> MEMBERS =
            List.of("message", "error_description", "detail", "description", "title", "error", "errors", "reason");
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>([^<]{1,500})</title>");
    private static final Pattern HTML = Pattern.compile("(?is)\\s*<(!doctype html|html)\\b.*");

    private VendorMessage() {}

    /**
     * One line of at most {@value #LONGEST} characters, without the secrets that were sent; empty when the answer has no
     * words.
     */
    static String of(UpstreamReply reply) {
        String text = TextBody.of(reply).orElse("");
        String head = text.substring(0, Math.min(text.length(), 20_000));
        String found = inJson(text).orElseGet(() -> HTML.matcher(head).matches() ? inHtml(head) : head);
        return oneLine(SentSecrets.of(reply.request()).hiddenIn(found)); // before it is cut, which may be within one
    }

    private static Optional<String> inJson(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return in(Json.parse(text), 0);
        } catch (Refusal notJson) {
            return Optional.empty();
        }
    }

    private static Optional<String> in(Value value, int depth) {
        if (value instanceof Text(String text) && !text.isBlank()) {
            return Optional.of(text);
        }
        if (depth > 3) {
            return Optional.empty();
        }
        if (value instanceof Items(List<Value> items) && !items.isEmpty()) {
            return in(items.getFirst(), depth + 1);
        }
        return value instanceof Fields fields
                ? MEMBERS.stream()
                        .flatMap(name -> fields.get(name).stream())
                        .flatMap(member -> in(member, depth + 1).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static String inHtml(String page) {
        Matcher title = TITLE.matcher(page);
        return title.find() ? title.group(1) : "";
    }

    private static String oneLine(String text) {
        String line = text.substring(0, Math.min(text.length(), 4 * LONGEST))
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
