package app.dispatch.adapters.tools.connector.google;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import okio.ByteString;

/**
 * What a parameter says is to be in a file.
 *
 * @param bytes what is in it
 * @param mediaType its media type, as {@link MediaTypes} has it
 * @param isText whether it was given as text
 */
public record Content(ByteString bytes, String mediaType, boolean isText) {
    /** The most bytes of a file that are given back: as Base64 they still fit into a step's output. */
    public static final int MOST_READ = 700 * 1024;

    /** From {@code content}, {@code encoding}, {@code mimeType} and a name, where there is no type. */
    public static Content of(ApiCall call, Fields given, String name) {
        boolean isText = !given.text("encoding").equals(Optional.of("base64"));
        ByteString bytes = bytes(call, given.text("content").orElse(""), isText);
        String type = given.text("mimeType")
                .filter(text -> !text.isBlank())
                .map(text -> MediaTypes.checked(call, text))
                .or(() -> MediaTypes.ofName(name))
                .orElse(isText ? "text/plain" : "application/octet-stream");
        return new Content(bytes, type, isText);
    }

    /** The same as of another type. */
    public Content as(String otherType) {
        return new Content(bytes, otherType, isText);
    }

    /** The type with the charset that text is sent in. */
    public String sentType() {
        return isText && mediaType.startsWith("text/") && !mediaType.contains(";")
                ? mediaType + "; charset=UTF-8"
                : mediaType;
    }

    private static ByteString bytes(ApiCall call, String content, boolean isText) {
        if (isText) {
            return ByteString.encodeUtf8(content);
        }
        ByteString bytes = ByteString.decodeBase64(content);
        if (bytes == null) {
            throw call.invalid("The parameter content is not Base64, as encoding says that it is");
        }
        return bytes;
    }
}
