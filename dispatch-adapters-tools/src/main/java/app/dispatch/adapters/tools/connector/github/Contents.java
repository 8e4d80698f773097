package app.dispatch.adapters.tools.connector.github;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;

/** Files of a repository (https://docs.github.com/en/rest/repos/contents). */
final class Contents {
    private static final Shape WRITTEN = Shape.of()
            .named("path", "content.path")
            .named("sha", "content.sha")
            .named("commit", "commit.sha")
            .named("url", "content.html_url");

    private Contents() {}

    static Value get(ApiCall call) {
        Answer answer =
                call.accepted(file(call, "GET").query("ref", call.params().text("ref")));
        Fields file = answer.object();
        if (!file.text("type").equals(Optional.of("file"))) {
            throw call.invalid("/path is " + file.text("type").orElse("a folder") + ", not a file");
        }
        if (!file.text("encoding").equals(Optional.of("base64"))) {
            throw call.invalid("/path is a file of more than 1 MB, which GitHub does not give this way");
        }
        String content = call.told(file, "content");
        Optional<String> text = text(content);
        Map<String, Value> output = new LinkedHashMap<>(
                Shape.of("path", "sha", "size").output(file, false).values());
        output.put("content", Value.of(text.orElseGet(() -> content.replaceAll("\\s", ""))));
        output.put("encoding", Value.of(text.isPresent() ? "text" : "base64"));
        Shape.at(file, "html_url").ifPresent(url -> output.put("url", url));
        if (call.params().is("includeRaw")) {
            output.put("raw", file);
        }
        return new Fields(output);
    }

    /** The text that the Base64, whose lines GitHub breaks, stands for; empty when it is none. */
    private static Optional<String> text(String content) {
        ByteString bytes = ByteString.decodeBase64(content.replaceAll("\\s", ""));
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException otherBytes) {
            return Optional.empty();
        }
    }

    /** A file that is there is replaced only by who knows its hash, so that is asked for first. */
    static Value put(ApiCall call) {
        Params params = call.params();
        Optional<Fields> before = call.askIfThere(file(call, "GET").query("ref", params.text("branch")));
        Map<String, Value> body = new LinkedHashMap<>();
        body.put("message", Value.of(params.needed("message")));
        body.put("content", Value.of(encoded(call).base64()));
        params.text("branch").ifPresent(branch -> body.put("branch", Value.of(branch)));
        before.flatMap(file -> file.get("sha")).ifPresent(sha -> body.put("sha", sha));
        return call.output(call.ask(file(call, "PUT").json(new Fields(body))), WRITTEN);
    }

    private static ByteString encoded(ApiCall call) {
        String content = call.params().fields().text("content").orElse("");
        if (!call.params().text("encoding").equals(Optional.of("base64"))) {
            return ByteString.encodeUtf8(content);
        }
        ByteString bytes = ByteString.decodeBase64(content);
        if (bytes == null) {
            throw call.invalid("/content is not Base64, as /encoding says that it is");
        }
        return bytes;
    }

    private static ApiRequest file(ApiCall call, String method) {
        return Repo.of(call).ask(method, "/contents/{path}", call.params().needed("path"));
    }
}
