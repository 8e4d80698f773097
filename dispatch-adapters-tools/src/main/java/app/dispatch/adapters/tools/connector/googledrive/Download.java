package app.dispatch.adapters.tools.connector.googledrive;

import app.dispatch.adapters.tools.connector.TextBody;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.adapters.tools.connector.google.Content;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;

/** Reads what is in files (https://developers.google.com/workspace/drive/api/guides/manage-downloads). */
final class Download {
    private static final int MOST = Content.MOST_READ;

    /** Google exports no more than this, so it is read as a whole. */
    private static final int LARGEST_EXPORT = 10 * 1024 * 1024;

    private static final String FILE = "/drive/v3/files/{id}";
    private static final String GOOGLES = "application/vnd.google-apps.";
    private static final String SHORTCUT = GOOGLES + "shortcut";

    /** What Google's own formats are exported as. */
    private static final Map<String, String> EXPORTS = Map.of(
            GOOGLES + "document", "text/plain",
            GOOGLES + "spreadsheet", "text/csv",
            GOOGLES + "presentation", "text/plain",
            GOOGLES + "drawing", "image/svg+xml",
            GOOGLES + "script", "application/vnd.google-apps.script+json");

    private Download() {}

    static Value download(ApiCall call) {
        Fields file = details(call, call.params().needed("fileId"));
        if (file.text("mimeType").equals(Optional.of(SHORTCUT))) {
            file = details(call, call.told(Shape.text(file, "shortcutDetails.targetId"), "what the shortcut leads to"));
        }
        String type = call.told(file, "mimeType");
        String id = call.told(file, "id");
        if (!type.startsWith(GOOGLES)) {
            return output(call, file, type, media(call, id, size(file)));
        }
        String export = EXPORTS.get(type);
        if (export == null) {
            throw call.invalid(
                    "/fileId is a " + type.substring(GOOGLES.length()) + ", which has no content to download");
        }
        UpstreamReply reply = call.accepted(ApiRequest.get(FILE + "/export", id)
                        .query("mimeType", export)
                        .readingAtMost(LARGEST_EXPORT))
                .reply();
        return output(call, file, export, reply);
    }

    private static Fields details(ApiCall call, String id) {
        return call.ask(Files.file(id).query("fields", "id,name,mimeType,size,shortcutDetails(targetId)"));
    }

    private static long size(Fields file) {
        return file.text("size")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static UpstreamReply media(ApiCall call, String id, long size) {
        ApiRequest request = Files.onAllDrives(ApiRequest.get(FILE, id))
                .query("alt", "media")
                .readingAtMost(LARGEST_EXPORT);
        if (size > MOST) {
            request.header("Range", "bytes=0-" + (MOST - 1));
        }
        return call.accepted(request).reply();
    }

    private static Value output(ApiCall call, Fields file, String type, UpstreamReply whole) {
        boolean truncated =
                whole.body().size() > MOST || size(file) > whole.body().size();
        UpstreamReply reply = truncated ? cut(whole) : whole;
        Optional<String> text = TextBody.of(reply);
        if (truncated) {
            call.log("only the first " + MOST / 1024 + " KiB of the file are given back");
        }
        return Fields.builder()
                .put("id", call.told(file, "id"))
                .put("name", call.told(file, "name"))
                .put("mimeType", type)
                .putIfPresent(
                        "size", Files.SHAPE.output(file, false).get("size").orElse(null))
                .put("content", text.orElseGet(reply.body()::base64))
                .put("encoding", text.isPresent() ? "text" : "base64")
                .put("truncated", truncated)
                .build();
    }

    private static UpstreamReply cut(UpstreamReply whole) {
        ByteString head = whole.body().substring(0, Math.min(MOST, whole.body().size()));
        return new UpstreamReply(whole.request(), whole.status(), whole.reason(), whole.headers(), head, true);
    }
}
