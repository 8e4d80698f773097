package app.dispatch.adapters.tools.connector.googledrive;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.google.Content;
import app.dispatch.adapters.tools.connector.google.Related;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/** Stores content in files (https://developers.google.com/workspace/drive/api/guides/manage-uploads). */
final class Upload {
    private static final String PATH = "/upload/drive/v3/files";
    private static final String GOOGLES = "application/vnd.google-apps.";

    /** Google takes larger content in a session of its own only. */
    private static final int LARGEST_AT_ONCE = 5 * 1024 * 1024;

    /** What Google makes its own formats of. */
    private static final Map<String, String> IMPORTS = Map.of(
            GOOGLES + "document", "text/plain",
            GOOGLES + "spreadsheet", "text/csv",
            GOOGLES + "presentation", "text/plain");

    private Upload() {}

    static Value upload(ApiCall call, HttpUrl base) {
        Params params = call.params();
        String name = params.needed("name");
        Content content = Content.of(call, params.fields(), name);
        Map<String, Value> metadata = new LinkedHashMap<>();
        metadata.put("name", Value.of(name));
        metadata.put("mimeType", Value.of(content.mediaType()));
        params.text("folderId").ifPresent(folder -> metadata.put("parents", Files.parents(folder)));
        return sent(
                call,
                base,
                ApiRequest.post(PATH),
                new Fields(metadata),
                imported(call, content, content.mediaType(), name));
    }

    /** The content in a type that Google's own format is made of; any other as it is. */
    private static Content imported(ApiCall call, Content content, String wanted, String name) {
        if (!wanted.startsWith(GOOGLES)) {
            return content;
        }
        Fields untyped = Fields.builder()
                .put("content", "")
                .put("encoding", content.isText() ? "text" : "base64")
                .build();
        String byName = Content.of(call, untyped, name).mediaType();
        boolean unknown = byName.equals("text/plain") || byName.equals("application/octet-stream");
        return content.as(unknown ? IMPORTS.getOrDefault(wanted, byName) : byName);
    }

    static Value update(ApiCall call, HttpUrl base) {
        Params params = call.params();
        String id = params.needed("fileId");
        Optional<String> wanted = params.text("mimeType");
        Content content = Content.of(call, params.fields(), "");
        Fields metadata = Fields.empty();
        Fields file = call.ask(Files.file(id).query("fields", "id,name,mimeType"));
        String type = call.told(file, "mimeType");
        if (type.startsWith(GOOGLES)) {
            String imported = IMPORTS.get(type);
            if (imported == null) {
                throw call.invalid(
                        "/fileId is a " + type.substring(GOOGLES.length()) + ", whose content cannot be replaced");
            }
            content = wanted.isPresent() ? content : content.as(imported);
        } else if (wanted.isPresent()) {
            metadata = Fields.of("mimeType", Value.of(content.mediaType()));
        } else {
            content = content.as(type);
        }
        return sent(call, base, ApiRequest.patch(PATH + "/{id}", id), metadata, content);
    }

    private static Value sent(ApiCall call, HttpUrl base, ApiRequest request, Fields metadata, Content content) {
        Files.onAllDrives(request).query("fields", Files.fields(call));
        Fields file = content.bytes().size() <= LARGEST_AT_ONCE
                ? call.ask(request.query("uploadType", "multipart")
                        .body(Related.of(metadata, content.bytes(), content.sentType())))
                : inSession(call, base, request.query("uploadType", "resumable"), metadata, content);
        return call.output(file, Files.SHAPE);
    }

    /** The session's address is a secret of its own: whoever has it may write the file. */
    private static Fields inSession(ApiCall call, HttpUrl base, ApiRequest request, Fields metadata, Content content) {
        Answer begun = call.accepted(request.header("X-Upload-Content-Type", content.sentType())
                .header(
                        "X-Upload-Content-Length",
                        String.valueOf(content.bytes().size()))
                .json(metadata));
        String location = begun.reply().headers().get("Location");
        HttpUrl session = location == null || location.isBlank() ? null : base.resolve(location);
        if (session == null || !isAt(base, session)) {
            throw call.strange("no place of its own to send the content to");
        }
        return call.ask(ApiRequest.to("PUT", session)
                .body(RequestBody.create(content.bytes(), MediaType.get(content.sentType()))));
    }

    private static boolean isAt(HttpUrl base, HttpUrl url) {
        return url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port();
    }
}
