package app.dispatch.adapters.tools.connector.google;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.ByteString;

/**
 * A body of two parts: what is said of a content as JSON, then the content
 * (https://developers.google.com/workspace/drive/api/guides/manage-uploads#multipart).
 */
public final class Related {
    private static final MediaType JSON = MediaType.get("application/json; charset=UTF-8");
    private static final MediaType RELATED = MediaType.get("multipart/related");

    private Related() {}

    /** Its boundary is made of the content's hash, so that it does not stand in the content. */
    public static RequestBody of(Fields metadata, ByteString content, String mediaType) {
        return new MultipartBody.Builder("dispatch-" + content.sha256().hex())
                .setType(RELATED)
                .addPart(RequestBody.create(ByteString.encodeUtf8(Json.write(metadata)), JSON))
                .addPart(RequestBody.create(content, MediaType.get(mediaType)))
                .build();
    }
}
