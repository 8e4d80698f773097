package app.dispatch.application.trigger;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a {@code Content-Type} says (RFC 9110 section 8.3).
 *
 * @param type such as {@code application/json}, in lower case; empty when nothing was said
 * @param charset UTF-8 when nothing was said
 */
record ContentType(String type, Charset charset) {
    /**
     * Reads the header.
     *
     * @throws Refusal {@code bad_request} when its charset is not known here
     */
    static ContentType of(String header) {
        String[] parts = header.split(";");
        Charset charset = StandardCharsets.UTF_8;
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("charset")) {
                charset = charset(parameter[1].strip().replace("\"", ""));
            }
        }
        return new ContentType(parts.length == 0 ? "" : parts[0].strip().toLowerCase(Locale.ROOT), charset);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The body's charset is not known here; send it as UTF-8");
        }
    }

    boolean isJson() {
        return type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
    }

    boolean isForm() {
        return type.equals("application/x-www-form-urlencoded");
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    /**
     * The bytes as text.
     *
     * @throws Refusal {@code invalid_json} or {@code bad_request} when they are not in this charset
     */
    String text(byte[] bytes) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            throw Refusal.of(
                    isJson() ? ErrorCode.INVALID_JSON : ErrorCode.BAD_REQUEST,
                    "The body is not text in " + charset.name() + "; files and other bytes cannot be taken");
        }
    }
}
