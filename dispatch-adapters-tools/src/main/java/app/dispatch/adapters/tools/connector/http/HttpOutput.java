package app.dispatch.adapters.tools.connector.http;

import app.dispatch.adapters.tools.connector.TextBody;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import okio.ByteString;

/**
 * The output that an answer becomes. All of it together stays near the 1 MiB that a step's output may have: a body that
 * {@code json} holds too is left out when it is large, and base64 holds fewer bytes than text.
 */
final class HttpOutput {
    private static final int LARGE = 256 * 1024;

    /** Divisible by three: base64 then ends without padding. */
    private static final int MOST_BINARY = 720 * 1024;

    private static final Pattern JSON_TYPE = Pattern.compile("(application|text)/([a-z0-9.+-]+\\+)?json\\b.*");

    private HttpOutput() {}

    /** @param log told when the answer calls itself JSON and is none */
    static Fields of(UpstreamReply reply, Consumer<String> log) {
        FieldsBuilder output = Fields.builder()
                .put("status", reply.status())
                .put("headers", headers(reply))
                .put("contentType", TextBody.contentType(reply))
                .put("url", reply.request().url().toString());
        Optional<String> text = TextBody.of(reply);
        boolean truncated = reply.truncated();
        if (text.isPresent()) {
            Optional<Value> json = truncated ? Optional.empty() : json(reply, text.get(), log);
            if (json.isEmpty() || reply.body().size() <= LARGE) {
                output.put("body", text.get());
            }
            json.ifPresent(value -> output.put("json", value));
        } else {
            truncated |= reply.body().size() > MOST_BINARY;
            output.put("body", binary(reply.body())).put("encoding", "base64");
        }
        if (truncated) {
            output.put("truncated", true);
        }
        return output.build();
    }

    private static String binary(ByteString bytes) {
        return bytes.substring(0, Math.min(bytes.size(), MOST_BINARY)).base64();
    }

    private static Fields headers(UpstreamReply reply) {
        FieldsBuilder headers = Fields.builder();
        for (String name : reply.headers().names()) {
            headers.put(
                    name.toLowerCase(Locale.ROOT),
                    String.join(", ", reply.headers().values(name)));
        }
        return headers.build();
    }

    private static Optional<Value> json(UpstreamReply reply, String text, Consumer<String> log) {
        boolean called = JSON_TYPE
                .matcher(TextBody.contentType(reply).toLowerCase(Locale.ROOT))
                .matches();
        String trimmed = text.strip();
        if (trimmed.isEmpty() || (!called && !trimmed.startsWith("{") && !trimmed.startsWith("["))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parse(trimmed));
        } catch (Refusal invalid) {
            if (called) {
                log.accept("The answer calls itself JSON, but: " + invalid.text());
            }
            return Optional.empty();
        }
    }
}
