package app.dispatch.adapters.tools.connector.slack;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.ByteString;

/**
 * Files in channels, which take three requests: one asks where to, one brings the bytes there, one shares them
 * (https://docs.slack.dev/messaging/working-with-files#upload).
 *
 * @param base where Slack's API is
 */
record Files(HttpUrl base) {
    private static final String SLACK = "slack.com";
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private static final Shape FILE = Shape.of("id")
            .made("name", file -> Shape.at(file, "name").or(() -> Shape.at(file, "title")))
            .named("channel", "channel")
            .named("url", "permalink");

    Value upload(ApiCall call) {
        Params params = call.params();
        ByteString content = content(call);
        String name = params.needed("filename");
        String channel = Channels.id(call, params.needed("channel"));
        Fields place = Methods.ask(
                call,
                ApiRequest.get("/files.getUploadURLExternal")
                        .query("filename", name)
                        .query("length", content.size()));
        String id = call.told(place, "file_id");
        call.accepted(ApiRequest.to("POST", place(call, call.told(place, "upload_url")))
                .body(RequestBody.create(content, BYTES)));
        Fields shared =
                Methods.ask(call, Methods.write("files.completeUploadExternal", sharing(params, id, name, channel)));
        Fields file = Page.of(shared.items("files"), Optional.empty()).items().stream()
                .findFirst()
                .orElse(Fields.empty());
        return output(call, file, id, name, channel);
    }

    private static Fields sharing(Params params, String id, String name, String channel) {
        Fields file = Fields.builder().put("id", id).put("title", name).build();
        Fields body = Fields.builder()
                .put("files", Value.of(List.of(file)))
                .put("channel_id", channel)
                .build();
        return params.text("comment")
                .map(comment -> body.with("initial_comment", Value.of(Broadcasts.escaped(comment))))
                .orElse(body);
    }

    private static Value output(ApiCall call, Fields file, String id, String name, String channel) {
        Fields told = file.with("id", Value.of(id)).with("channel", Value.of(channel));
        Fields output = FILE.output(file.text("name").isPresent() ? told : told.with("name", Value.of(name)), false);
        return call.params().is("includeRaw") ? output.with("raw", file) : output;
    }

    /**
     * Where the bytes go: to Slack, or to wherever the operator says that Slack is, and nowhere else. Who has put something
     * in Slack's place does not want files to reach Slack itself.
     */
    private HttpUrl place(ApiCall call, String answered) {
        HttpUrl url = HttpUrl.parse(answered);
        if (url != null
                && isWithin(url, base.host())
                && (url.isHttps() || url.scheme().equals(base.scheme()))) {
            return url;
        }
        if (url == null || !url.isHttps() || !isWithin(url, SLACK)) {
            throw call.strange("an address to upload to that is not one of Slack's");
        }
        return isWithin(base, SLACK) ? url : below(base, url);
    }

    private static boolean isWithin(HttpUrl url, String host) {
        return url.host().equals(host) || url.host().endsWith("." + host);
    }

    private static HttpUrl below(HttpUrl base, HttpUrl url) {
        return base.newBuilder()
                .addEncodedPathSegments(url.encodedPath().substring(1))
                .encodedQuery(url.encodedQuery())
                .build();
    }

    private static ByteString content(ApiCall call) {
        String content = call.params().fields().text("content").orElse("");
        if (!call.params().text("encoding").equals(Optional.of("base64"))) {
            return ByteString.encodeUtf8(content);
        }
        ByteString bytes = ByteString.decodeBase64(content);
        if (bytes == null || bytes.size() == 0) {
            throw call.invalid("/content is not Base64, as /encoding says that it is");
        }
        return bytes;
    }

    static UndoOutcome delete(ApiCall call, Fields output) {
        Fields file = Fields.of("file", Value.of(call.told(output, "id")));
        Methods.done(call, Methods.write("files.delete", file), Set.of("file_not_found", "file_deleted"));
        return UndoOutcome.undone("The file is deleted");
    }
}
